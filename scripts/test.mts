/**
 * Runs the parts of the tests, two at a time since two processors are what CI has, and ends with 1 if one
 * of them fails. The package is packed once, for all parts that need it.
 *
 *   npm test                    everything but queue mode
 *   npm run test:quick          what needs neither n8n nor a browser: lint, types, unit, nodes
 *   npm test -- e2e faults      some parts
 *   npm test -- all             everything, as in CI
 *
 * The output of a part goes to test-results/<part>.log, and is shown when the part has failed.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installN8n } from '../playground/installN8n.mts';
import { packPackage } from '../playground/packPackage.mts';
import { n8nInstallFolder, projectFolder, runFolder } from '../playground/paths.mts';
import { Problem, sentenceOf } from '../playground/problem.mts';
import { signalGroup, startGroup } from '../playground/processes.mts';
import { type Counts, countsOf, partsNamed, type Part } from './testParts.mts';
import { setUpDatabases } from './setupDatabases.mjs';

const LANES = 2;
const RESULTS = join(projectFolder, 'test-results');

interface Result extends Counts {
	name: string;
	seconds: number;
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => stopping.abort(new Problem('Stopped.')));
}

try {
	const results = await main(partsNamed(process.argv.slice(2)));
	const sum = (which: keyof Counts) => results.reduce((total, result) => total + result[which], 0);
	for (const { name, seconds, passed, failed } of results) {
		console.log(
			`${name.padEnd(8)}${String(seconds).padStart(5)} s  ${passed} passed, ${failed} failed`,
		);
	}
	const broken = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
	if (broken.length > 0) {
		process.exitCode = 1;
		console.log(`Failed: ${broken.join(', ')}. To run a part alone: npm test -- ${broken[0]}`);
	}
	const skipped = sum('skipped');
	// The form in which runners of CI look for the result.
	console.log(
		`tests: ${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`,
	);
} catch (error) {
	process.exitCode = 1;
	console.error(error instanceof Problem ? sentenceOf(error) : (error as Error).stack);
}

/** Runs the parts, those that want to be alone last. */
async function main(parts: readonly Part[]): Promise<Result[]> {
	await rm(RESULTS, { recursive: true, force: true });
	await mkdir(RESULTS, { recursive: true });
	const prepared = prepare(parts);
	prepared.catch(() => undefined); // whoever needs it says so
	const results: Result[] = [];
	const together = parts.filter(({ alone }) => !alone);
	const lane = async () => {
		for (let part = together.shift(); part; part = together.shift()) {
			results.push(await run(part, prepared));
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	for (const part of parts.filter(({ alone }) => alone)) results.push(await run(part, prepared));
	return results;
}

/**
 * What several parts need, one after the other: programs, an n8n, the packed package.
 *
 * @returns the packed package, if a part needs it
 */
async function prepare(parts: readonly Part[]): Promise<string> {
	const needed = new Set(parts.flatMap(({ needs }) => needs));
	const { signal } = stopping;
	if (needed.has('programs')) await import('./setupTestPrograms.mjs');
	if (needed.has('databases')) setUpDatabases();
	if (needed.has('n8n')) await installN8n({ folder: n8nInstallFolder, log: console.log, signal });
	if (!needed.has('package')) return '';
	const folder = runFolder('package');
	return (await packPackage({ projectFolder, tarballFolder: folder, signal })).file;
}

/** Runs a part to its end. A part fails too if what it needs cannot be had. */
async function run(part: Part, prepared: Promise<string>): Promise<Result> {
	let packageFile = '';
	try {
		if (part.needs.length > 0) packageFile = await prepared;
	} catch (error) {
		stopping.signal.throwIfAborted();
		console.log(`${part.name}: FAILED. ${sentenceOf(error)}`);
		return { name: part.name, seconds: 0, passed: 0, failed: 1, skipped: 0 };
	}
	stopping.signal.throwIfAborted();
	console.log(`${part.name} …`);
	const begin = Date.now();
	const report = join(RESULTS, `${part.name}.json`);
	const [command, ...args] = part.command({ packageFile, report });
	const child = startGroup(command, args, {
		cwd: projectFolder,
		env: { PACKAGE_FILE: packageFile, FORCE_COLOR: '0' },
		stdin: 'ignore',
		all: true,
	});
	child.all!.pipe(createWriteStream(join(RESULTS, `${part.name}.log`)));
	const stop = () => signalGroup(child, 'SIGTERM');
	stopping.signal.addEventListener('abort', stop);
	const { all = '', exitCode } = await child;
	stopping.signal.removeEventListener('abort', stop);
	stopping.signal.throwIfAborted();

	const seconds = Math.round((Date.now() - begin) / 1000);
	const written = await readFile(report, 'utf8').catch(() => undefined);
	const counts = countsOf(part, exitCode === 0, written);
	if (counts.failed > 0) console.log(`${all}\n`);
	console.log(`${part.name}: ${counts.failed > 0 ? 'FAILED' : 'passed'}, ${seconds} s`);
	return { name: part.name, seconds, ...counts };
}
