/**
 * npm run bench: what the package takes, held against what people would use instead, in the same run
 * on the same machine. Medians; what each row measures is in docs/performance.md.
 *
 *   npm run bench                            all rows, about 15 minutes on a free machine
 *   npm run bench -- --rows 1,5              a choice; rows measured together come together
 *   npm run bench -- --json FILE             also writes the rows as JSON
 *   npm run bench -- --check                 ends with 1 if a ratio fell by more than 30 %
 *   npm run bench -- --keep                  keeps this table for later checks
 *   npm run bench -- --markdown              writes the table into docs/performance.md
 *   npm run bench -- --from FILE             rows of an earlier --json instead of measuring
 *   npm run bench -- --rounds 5              how often each contestant runs
 *   npm run bench -- --cpu-prof DIR          CPU profiles of all measured processes
 *   npm run bench -- --package FILE          a packed package instead of building one
 *   npm run bench -- --folder DIR            where everything else goes; emptied first
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installN8n } from '../../playground/installN8n.mts';
import { packPackage } from '../../playground/packPackage.mts';
import { n8nInstallFolder, projectFolder, runFolder } from '../../playground/paths.mts';
import { Problem, sentenceOf } from '../../playground/problem.mts';
import { Stage } from '../faults/stage.mts';
import { makeCertificate } from './certificate.mts';
import { fallsSince } from './check.mts';
import { growth } from './growth.mts';
import type { BenchContext, Group } from './group.mts';
import { loading } from './loading.mts';
import { mms, picture } from './mms.mts';
import { writePages } from './page.mts';
import { startProvider } from './provider.mts';
import { receipts } from './receipts.mts';
import type { Row } from './row.mts';
import { segments } from './segments.mts';
import { sends } from './sends.mts';
import { machine, terminalTable } from './table.mts';

const GROUPS: readonly Group[] = [sends, receipts, segments, loading, growth, mms];

const KEPT = fileURLToPath(new URL('kept.json', import.meta.url));

const log = (sentence: string) => console.error(sentence);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => stopping.abort(new Problem('Stopped.')));
}
const stopped = new Promise<never>((_, reject) => {
	stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason));
});
stopped.catch(() => undefined); // it is raced against, later

/** What must be stopped at the end, the last first. */
const open: Array<() => unknown> = [];

try {
	await main();
} catch (error) {
	process.exitCode = 1;
	log(error instanceof Problem ? sentenceOf(error) : ((error as Error).stack ?? String(error)));
} finally {
	for (const stop of open.reverse()) await stop();
}

async function main(): Promise<void> {
	const options = readOptions();
	const rows = options.from
		? await readRows(options.from)
		: await Promise.race([measure(options), stopped]);
	console.log(terminalTable(rows));
	console.log(machine());
	for (const { name, problem } of rows) {
		if (!problem) continue;
		process.exitCode = 1;
		log(`Not to be trusted: ${name}. ${problem}`);
	}
	if (options.json) await writeRows(options.json, rows);
	if (options.check) await check(rows);
	if (options.keep) await writeRows(KEPT, rows);
	if (options.markdown) await writePages(rows);
}

type BenchOptions = ReturnType<typeof readOptions>;

async function measure(options: BenchOptions): Promise<Row[]> {
	const { signal } = stopping;
	const { folder } = options;
	await rm(folder, { recursive: true, force: true });
	const install = await installN8n({ folder: n8nInstallFolder, log, signal });
	const packageFile =
		options.packageFile ??
		(await packPackage({ projectFolder, tarballFolder: join(folder, 'package'), signal })).file;
	const certificate = await makeCertificate(join(folder, 'certificate'));
	const provider = await startProvider(certificate, picture);
	open.push(() => provider.stop());

	const profiling = options.profiles ? await profileOptions(options.profiles) : [];
	const stages = new Map<string, Promise<Stage>>();
	const openStage = async (runName: string, env: Readonly<Record<string, string>>) => {
		const redirect = pathToFileURL(fileURLToPath(new URL('redirectPlivo.mts', import.meta.url)));
		const opened = await Stage.open({
			runFolder: join(folder, runName),
			packageFile,
			env: {
				NODE_EXTRA_CA_CERTS: certificate.certFile,
				NODE_OPTIONS: [`--import=${redirect.href}`, ...profiling].join(' '),
				BENCH_PROVIDER_PORT: String(provider.port),
				...env,
			},
			signal,
			log,
		});
		open.push(() => opened.stop());
		return opened;
	};
	const context: BenchContext = {
		provider,
		packageFile,
		folder,
		profiling,
		log,
		certFile: certificate.certFile,
		node: install.node,
		n8nModules: join(n8nInstallFolder, 'node_modules'),
		rounds: options.rounds,
		n8n: async (env = {}) => {
			const key = JSON.stringify(env);
			const stage = stages.get(key) ?? openStage(`n8n-${stages.size + 1}`, env);
			stages.set(key, stage);
			return await stage;
		},
	};
	const rows: Row[] = [];
	for (const group of GROUPS) {
		if (!group.rows.some((row) => options.rows.includes(row))) continue;
		log(`Rows ${group.rows.join(', ')} …`);
		const measured = await group.measure(context);
		for (const row of measured) log(JSON.stringify(row));
		rows.push(...measured);
	}
	return rows;
}

async function profileOptions(folder: string): Promise<string[]> {
	await mkdir(folder, { recursive: true });
	return ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

async function check(rows: readonly Row[]): Promise<void> {
	const falls = fallsSince(await readRows(KEPT), rows);
	for (const { name, peer, kept, now } of falls) {
		log(`Fell by more than 30 %: ${name}, against ${peer}: ${kept} before, ${now} now.`);
	}
	if (falls.length > 0) process.exitCode = 1;
	else log('No ratio fell by more than 30 %.');
}

async function readRows(file: string): Promise<Row[]> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Row[];
	} catch (error) {
		throw new Problem(`There are no rows to read in ${file}: ${(error as Error).message}`);
	}
}

async function writeRows(file: string, rows: readonly Row[]): Promise<void> {
	await writeFile(file, `${JSON.stringify(rows, undefined, '\t')}\n`);
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			rows: { type: 'string' },
			rounds: { type: 'string', default: '5' },
			json: { type: 'string' },
			from: { type: 'string' },
			check: { type: 'boolean', default: false },
			keep: { type: 'boolean', default: false },
			markdown: { type: 'boolean', default: false },
			'cpu-prof': { type: 'string' },
			package: { type: 'string' },
			folder: { type: 'string', default: runFolder('bench') },
		},
	});
	const all = GROUPS.flatMap(({ rows }) => rows);
	const rows = values.rows === undefined ? all : values.rows.split(',').map(Number);
	const unknown = rows.filter((row) => !all.includes(row));
	if (unknown.length > 0) {
		throw new Problem(`There is no row ${unknown.join(', ')}. Rows: ${all.join(', ')}.`);
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new Problem('--rounds must be 1 or more.');
	return {
		rows,
		rounds,
		json: values.json,
		from: values.from,
		folder: resolve(values.folder),
		check: values.check,
		keep: values.keep,
		markdown: values.markdown,
		profiles: values['cpu-prof'] === undefined ? undefined : resolve(values['cpu-prof']),
		packageFile: values.package === undefined ? undefined : resolve(values.package),
	};
}
