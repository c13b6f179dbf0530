/**
 * One run of Send SMS, or of no operation in its place, in n8n's engine in a fresh process:
 *
 *   node --import tsx engineRun.mts noOperation|dryRun|batch RECIPIENTS BASE_URL
 *
 * Prints the node's time by the engine's record, the most memory that the process had meanwhile, what
 * the items that came out take of it, and how many of them are as they should be. With --expose-gc, garbage from before does not count.
 */
import 'reflect-metadata';
import type { IDataObject, INode } from 'n8n-workflow';
import { forgetPeak, peakKb } from '../faults/memory.mts';
import { ACCOUNTS, messageTypeOf } from '../nodes/support/accounts.ts';
import { node, outputsOf, startNode } from '../nodes/support/engine.ts';
import type { EngineRun } from './growth.mts';

const [kind, count, baseUrl] = process.argv.slice(2);

const TESTED = 'Tested';
const WARM_UP = 1_000;

const account = ACCOUNTS['ihuyi B marketing v1'];
const credentials = { [account.credentialType]: { ...account.credential, baseUrl } };

const itemsFor = (recipients: number) =>
	Array.from({ length: recipients }, (_, index) => ({
		phone: `154${String(index).padStart(8, '0')}`,
		name: `客人${index}`,
	}));

const sendSms = (options: IDataObject) =>
	node(TESTED, 'sendSms', {
		provider: account.provider,
		to: '={{ $json.phone }}',
		options,
		...messageTypeOf(account),
		...account.parameters,
		...account.text,
	} as INode['parameters']);

const tested = {
	// Puts out the very items that come in.
	noOperation: node(TESTED, 'source'),
	dryRun: sendSms({ dryRun: true }),
	batch: sendSms({}),
}[kind]!;

// Whatever is loaded or compiled once is no matter of how many recipients there are.
await startNode(sendSms({ dryRun: true }), itemsFor(WARM_UP), credentials).done;

const items = itemsFor(Number(count));
globalThis.gc?.();
await forgetPeak(process.pid);
const result = await startNode(tested, items, credentials).done;
const peakBytes = (await peakKb(process.pid)) * 1024;
const outputs = outputsOf(result, TESTED).flat();

/** Memory of what is made and kept, bytes. */
function weigh(make: () => unknown): number {
	globalThis.gc?.();
	const before = process.memoryUsage().heapUsed;
	const kept = make();
	globalThis.gc?.();
	const bytes = process.memoryUsage().heapUsed - before;
	return kept ? bytes : 0;
}

const run: EngineRun = {
	nodeMs: result.data.resultData.runData[TESTED][0].executionTime,
	peakBytes,
	// The objects alone: copies share the texts with them.
	itemBytes:
		kind === 'noOperation'
			? 0
			: weigh(() => outputs.map((item) => ({ ...item, json: { ...item.json } }))),
	items: outputs.filter(
		({ json: { outcome } }) => outcome === { dryRun: 'skipped', batch: 'accepted' }[kind],
	).length,
};
console.log(JSON.stringify(run));
