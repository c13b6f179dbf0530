import type { IDataObject, INode } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { PROVIDERS } from '../../nodes/shared/providers/registry';
import { ACCOUNTS, credentialsOf, MMS_ACCOUNTS, type Product } from './support/accounts';
import { node, outputsOf, startNode, type Credentials } from './support/engine';

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier({
		ihuyi: {
			balance: 11,
			internationalBalance: 12,
			legacyMarketingBalance: 13,
			legacyMmsBalance: 14,
		},
		jiutian: { balance: 15.5 },
		plivo: { cashCredits: 16.25 },
		submail: { balance: 17, transactionalBalance: 18, mmsBalance: 19.5 },
	});
});
afterEach(async () => await carrier.close());

async function run(
	{ provider }: Product,
	product: string,
	credentials: Credentials,
	{ items = [{}], settings = {} }: { items?: IDataObject[]; settings?: Partial<INode> } = {},
) {
	const parameters = { provider, resource: 'account', operation: 'getBalance', product };
	const tested = node('Node', 'queryStatus', parameters, settings);
	const result = await startNode(tested, items, credentials).done;
	const [answers = []] = outputsOf(result, 'Node');
	const { error, runData } = result.data.resultData;
	const hints = (runData.Node ?? []).flatMap((task) => task.hints ?? []);
	return { answers, hints, error };
}

/** Each product with an account for it and what the simulator has on that account. */
const BALANCES: Array<[string, string, Product, Array<[amount: number, unit: string]>]> = [
	['ihuyi', 'notification', ACCOUNTS['ihuyi A notification'], [[11, 'messages']]],
	['ihuyi', 'international', ACCOUNTS['ihuyi E international'], [[12, '']]],
	['ihuyi', 'marketingLegacy', ACCOUNTS['ihuyi B0 marketing, old host'], [[13, '']]],
	['ihuyi', 'mmsLegacy', MMS_ACCOUNTS['ihuyi C0 MMS, old accounts'], [[14, '']]],
	['jiutian', 'account', ACCOUNTS.Jiutian, [[15.5, 'CNY']]],
	['plivo', 'account', ACCOUNTS.Plivo, [[16.25, 'USD']]],
	[
		'submail',
		'sms',
		ACCOUNTS['SUBMAIL, normal'],
		[
			[17, 'messages'],
			[18, 'messages'],
		],
	],
	[
		'submail',
		'sms',
		ACCOUNTS['SUBMAIL, md5'],
		[
			[17, 'messages'],
			[18, 'messages'],
		],
	],
	['submail', 'mms', MMS_ACCOUNTS['SUBMAIL, normal'], [[19.5, '']]],
	['submail', 'mms', MMS_ACCOUNTS['SUBMAIL, sha1'], [[19.5, '']]],
];

it('every product of every provider is here', () => {
	const all = PROVIDERS.flatMap(({ id, balances = {} }) =>
		Object.keys(balances).map((product) => `${id} ${product}`),
	);
	const asked = new Set(BALANCES.map(([provider, product]) => `${provider} ${product}`));
	expect([...asked].sort()).toEqual(all.sort());
});

it.each(BALANCES)('%s %s: what is left', async (provider, product, account, expected) => {
	const items = [{}, {}];
	const { answers, error } = await run(account, product, credentialsOf(account, carrier), {
		items,
	});
	expect(error).toBeUndefined();
	expect(answers.map(({ json, pairedItem }) => [json.amount, json.unit, pairedItem])).toEqual(
		items.flatMap((_, item) => expected.map(([amount, unit]) => [amount, unit, { item }])),
	);
	for (const { json } of answers) expect(json.provider).toBe(provider);
	const names = answers.slice(0, expected.length).map(({ json }) => json.name);
	if (expected.length > 1) expect(new Set(names).size).toBe(expected.length);
});

it.each(BALANCES)('%s %s: a wrong key', async (_, product, account) => {
	const credentials = credentialsOf(account, carrier, { [account.secret]: 'not the right one' });
	const { answers, error } = await run(account, product, credentials);
	expect(answers).toEqual([]);
	expect(error?.message).toMatch(/'[^']+'|credential/);
	expect(error?.message).not.toContain('not the right one');

	const settings = { onError: 'continueRegularOutput' as const };
	const items = [{}, {}];
	const going = await run(account, product, credentials, { items, settings });
	expect(going.error).toBeUndefined();
	expect(going.answers.map(({ json, pairedItem }) => [typeof json.error, pairedItem])).toEqual([
		['string', { item: 0 }],
		['string', { item: 1 }],
	]);
	expect(going.hints).toMatchObject([
		{ type: 'warning', message: expect.stringMatching(/^2 items: 2 failed\. 2 × error\. ./) },
	]);
});

it.each(BALANCES)('%s %s: an answer that cannot be read', async (_, product, account) => {
	carrier.misbehave({ kind: 'garbage' });
	const { answers, error } = await run(account, product, credentialsOf(account, carrier));
	expect(answers).toEqual([]);
	expect(error?.message).toContain('no answer that can be read');
});

it.each(BALANCES)('%s %s: nobody there', async (_, product, account) => {
	const credentials = credentialsOf(account, carrier, { baseUrl: 'http://127.0.0.1:9' });
	const { answers, error } = await run(account, product, credentials);
	expect(answers).toEqual([]);
	expect(error?.message).toContain("'Base URL'");
});
