import { access, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { installMatchesLockfile } from '../scripts/installMatchesLockfile.mjs';
import { findNode24, nodePackage, REQUIRED_MAJOR } from './node24.mts';
import { Problem } from './problem.mts';
import { run } from './processes.mts';

export interface InstalledN8n {
	/** The Node that n8n runs on. */
	node: string;
	/** n8n's command line script. */
	script: string;
}

export interface InstallOptions {
	/** Folder with the package.json and lockfile of the n8n to install. */
	folder: string;
	log: (sentence: string) => void;
	signal?: AbortSignal;
}

/**
 * Makes sure that n8n, a Node for it and its database driver are there and work. Every step looks
 * at what is there instead of trusting a note of an earlier run, so a half-finished install, a
 * changed lockfile or node_modules from another platform are repaired.
 */
export async function installN8n(options: InstallOptions): Promise<InstalledN8n> {
	const { folder } = options;
	let node = await findNode24(folder);
	if (!node || !(await installMatchesLockfile(folder))) {
		await installPackages(options);
		node = await findNode24(folder);
	}
	if (!node) {
		throw new Problem(
			`n8n needs Node ${REQUIRED_MAJOR}; this is Node ${process.versions.node}, and npm has no ` +
				`package ${nodePackage()} for this machine. Install Node ${REQUIRED_MAJOR} and run ` +
				'npm start with it.',
		);
	}
	if (!(await sqliteLoads(node, folder))) await buildSqlite(node, options);
	return { node, script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

async function installPackages({ folder, log, signal }: InstallOptions) {
	log('Installing n8n (3 GB on disk; three to ten minutes, only the first time) …');
	await rm(join(folder, 'node_modules'), { recursive: true, force: true });
	// As `npm ci`, which would refuse a lockfile that lacks a binary package of some other platform;
	// registry mirrors do not have them all. n8n's tree wants Node 24 and npm says so for every
	// package: only errors are of use.
	await run('npm', ['install', '--no-save', '--loglevel=error'], {
		cwd: folder,
		signal,
		otherwise: 'n8n could not be installed. Run npm start again to try again. npm says:',
	});
}

/** The one native module that has no binary in its package; the others bring theirs. */
async function sqliteLoads(node: string, folder: string): Promise<boolean> {
	try {
		await run(node, ['-e', "require('sqlite3')"], { cwd: folder, otherwise: '' });
		return true;
	} catch {
		return false;
	}
}

async function buildSqlite(node: string, { folder, log, signal }: InstallOptions) {
	log('Building the SQLite driver (about a minute, only the first time) …');
	await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
		cwd: folder,
		signal,
		env: {
			PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
			...(await ownHeaders(node)),
		},
		otherwise:
			'The SQLite driver could not be built. It needs Python 3, make and a C++ compiler ' +
			'(Debian and Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install). ' +
			'The build says:',
	});
	if (!(await sqliteLoads(node, folder))) {
		throw new Problem(
			`The SQLite driver was built but does not load. Remove ${join(folder, 'node_modules')} ` +
				'and run npm start again.',
		);
	}
}

/** The Node from npm brings its headers, which saves the build a download from nodejs.org. */
async function ownHeaders(node: string): Promise<NodeJS.ProcessEnv> {
	const prefix = dirname(dirname(node));
	return access(join(prefix, 'include', 'node', 'node_api.h')).then(
		() => ({ npm_config_nodedir: prefix }),
		() => ({}),
	);
}
