import { fileURLToPath } from 'node:url';
import { projectFolder } from '../../playground/paths.mts';
import { run } from '../../playground/processes.mts';
import type { BenchContext, Group } from './group.mts';
import { median } from './arithmetic.mts';
import { type Row, rowOf } from './row.mts';
import { ROWS } from './rows.mts';

/** What one run in the engine came to. */
export interface EngineRun {
	nodeMs: number;
	/** The most resident memory that the process had meanwhile. */
	peakBytes: number;
	/** What the objects of the items that came out take of it, without their texts. */
	itemBytes: number;
	/** Items that came out as they should. */
	items: number;
}

const ENGINE_RUN = fileURLToPath(new URL('engineRun.mts', import.meta.url));

const KINDS = ['noOperation', 'dryRun', 'batch'] as const;
type Kind = (typeof KINDS)[number];
const SENDING = KINDS.filter((kind) => kind !== 'noOperation');

/** How many for the time, each ten times as many as before. */
const TIMED = [1_000, 10_000, 100_000];

/** How many for the memory: of fewer, chance says more than the recipients do. */
const WEIGHED = [50_000, 100_000];

const LATENCY_MS = 5;

/**
 * Makes V8 collect garbage soon instead of letting the heap grow, so that the most memory a process had
 * is near to what it needed. It costs time, so time is measured without.
 */
const TIDY = [
	'--expose-gc',
	'--heap-growing-percent=5',
	'--max-semi-space-size=1',
	'--single-threaded-gc',
];

interface RunAsked {
	kind: Kind;
	recipients: number;
	tidy: boolean;
}

/**
 * Row 7: what a recipient costs, and whether it stays the same when there are more: the engine of n8n in
 * a fresh process for each run, so that neither the editor nor the database is measured.
 */
export const growth: Group = {
	rows: [7],
	measure: async (context) => {
		const { provider, rounds, log } = context;
		await provider.setLatency(LATENCY_MS);
		const asked: RunAsked[] = [
			...TIMED.flatMap((recipients) => SENDING.map((kind) => ({ kind, recipients, tidy: false }))),
			...WEIGHED.flatMap((recipients) => KINDS.map((kind) => ({ kind, recipients, tidy: true }))),
		];
		const runs = new Map<string, EngineRun[]>(asked.map((one) => [keyOf(one), []]));
		const problems = new Set<string>();
		for (let round = 1; round <= rounds; round++) {
			log(`Row 7, round ${round} of ${rounds} …`);
			for (const one of asked) {
				runs.get(keyOf(one))!.push(await inEngine(context, one, problems));
			}
		}
		const of = (kind: Kind, recipients: number, tidy: boolean) =>
			runs.get(keyOf({ kind, recipients, tidy })) ?? [];
		return rowsOf(of, [...problems]);
	},
};

const keyOf = (asked: RunAsked): string => JSON.stringify(asked);

function rowsOf(
	of: (kind: Kind, recipients: number, tidy: boolean) => EngineRun[],
	problems: string[],
): Row[] {
	const timeOf = (kind: Kind, recipients: number) =>
		of(kind, recipients, false).map(({ nodeMs }) => (nodeMs * 1000) / recipients);
	const memoryOf = (kind: Kind, recipients: number) => {
		const without = median(of('noOperation', recipients, true).map(({ peakBytes }) => peakBytes));
		return of(kind, recipients, true).map(
			({ peakBytes, itemBytes }) => (peakBytes - itemBytes - without) / recipients,
		);
	};
	const plans = [
		['dryRun', ROWS.dryRunGrowth, ROWS.dryRunMemory],
		['batch', ROWS.batchGrowth, ROWS.batchMemory],
	] as const;
	return plans.flatMap(([kind, time, memory]) => [
		...TIMED.slice(1).map((recipients) =>
			rowOf(
				time,
				{ ours: timeOf(kind, recipients), theirs: timeOf(kind, recipients / 10), problems },
				recipients.toLocaleString('en'),
			),
		),
		...WEIGHED.map((recipients) =>
			rowOf(
				memory,
				{ ours: memoryOf(kind, recipients), theirs: [2048], problems },
				recipients.toLocaleString('en'),
			),
		),
	]);
}

/** One run, held against the provider's journal. */
async function inEngine(
	{ provider, certFile, node, profiling }: BenchContext,
	{ kind, recipients, tidy }: RunAsked,
	problems: Set<string>,
): Promise<EngineRun> {
	await provider.forget();
	const output = await run(
		node,
		[
			...(tidy ? TIDY : []),
			...profiling,
			'--no-warnings',
			'--import',
			'tsx',
			ENGINE_RUN,
			kind,
			String(recipients),
			`${provider.url}/ihuyi`,
		],
		{
			cwd: projectFolder,
			env: { NODE_EXTRA_CA_CERTS: certFile },
			otherwise: 'The engine did not run:',
		},
	);
	const result = JSON.parse(output) as EngineRun;
	const journal = await provider.journal();
	const wanted = kind === 'batch' ? recipients : 0;
	if (result.items !== recipients) {
		problems.add(`${result.items} of ${recipients} items came out of ${kind}.`);
	}
	if (journal.messages !== wanted || journal.recipients !== wanted) {
		problems.add(`The provider has ${journal.messages} messages of ${kind}, not ${wanted}.`);
	}
	return result;
}
