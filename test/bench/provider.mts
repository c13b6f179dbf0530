import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import axios from 'axios';
import { Problem } from '../../playground/problem.mts';
import type { Certificate } from './certificate.mts';

/** What the server has taken since it last forgot. */
export interface Journal {
	requests: number;
	/** All requests as HTTP writes them, TLS aside. */
	bytes: number;
	messages: number;
	/** Different numbers among the messages. */
	recipients: number;
}

/** The server that stands for the providers, in a process of its own. */
export interface BenchProvider {
	/** Its TLS port, for all providers. */
	port: number;
	url: string;
	/** Every answer to a message is held back so long. */
	setLatency(milliseconds: number): Promise<void>;
	journal(): Promise<Journal>;
	forget(): Promise<void>;
	stop(): void;
}

/**
 * Starts the server.
 *
 * @param picture served as `/picture.png`
 */
export async function startProvider(
	{ key, cert }: Certificate,
	picture: Buffer,
): Promise<BenchProvider> {
	const child = fork(fileURLToPath(new URL('providerServer.mts', import.meta.url)), {
		execArgv: ['--import', 'tsx'],
		env: {
			...process.env,
			BENCH_KEY: key,
			BENCH_CERT: cert,
			BENCH_PICTURE: picture.toString('base64'),
		},
	});
	const died = once(child, 'exit').then(() => {
		throw new Problem('The server of the bench ended by itself; see above.');
	});
	died.catch(() => undefined);
	const [[port, controlPort]] = (await Promise.race([once(child, 'message'), died])) as [number[]];
	const control = axios.create({ baseURL: `http://127.0.0.1:${controlPort}`, proxy: false });
	return {
		port,
		url: `https://127.0.0.1:${port}`,
		setLatency: async (milliseconds) => void (await control.put(`/latency/${milliseconds}`, {})),
		journal: async () => (await control.get<Journal>('/journal')).data,
		forget: async () => void (await control.delete('/journal')),
		stop: () => {
			// A Ctrl-C may have reached it before us.
			if (child.connected) child.disconnect();
		},
	};
}
