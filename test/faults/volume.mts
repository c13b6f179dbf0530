/**
 * How long n8n takes for a large campaign and how much memory: a dry run and a real run, with and
 * without Send Once, each in a fresh n8n. The real runs are judged by the carrier's journal.
 *
 *   node --import tsx test/faults/volume.mts
 *   node --import tsx test/faults/volume.mts --json FILE
 *   node --import tsx test/faults/volume.mts --dry 100000 --real 20000
 *   node --import tsx test/faults/volume.mts --only once                       runs with that word
 *   node --import tsx test/faults/volume.mts --package FILE --folder DIR       as for faults.mts
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import { startCarrier } from '../../playground/carrier/carrier.mts';
import { runFolder } from '../../playground/paths.mts';
import { untilEnded } from './executions.mts';
import { duplicatesIn } from './judge.mts';
import { peakMb } from './memory.mts';
import { sendersFor } from './senders.mts';
import { Stage } from './stage.mts';
import { createCampaign, freshNumbers, START } from './workflows.mts';

interface Run {
	run: string;
	product: string;
	recipients: number;
	options: IDataObject;
}

/** What a run came to. */
interface Measurement {
	run: string;
	recipients: number;
	/** How the execution ended. */
	status: string;
	/** From the click to the end of the execution, the saving of its data included. */
	seconds: number;
	/** The most resident memory that n8n had, megabytes. */
	peakMemoryMb: number;
	/** Messages that the carrier took. */
	messages: number;
	duplicates: number;
}

const SEND_ONCE = { sendOnce: { once: { campaign: 'fair' } } };
const ONE_A_REQUEST = 'ihuyi A notification';
const MANY_A_REQUEST = 'ihuyi B marketing v1';

const runs = (dry: number, real: number): Run[] => [
	{ run: 'dry run', product: ONE_A_REQUEST, recipients: dry, options: { dryRun: true } },
	...[ONE_A_REQUEST, MANY_A_REQUEST].flatMap((product): Run[] => [
		{ run: `real run, ${product}`, product, recipients: real, options: {} },
		{
			run: `real run with Send Once, ${product}`,
			product,
			recipients: real,
			options: SEND_ONCE,
		},
	]),
];

const options = readOptions();
const stage = await Stage.open({ ...options, log: (sentence) => console.error(sentence) });
try {
	const measured: Measurement[] = [];
	for (const run of options.runs) {
		measured.push(await measure(run));
		console.error(JSON.stringify(measured.at(-1)));
		await stage.stop();
		await stage.start();
	}
	console.log(table(measured));
	console.log(`${cpus().length} × ${cpus()[0].model}`);
	if (options.json) {
		await writeFile(options.json, `${JSON.stringify(measured, undefined, '\t')}\n`);
	}
	const asPromised = measured.every(
		({ run, recipients, status, messages, duplicates }) =>
			status === 'success' && duplicates === 0 && messages === (run === 'dry run' ? 0 : recipients),
	);
	if (!asPromised) process.exitCode = 1;
} finally {
	await stage.stop();
}

async function measure({ run, product, recipients, options }: Run): Promise<Measurement> {
	const carrier = await startCarrier({
		receiptDelayMs: { min: 0, max: 0 },
		ihuyi: { balance: 10 * recipients, marketingBalance: 10 * recipients },
	});
	try {
		const workflow = await createCampaign(stage.api, {
			name: run,
			recipients: freshNumbers(recipients),
			senders: sendersFor([product], carrier, {}, options),
		});
		const begin = Date.now();
		const id = await stage.api.run(workflow, START);
		await untilEnded(stage, id, 3_600_000);
		const seconds = Math.round((Date.now() - begin) / 100) / 10;
		const journal = carrier.journal.messages();
		return {
			run,
			recipients,
			status: (await stage.api.execution(id)).status,
			seconds,
			peakMemoryMb: await peakMb(stage.pid),
			messages: journal.length,
			duplicates: duplicatesIn(journal),
		};
	} finally {
		await carrier.close();
	}
}

function table(measured: readonly Measurement[]): string {
	const shown = new Table({
		head: ['Run', 'Recipients', 'Status', 'Seconds', 'Peak MB', 'Messages', 'Duplicates'],
		style: { head: [], border: [], compact: true },
	});
	shown.push(...measured.map((measurement) => Object.values(measurement).map(String)));
	return shown.toString();
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			dry: { type: 'string', default: '100000' },
			real: { type: 'string', default: '20000' },
			only: { type: 'string', default: '' },
			json: { type: 'string' },
			package: { type: 'string' },
			folder: { type: 'string', default: runFolder('volume') },
		},
	});
	return {
		json: values.json,
		runs: runs(Number(values.dry), Number(values.real)).filter(({ run }) =>
			run.toLowerCase().includes(values.only.toLowerCase()),
		),
		packageFile: values.package,
		runFolder: values.folder,
	};
}
