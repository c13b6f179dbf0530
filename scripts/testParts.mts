import { Problem } from '../playground/problem.mts';
import { type Check } from '../test/queue/check.mts';
import { isClean, type Row } from '../test/faults/row.mts';

/** What must be there before a part runs. */
export type Need = 'programs' | 'databases' | 'n8n' | 'package';

/** What a part is given. */
interface Given {
	/** The packed package; empty if the part does not need it. */
	packageFile: string;
	/** The file into which the part writes what came of its tests, if it does. */
	report: string;
}

/** A part of the tests, which runs as a process of its own. */
export interface Part {
	name: string;
	needs: readonly Need[];
	command(given: Given): string[];
	/** Counts what is in the report. A part without a report is one test. */
	count?(report: string): Counts;
	/** Runs after all others: several processes of n8n and two databases are enough for a machine. */
	alone?: boolean;
}

export interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

/** The report of jest, as far as it is read. */
interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	/** Files of which no test could run. */
	numRuntimeErrorTestSuites: number;
}

const jestPart = (name: string, needs: readonly Need[] = [], options: string[] = []): Part => ({
	name,
	needs,
	command: ({ report }) => [
		'npx',
		'jest',
		'--selectProjects',
		name,
		'--json',
		'--outputFile',
		report,
		...options,
	],
	count: (report) => {
		const json = JSON.parse(report) as JestReport;
		return {
			passed: json.numPassedTests,
			failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
			skipped: json.numPendingTests,
		};
	},
});

const npmPart = (name: string, script: string): Part => ({
	name,
	needs: [],
	command: () => ['npm', 'run', script],
});

const counted = <Item,>(items: readonly Item[], isGood: (item: Item) => boolean): Counts => ({
	passed: items.filter(isGood).length,
	failed: items.filter((item) => !isGood(item)).length,
	skipped: 0,
});

const program = (file: string, { packageFile, report }: Given): string[] => [
	process.execPath,
	'--import',
	'tsx',
	file,
	'--short',
	'--package',
	packageFile,
	'--json',
	report,
];

/** All parts; the longest first, so that the others find room beside it. */
export const PARTS: readonly Part[] = [
	// One file after the other: they share one n8n.
	jestPart('e2e', ['programs', 'n8n', 'package'], ['--runInBand']),
	jestPart('unit'),
	npmPart('lint', 'lint'),
	npmPart('types', 'typecheck'),
	npmPart('regexes', 'regexes'),
	jestPart('nodes'),
	{
		name: 'scan',
		needs: ['package'],
		command: ({ packageFile }) => ['npm', 'run', 'scan', '--', '--package', packageFile],
	},
	{
		name: 'faults',
		needs: ['n8n', 'package'],
		command: (given) => program('test/faults/faults.mts', given),
		count: (report) => counted(JSON.parse(report) as Row[], isClean),
	},
	{
		name: 'queue',
		needs: ['databases', 'n8n', 'package'],
		command: (given) => program('test/queue/queue.mts', given),
		count: (report) => counted(JSON.parse(report) as Check[], ({ isAsPromised }) => isAsPromised),
		alone: true,
	},
];

/** Parts under one name; 'most' is what runs if nothing is named. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
	quick: ['unit', 'lint', 'types', 'nodes'],
	most: PARTS.filter(({ name }) => name !== 'queue').map(({ name }) => name),
	all: PARTS.map(({ name }) => name),
};

/** The parts with these names, each once and in their order; throws if there is no such part. */
export function partsNamed(names: readonly string[]): Part[] {
	const wanted = (names.length > 0 ? names : ['most']).flatMap((name) => GROUPS[name] ?? [name]);
	const stranger = wanted.find((name) => !PARTS.some((part) => part.name === name));
	if (stranger !== undefined) {
		const known = [...PARTS.map(({ name }) => name), ...Object.keys(GROUPS)];
		throw new Problem(`There is no part "${stranger}" of the tests. Known: ${known.join(', ')}.`);
	}
	return PARTS.filter(({ name }) => wanted.includes(name));
}

/**
 * What came of a part.
 *
 * @param report what it wrote into its report; nothing if there is none
 */
export function countsOf({ count }: Part, isGood: boolean, report: string | undefined): Counts {
	const counts =
		count && report !== undefined
			? count(report)
			: { passed: isGood && !count ? 1 : 0, failed: 0, skipped: 0 };
	// A part may fail beside its tests: it does not start, or it ends before it can report.
	const hasFailed = !isGood || (count !== undefined && counts.passed + counts.failed === 0);
	return hasFailed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
