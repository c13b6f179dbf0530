import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstalledN8n } from './installN8n.mts';
import { anyFreePort } from './ports.mts';
import { Problem } from './problem.mts';
import { lastLines, signalGroup, startGroup } from './processes.mts';

/** What a process of n8n does: everything, or its part in queue mode. */
export type N8nRole = 'start' | 'webhook' | 'worker';

export interface N8nServerOptions {
	install: InstalledN8n;
	/** Default: `start`, the whole n8n or the main process of queue mode. */
	role?: N8nRole;
	/** More arguments for n8n. */
	args?: string[];
	port: number;
	/** Database, key and community packages. */
	userFolder: string;
	/** Working directory of the process. */
	homeFolder: string;
	/** The one folder from which workflows may read files. */
	filesFolder: string;
	logFile: string;
	/** More environment, for tests. */
	env?: NodeJS.ProcessEnv;
	signal?: AbortSignal;
}

export interface N8nServer {
	url: string;
	pid: number;
	/** Never resolves; rejects with a sentence and the last log lines if n8n ends by itself. */
	crashed: Promise<never>;
	stop(): Promise<void>;
}

const READY_LINE: Readonly<Record<N8nRole, string>> = {
	start: 'Editor is now accessible',
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};
const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 5_000;

/** Starts n8n and waits until it does its work: until the editor answers, if that is its role. */
export async function startN8n(options: N8nServerOptions): Promise<N8nServer> {
	const { install, role = 'start', args = [], port, signal } = options;
	const { logFile, homeFolder, filesFolder } = options;
	signal?.throwIfAborted();
	await Promise.all(
		[dirname(logFile), homeFolder, filesFolder].map((folder) => mkdir(folder, { recursive: true })),
	);
	const child = startGroup(install.node, [install.script, role, ...args], {
		cwd: homeFolder,
		env: await serverEnvironment(options),
		extendEnv: false,
		stdin: 'ignore',
		all: true,
		buffer: false,
	});
	child.all!.pipe(createWriteStream(logFile));

	let stopping = false;
	const ended = child.then(() => undefined);
	const crashed = ended.then(async () => {
		if (stopping) return await new Promise<never>(() => {});
		signalGroup(child, 'SIGKILL'); // its task runner, should it be left behind
		const log = await readFile(logFile, 'utf8').catch(() => '');
		throw new Problem(`n8n ended by itself. The end of its log:\n${lastLines(log)}`);
	});
	crashed.catch(() => {}); // whoever waits for something races against it

	const stop = async () => {
		stopping = true;
		signalGroup(child, 'SIGTERM');
		const inTime = await Promise.race([ended.then(() => true), sleep(STOP_WITHIN_MS, false)]);
		signalGroup(child, 'SIGKILL'); // n8n if it hangs, and its task runner in any case
		if (!inTime) await ended;
	};

	try {
		await Promise.race([lineIn(child.all!, READY_LINE[role], signal), crashed]);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url: `http://127.0.0.1:${port}`, pid: child.pid!, crashed, stop };
}

async function serverEnvironment(options: N8nServerOptions): Promise<NodeJS.ProcessEnv> {
	const { port, userFolder, filesFolder, env } = options;
	return {
		...withoutOwnSettings(process.env),
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(await anyFreePort()),
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		N8N_SECURE_COOKIE: 'false',
		GENERIC_TIMEZONE: 'Asia/Shanghai',
		// Nothing leaves this machine.
		NODE_ENV: 'production', // otherwise it asks a staging server for community nodes
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		// The carrier simulator is on this machine, whatever proxy the network has.
		NO_PROXY: [process.env.NO_PROXY, '127.0.0.1', 'localhost'].filter(Boolean).join(','),
		...env,
	};
}

/**
 * The user's own n8n settings (a database!) and the variables of npm, tsx and jest are not for this one;
 * with NODE_ENV=test, n8n ends without a word.
 */
function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const notForUs =
		/^(n8n_|db_|executions_|queue_|webhook_url$|generic_timezone$|no_proxy$|npm_|node_options$|node_path$|node_env$|jest_)/i;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !notForUs.test(name)));
}

async function lineIn(stream: NodeJS.ReadableStream, text: string, signal?: AbortSignal) {
	const late = AbortSignal.timeout(READY_WITHIN_MS);
	const either = signal ? AbortSignal.any([signal, late]) : late;
	let seen = '';
	await new Promise<void>((resolve, reject) => {
		const look = (chunk: Buffer) => {
			seen += chunk.toString();
			if (seen.includes(text)) settle(resolve);
		};
		const giveUp = () =>
			settle(() =>
				reject(
					late.aborted
						? new Problem(`n8n was not ready in ${READY_WITHIN_MS / 1000} s:\n${lastLines(seen)}`)
						: signal!.reason,
				),
			);
		const settle = (end: () => void) => {
			stream.off('data', look);
			either.removeEventListener('abort', giveUp);
			end();
		};
		stream.on('data', look);
		either.addEventListener('abort', giveUp);
	});
}
