/**
 * The first thing that `npm start` and `npm test` run, so it needs nothing but Node itself.
 *
 *   node scripts/setup.mjs                     installs the development dependencies if necessary
 *   node scripts/setup.mjs <file.mts> [...]    … and then runs the file, in this very process
 *
 * In this very process, because `npm` hands a signal only to its direct child: with
 * `setup && tsx file` a SIGTERM would end the shell between them and leave the file running.
 */
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { argv, exit, versions } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installMatchesLockfile } from './installMatchesLockfile.mjs';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

async function setUp() {
	if (Number(versions.node.split('.')[0]) < 20) {
		fail(`This project needs Node 20 or newer; this is Node ${versions.node}.`);
	}
	if (await installMatchesLockfile(projectFolder)) return;
	console.log('Installing the development dependencies (npm ci, about a minute) …');
	const code = await npmCi();
	if (code !== 0) {
		fail('npm ci did not finish (its output is above). Run npm start again to have another go.');
	}
}

function npmCi() {
	return new Promise((done) => {
		const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
			cwd: projectFolder,
			stdio: 'inherit',
			shell: process.platform === 'win32', // npm is a .cmd file there
		});
		for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => npm.kill(signal));
		npm.once('error', (error) => fail(`npm could not be started: ${error.message}.`));
		npm.once('exit', (code) => done(code ?? 1));
	});
}

function fail(sentence) {
	console.error(sentence);
	exit(1);
}

async function runHere(file) {
	const { register } = await import('tsx/esm/api');
	register();
	await import(pathToFileURL(resolve(file)).href);
}

await setUp();
const [file] = argv.splice(2, 1);
if (file) await runHere(file);
