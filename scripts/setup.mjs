/**
 * The first thing that `npm start` and `npm test` run, so it needs nothing but Node itself.
 *
 *   node scripts/setup.mjs                     installs the development dependencies if necessary
 *   node scripts/setup.mjs <file.mts> [...]    … and then runs the file, in this very process, so
 *                                              that signals have nobody to get lost in
 */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { argv, exit, versions } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installMatchesLockfile } from './installMatchesLockfile.mjs';
import { stopWithNpm } from './stopWithNpm.mjs';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

async function setUp() {
	if (Number(versions.node.split('.')[0]) < 20) {
		fail(`This project needs Node 20 or newer; this is Node ${versions.node}.`);
	}
	if (await installMatchesLockfile(projectFolder)) return;
	console.log('Installing the development dependencies (one to three minutes) …');
	await rm(join(projectFolder, 'node_modules'), { recursive: true, force: true });
	const code = await npmInstall();
	if (code !== 0) fail('npm did not finish (see above). Run the same command again to try again.');
}

/**
 * As `npm ci`, which would refuse a lockfile that lacks a binary package of some other platform;
 * registry mirrors do not have them all.
 */
function npmInstall() {
	return new Promise((done) => {
		const npm = spawn('npm', ['install', '--no-save', '--loglevel=error'], {
			cwd: projectFolder,
			stdio: 'inherit',
			shell: process.platform === 'win32', // npm is a .cmd file there
		});
		// SIGKILL, because npm would undo everything first, for minutes; the next start tidies up.
		const kill = () => npm.kill('SIGKILL');
		const signals = ['SIGINT', 'SIGTERM'];
		for (const signal of signals) process.on(signal, kill);
		npm.once('error', (error) => fail(`npm could not be started: ${error.message}.`));
		npm.once('exit', (code) => {
			for (const signal of signals) process.off(signal, kill);
			done(code ?? 1);
		});
	});
}

function fail(sentence) {
	console.error(sentence);
	exit(1);
}

async function runHere(file) {
	// Both: TypeScript that is imported, and what that requires in turn.
	for (const api of ['tsx/cjs/api', 'tsx/esm/api']) (await import(api)).register();
	await import(pathToFileURL(resolve(file)).href);
}

stopWithNpm();
await setUp();
const [file] = argv.splice(2, 1);
if (file) await runHere(file);
