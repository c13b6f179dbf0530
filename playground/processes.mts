import { execa, type Options, type ResultPromise } from 'execa';
import { Problem } from './problem.mts';

/**
 * Starts a command as the head of a process group of its own, so that whatever it starts in turn
 * (npm's scripts, n8n's task runner) can be stopped with it. A Ctrl-C in the terminal then reaches
 * us alone, and we decide about the order.
 */
export function startGroup<T extends Options>(command: string, args: string[], options: T) {
	return execa(command, args, {
		...options,
		detached: process.platform !== 'win32',
		reject: false,
		cleanup: true,
	});
}

/** Sends a signal to a command and all its descendants; a group that is gone is no mistake. */
export function signalGroup({ pid }: Pick<ResultPromise, 'pid'>, signal: NodeJS.Signals) {
	if (pid === undefined) return;
	if (process.platform === 'win32') {
		execa('taskkill', ['/pid', String(pid), '/t', '/f'], { reject: false });
		return;
	}
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	signal?: AbortSignal;
	/** What to say if the command ends with an exit code; its last lines follow. */
	otherwise: string;
}

/** Runs a command to its end and gives its standard output. */
export async function run(command: string, args: string[], options: CommandOptions) {
	options.signal?.throwIfAborted();
	const child = startGroup(command, args, {
		cwd: options.cwd,
		env: options.env,
		all: true,
		stdin: 'ignore',
	});
	// Not SIGTERM: npm would undo an install first, for minutes. All that we run here can be repeated.
	const stop = () => signalGroup(child, 'SIGKILL');
	options.signal?.addEventListener('abort', stop);
	try {
		const result = await child;
		options.signal?.throwIfAborted();
		if (result.failed) {
			throw new Problem(`${options.otherwise}\n${lastLines(result.all || result.message || '')}`);
		}
		return result.stdout;
	} finally {
		options.signal?.removeEventListener('abort', stop);
	}
}

/** The end of a log, for a message. */
export const lastLines = (text: string, count = 15): string =>
	text.trimEnd().split('\n').slice(-count).join('\n');
