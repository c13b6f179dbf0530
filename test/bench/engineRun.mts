/**
 * One run of Send SMS, or of no operation in its place, in n8n's engine in a fresh process:
 *
 *   node --import tsx engineRun.mts noOperation|dryRun|batch RECIPIENTS BASE_URL
 *
 * Prints the node's time by the engine's record, the most memory the process had, and how many items
 * came out.
 */
import 'reflect-metadata';
import { ACCOUNTS, messageTypeOf } from '../nodes/support/accounts.ts';
import { node, outputsOf, startNode } from '../nodes/support/engine.ts';
import type { EngineRun } from './growth.mts';

const [kind, count, baseUrl] = process.argv.slice(2);

const account = ACCOUNTS['ihuyi B marketing v1'];
const items = Array.from({ length: Number(count) }, (_, index) => ({
	phone: `154${String(index).padStart(8, '0')}`,
	name: `客人${index}`,
}));
const TESTED = 'Tested';
const tested =
	kind === 'noOperation'
		? node(TESTED, 'source') // puts out the very items that come in
		: node(TESTED, 'sendSms', {
				...{ provider: account.provider, to: '={{ $json.phone }}' },
				...messageTypeOf(account),
				...account.parameters,
				...account.text,
				options: kind === 'dryRun' ? { dryRun: true } : {},
			} as Parameters<typeof node>[2]);

const result = await startNode(tested, items, {
	[account.credentialType]: { ...account.credential, baseUrl },
}).done;
const outputs = outputsOf(result, TESTED).flat();
const wanted = { dryRun: 'skipped', batch: 'accepted' }[kind];
const run: EngineRun = {
	nodeMs: result.data.resultData.runData[TESTED][0].executionTime,
	peakBytes: process.resourceUsage().maxRSS * 1024,
	items: outputs.filter(({ json }) => wanted === undefined || json.outcome === wanted).length,
};
console.log(JSON.stringify(run));
