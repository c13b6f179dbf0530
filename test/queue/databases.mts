import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyFreePort } from '../../playground/ports.mts';
import { Problem } from '../../playground/problem.mts';
import { lastLines, run, signalGroup, startGroup } from '../../playground/processes.mts';
import { setUpDatabases } from '../../scripts/setupDatabases.mjs';

/** Redis and PostgreSQL, running for us alone. */
export interface Databases {
	redisPort: number;
	postgresPort: number;
	stop(): Promise<void>;
}

/** The owner of the database; with 'trust', PostgreSQL asks for no password. */
export const DATABASE_USER = 'n8n';

const READY_WITHIN_MS = 30_000;

/** PostgreSQL refuses to run as root, so it runs as the user that its package has made. */
const isRoot = userInfo().uid === 0;
const asPostgres = (command: string, args: string[]): [string, string[]] =>
	isRoot
		? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
		: [command, args];

/**
 * Starts both on free ports. Their data lies in the folder for temporary files, since that other user
 * may not be allowed into the folder of the project; it is removed in the end.
 */
export async function startDatabases(signal?: AbortSignal): Promise<Databases> {
	const { redis, postgresFolder } = setUpDatabases();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-'));
	const stops: Array<() => Promise<void>> = [];
	const stop = async () => {
		await Promise.all(stops.map(async (one) => await one()));
		await rm(folder, { recursive: true, force: true });
	};
	const start = async (command: string, args: string[], port: number) => {
		signal?.throwIfAborted();
		const server = startGroup(command, args, { cwd: folder, stdin: 'ignore', all: true });
		stops.push(async () => {
			signalGroup(server, 'SIGINT'); // PostgreSQL: do not wait for the clients
			await server;
		});
		const ended = server.then(({ all, message }) => {
			throw new Problem(`${command} ended by itself:\n${lastLines(all || message || '')}`);
		});
		ended.catch(() => undefined); // of interest only until it listens
		await Promise.race([untilListening(port, signal), ended]);
	};
	try {
		if (isRoot) await chown(folder, ...(await idsOfPostgres()));
		const data = join(folder, 'postgres');
		const initdb = ['--pgdata', data, '--username', DATABASE_USER, '--auth', 'trust'];
		await run(...asPostgres(join(postgresFolder!, 'initdb'), [...initdb, '--encoding', 'UTF8']), {
			cwd: folder,
			signal,
			otherwise: 'The database of PostgreSQL cannot be made:',
		});
		const postgresPort = await anyFreePort();
		const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };
		const postgresArgs = Object.entries(settings).flatMap(([name, value]) => [
			'-c',
			`${name}=${value}`,
		]);
		await start(
			...asPostgres(join(postgresFolder!, 'postgres'), [
				'-D',
				data,
				'-p',
				String(postgresPort),
				...postgresArgs,
			]),
			postgresPort,
		);
		const redisPort = await anyFreePort();
		const redisArgs = ['--bind', '127.0.0.1', '--port', String(redisPort), '--save', ''];
		await start(redis, [...redisArgs, '--dir', folder], redisPort);
		return { redisPort, postgresPort, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function idsOfPostgres(): Promise<[uid: number, gid: number]> {
	const id = async (kind: string) =>
		Number(await run('id', [kind, 'postgres'], { cwd: '/', otherwise: 'No user "postgres":' }));
	return [await id('-u'), await id('-g')];
}

async function untilListening(port: number, signal?: AbortSignal): Promise<void> {
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await answers(port))) {
		if (Date.now() > deadline) throw new Problem(`Nothing listens on port ${port}.`);
		await sleep(100, undefined, { signal });
	}
}

const answers = (port: number) =>
	new Promise<boolean>((resolve) => {
		const socket = createConnection({ port, host: '127.0.0.1' });
		const settle = (does: boolean) => {
			socket.destroy();
			resolve(does);
		};
		socket.once('connect', () => settle(true));
		socket.once('error', () => settle(false));
	});
