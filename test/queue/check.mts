import Table from 'cli-table3';
import type { Carrier } from '../../playground/carrier/carrier.mts';
import type { Cluster } from './cluster.mts';

/** What the parts of the test work with. */
export interface QueueContext {
	cluster: Cluster;
	carrier: Carrier;
	log: (sentence: string) => void;
}

/** A figure, and whether it is what was promised. */
export interface Check {
	name: string;
	figure: number;
	/** What it has to be, in words; nothing if it is only measured. */
	promise?: string;
	isAsPromised: boolean;
}

/** A figure that must be this one. */
export const exactly = (name: string, figure: number, wanted: number): Check => ({
	name,
	figure,
	promise: String(wanted),
	isAsPromised: figure === wanted,
});

/** A figure that must not be exceeded. */
export const atMost = (name: string, figure: number, most: number): Check => ({
	name,
	figure,
	promise: `at most ${most}`,
	isAsPromised: figure <= most,
});

/** A figure that must be reached, so that the test has tested something. */
export const atLeast = (name: string, figure: number, least: number): Check => ({
	name,
	figure,
	promise: `at least ${least}`,
	isAsPromised: figure >= least,
});

/** A figure that nobody has promised. */
export const measured = (name: string, figure: number): Check => ({
	name,
	figure: Math.round(figure * 10) / 10,
	isAsPromised: true,
});

/** The checks for the terminal. */
export function checkTable(checks: readonly Check[]): string {
	const table = new Table({
		head: ['Check', 'Figure', 'Promised', ''],
		colAligns: ['left', 'right', 'right', 'left'],
		style: { head: [], border: [], compact: true },
	});
	for (const { name, figure, promise = '', isAsPromised } of checks) {
		table.push([name, String(figure), promise, isAsPromised ? '' : 'BROKEN']);
	}
	return table.toString();
}
