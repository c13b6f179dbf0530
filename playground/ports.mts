import getPort from 'get-port';
import { createServer } from 'node:net';
import { Problem } from './problem.mts';

/** Refuses a taken port with a sentence; another one in its place would only be looked for in vain. */
export async function requireFreePort(port: number, purpose: string, option: string) {
	if (await isFree(port)) return;
	throw new Problem(
		`Port ${port} for ${purpose} is taken on this machine. Stop what uses it, or choose another ` +
			`one: npm start -- ${option} ${port + 1000}`,
	);
}

// Not get-port: it gives a free port in place of a taken one, and tries every interface.
const isFree = (port: number) =>
	new Promise<boolean>((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
	});

/** Any free port, for what nobody has to know. */
export const anyFreePort = (): Promise<number> => getPort({ host: '127.0.0.1' });

/** This port, or any free one if it is taken. */
export const freePort = (port: number): Promise<number> => getPort({ port, host: '127.0.0.1' });
