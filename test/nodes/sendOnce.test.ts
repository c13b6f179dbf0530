import { DataDeduplicationService } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS, guestsFor, MMS_ACCOUNTS } from './support/accounts';
import { runMms } from './support/mms';
import { ProcessedData } from './support/processedData';
import { outcomesOf, runSms, type SmsRun } from './support/sms';

/** A lock that a crash leaves behind is waited for, for seconds. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<typeof import('./support/turns')>('./support/turns').sleepInTurns,
}));

const ihuyi = ACCOUNTS['ihuyi A notification'];
/** One request for up to 500 recipients. */
const jiutian = ACCOUNTS.Jiutian;

const ALREADY_SENT = ['alreadySent', 'alreadySent', 'alreadySent'];
const ACCEPTED = ['accepted', 'accepted', 'accepted'];

/** Puts n8n's service on a database; it can be initialised only once in a process. */
async function useDatabase(database?: ProcessedData) {
	Reflect.set(DataDeduplicationService, 'instance', undefined);
	if (database) await DataDeduplicationService.init(database);
}

let carrier: Carrier;
let database: ProcessedData;
beforeEach(async () => {
	carrier = await startCarrier({ ihuyi: { oneMessagePerSecond: false } });
	database = new ProcessedData();
	await useDatabase(database);
});
afterEach(async () => await carrier.close());

const once = (values: IDataObject = {}): IDataObject => ({ sendOnce: { once: values } });
const send = async (values: IDataObject = {}, rest: SmsRun = {}, account = ihuyi) =>
	await runSms(account, carrier, { ...rest, options: { ...rest.options, ...once(values) } });
const taken = () => carrier.journal.messages().map(({ to }) => to);

describe('what a second run does', () => {
	it.each([
		['one request each', ihuyi],
		['one request for all', jiutian],
	])('skips what the first has sent: %s', async (_, account) => {
		expect((await send({}, {}, account)).outcomes).toEqual(ACCEPTED);
		const second = await send({}, {}, account);
		expect(second.outcomes).toEqual(ALREADY_SENT);
		expect(second.notAccepted[0].json).toEqual({
			outcome: 'skipped',
			skipReason: 'alreadySent',
			provider: account.provider,
			to: expect.stringMatching(/^\+86154/),
			attempts: 0,
			segments: 1,
			encoding: 'UCS-2',
			reason: expect.stringContaining('already'),
		});
		expect(taken()).toHaveLength(3);
	});

	it('sends to those who are new', async () => {
		const people = (...phones: string[]) => ({ items: phones.map((phone) => ({ phone })) });
		await send({}, people('15400000001', '15400000002'));
		const { outcomes } = await send({}, people('15400000002', '15400000003', '15400000001'));
		expect(outcomes).toEqual(['alreadySent', 'accepted', 'alreadySent']);
	});

	it('goes by the number and not by how it is written', async () => {
		await send({}, { items: [{ phone: '15400000001' }] });
		const { outcomes } = await send({}, { items: [{ phone: '+86 154-0000-0001' }] });
		expect(outcomes).toEqual(['alreadySent']);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['campaign', { campaign: 'spring' }, { campaign: 'autumn' }],
		['version', { campaign: 'spring', version: '1' }, { campaign: 'spring', version: '2' }],
		['key', { key: '=a{{ $json.phone }}' }, { key: '=b{{ $json.phone }}' }],
	])('sends again for another %s', async (_, first, second) => {
		expect((await send(first)).outcomes).toEqual(ACCEPTED);
		expect((await send(second)).outcomes).toEqual(ACCEPTED);
		expect((await send(first)).outcomes).toEqual(ALREADY_SENT);
		expect(taken()).toHaveLength(6);
	});

	it('keeps campaign, version and key apart, whatever is in them', async () => {
		const variants = [
			{ campaign: 'a', version: 'b' },
			{ campaign: 'ab' },
			{ campaign: 'a,b' },
			{ campaign: '', version: 'ab' },
			{ campaign: 'a', key: 'b' },
		];
		const alone = { items: [{ phone: '15400000001' }] };
		for (const variant of variants) {
			expect((await send(variant, alone)).outcomes).toEqual(['accepted']);
		}
	});

	it('goes by the key of each item, whoever the recipient is', async () => {
		const key = { key: '={{ $json.order }}' };
		const orders = (...pairs: Array<[order: number, phone: string]>) => ({
			items: pairs.map(([order, phone]) => ({ order, phone })),
		});
		const [anna, bert] = ['15400000001', '15400000002'];
		const first = await send(key, orders([1, anna], [2, anna]), ihuyi);
		// The same text to the same number: 'Duplicates in This Run' comes first.
		expect(first.outcomes).toEqual(['accepted', 'duplicate']);
		const second = await send(key, orders([1, bert], [2, anna], [3, anna]), ihuyi);
		expect(second.outcomes).toEqual(['alreadySent', 'accepted', 'duplicate']);
		expect(taken()).toEqual([anna, anna]);
	});

	it('sends a key once to a recipient, even if it comes twice in a run', async () => {
		const items = [{ phone: '15400000001' }, { phone: '+86 154 0000 0001' }];
		for (const account of [ihuyi, jiutian]) {
			const options = { duplicates: 'none' };
			const { outcomes } = await send({ key: account.provider }, { items, options }, account);
			expect(outcomes).toEqual(['accepted', 'alreadySent']);
		}
		expect(taken()).toHaveLength(2);
	});
});

describe('T3: one key for several people', () => {
	const people = (...values: unknown[]) =>
		values.map((orderId, index) => ({ phone: `1540000010${index}`, orderId }) as IDataObject);
	const withKey = async (items: IDataObject[], key: string, more: IDataObject = {}) =>
		await send({ key, ...more }, { items });

	it.each<[string, string, IDataObject[]]>([
		['the same text for all', 'fair', people(1, 2, 3)],
		['a field that is missing', '=order-{{ $json.orderID }}', people(1, 2, 3)],
		['a field that is missing, alone', '={{ $json.orderID }}', people(1, 2, 3)],
		['a field that is empty', '=order-{{ $json.orderId }}', people('', '', '')],
		['an object', '={{ $json.orderId }}', people({ id: 1 }, { id: 2 }, { id: 3 })],
		[
			'an object in a text',
			'={{ "order-" + $json.orderId }}',
			people({ id: 1 }, { id: 2 }, { id: 3 }),
		],
		['a number that was divided by nothing', '={{ $json.orderId / $json.none }}', people(1, 2, 3)],
		[
			'ids that have lost digits',
			'={{ $json.orderId }}',
			people(2 ** 60, 2 ** 60 + 1, 2 ** 60 + 2),
		],
		['the same id for all', '={{ $json.orderId }}', people(7, 7, 7)],
		['nothing', '={{ $json.orderId }}', people(null, null, null)],
	])('sends nothing to anybody: %s', async (_, key, items) => {
		const { outcomes, notAccepted } = await withKey(items, key);
		expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
		for (const { json } of notAccepted) {
			expect((json.failure as IDataObject).message).toMatch(/'Key'|'Send Once'/);
		}
		expect(carrier.journal.requests()).toEqual([]);
		expect(database.size).toBe(0);
	});

	it('refuses one item without a value also where it is the only one', async () => {
		const { outcomes } = await withKey(people(''), '=order-{{ $json.orderId }}');
		expect(outcomes).toEqual(['rejected']);
	});

	it('sends to those whose keys are their own', async () => {
		const { outcomes, notAccepted } = await withKey(people(1, 7, 7, 2), '={{ $json.orderId }}');
		expect(outcomes).toEqual(['accepted', 'rejected', 'rejected', 'accepted']);
		expect((notAccepted[0].json.failure as IDataObject).message).toMatch(
			/'Key' in the option 'Send Once' is '7' for several recipients \(\+8615400000101, \+8615400000102\)/,
		);
		expect(taken()).toEqual(['15400000100', '15400000103']);
	});

	it('keeps keys apart that differ in case or spaces within', async () => {
		const { outcomes } = await withKey(people('a', 'A', 'a a'), '={{ $json.orderId }}');
		expect(outcomes).toEqual(['accepted', 'accepted', 'accepted']);
	});

	it('looks at the campaign and the version as well', async () => {
		for (const field of ['campaign', 'version']) {
			const { outcomes } = await send({ [field]: '={{ $json.none }}' }, { items: people(1, 2) });
			expect(outcomes).toEqual(['rejected', 'rejected']);
		}
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('T8: refuses only the contact whose key cannot be read', async () => {
		const poison = { toString: 1, valueOf: 1 };
		const { outcomes } = await withKey(people(1, poison, 2), '={{ $json.orderId }}');
		expect(outcomes).toEqual(['accepted', 'rejected', 'accepted']);
	});
});

describe('whose memory it is', () => {
	const first = { name: 'First' };
	const second = { name: 'Second' };

	it('is that of the node', async () => {
		await send({}, first);
		expect((await send({}, second)).outcomes).toEqual(ACCEPTED);
		expect((await send({}, first)).outcomes).toEqual(ALREADY_SENT);
	});

	it('is shared by the nodes of the workflow that are set so', async () => {
		const shared = { scope: 'workflow' };
		await send(shared, first);
		expect((await send(shared, second)).outcomes).toEqual(ALREADY_SENT);
		expect((await send({}, second)).outcomes).toEqual(ACCEPTED);
	});
});

describe('forget', () => {
	it.each(['node', 'workflow'])('lets a later run send again (%s)', async (scope) => {
		await send({ scope });
		const forgotten = await send({ scope, mode: 'forget' });
		expect(forgotten.outcomes).toEqual(['forgotten', 'forgotten', 'forgotten']);
		expect(forgotten.accepted).toEqual([]);
		expect([taken().length, database.size]).toEqual([3, 0]);
		expect((await send({ scope })).outcomes).toEqual(ACCEPTED);
	});

	it('forgets only what it was given, and says what it cannot read', async () => {
		await send();
		const items = [{ phone: '15400000001' }, { phone: 'abc' }];
		expect((await send({ mode: 'forget' }, { items })).outcomes).toEqual(['forgotten', 'rejected']);
		expect((await send()).outcomes).toEqual(['alreadySent', 'accepted', 'alreadySent']);
	});

	it('lets go what may have been sent', async () => {
		carrier.misbehave({ kind: 'resetAfterReading', times: 3 });
		expect((await send()).outcomes).toEqual(['unknown', 'unknown', 'unknown']);
		expect((await send()).outcomes).toEqual(['unknown', 'unknown', 'unknown']);
		await send({ mode: 'forget' });
		expect(database.size).toBe(0);
		expect((await send()).outcomes).toEqual(ACCEPTED);
	});
});

it('sends in the next run what the provider has refused', async () => {
	carrier.misbehave({ kind: 'status', status: 401, numbers: ['15400000001'] });
	expect((await send()).outcomes).toEqual(['accepted', 'rejected', 'accepted']);
	carrier.behave();
	expect((await send()).outcomes).toEqual(['alreadySent', 'accepted', 'alreadySent']);
});

it('remembers nothing of what was refused before sending', async () => {
	const items = [{ phone: 'abc' }, { phone: '+14155550100' }];
	expect((await send({}, { items })).outcomes).toEqual(['rejected', 'rejected']);
	expect(database.size).toBe(0);
});

it.each(['campaign', 'key', 'version'])(
	'refuses an expression left as text (%s)',
	async (field) => {
		const { outcomes, notAccepted } = await send({ [field]: '{{ $json.phone }}' });
		expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
		expect((notAccepted[0].json.failure as IDataObject).message).toContain("'Expression'");
		expect(carrier.journal.requests()).toEqual([]);
	},
);

it('writes nothing in a dry run, and forgets nothing', async () => {
	const dryRun = { options: { dryRun: true } };
	expect((await send({}, dryRun)).outcomes).toEqual(['dryRun', 'dryRun', 'dryRun']);
	expect(database.size).toBe(0);
	await send();
	const { size } = database;
	expect((await send({ mode: 'forget' }, dryRun)).outcomes).toEqual(['dryRun', 'dryRun', 'dryRun']);
	expect(database.size).toBe(size);
	expect((await send()).outcomes).toEqual(ALREADY_SENT);
});

describe('H1: a part of the key that is too long', () => {
	it.each([
		['Key', 'key'],
		['Campaign', 'campaign'],
		['Version', 'version'],
	])('refuses the item, and sends the others: %s', async (field, name) => {
		const items = guestsFor(ihuyi, 3).map((guest, index) => ({
			...guest,
			part: index === 1 ? '{{'.repeat(100_000) : `part ${index}`,
		}));
		const { accepted, notAccepted } = await send({ [name]: '={{ $json.part }}' }, { items });
		expect(accepted).toHaveLength(2);
		expect(notAccepted).toMatchObject([{ pairedItem: { item: 1 } }]);
		expect(notAccepted[0].json.reason).toMatch(
			new RegExp(`^'${field}' has 200,000 characters, more than the [\\d,]+ that it may have`),
		);
	});
});

describe('where n8n cannot remember', () => {
	it.each(['send', 'forget'])('refuses to %s, says what to do, and sends nothing', async (mode) => {
		await useDatabase();
		const { error } = await send({ mode });
		expect(error?.message).toContain("'Send Once'");
		expect(error).toHaveProperty('description', expect.stringContaining('Save the workflow'));
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('does without it as long as the option is not added', async () => {
		await useDatabase();
		expect((await runSms(ihuyi, carrier)).outcomes).toEqual(ACCEPTED);
	});
});

describe('on both send nodes', () => {
	it('Send MMS Invitation skips what it has sent', async () => {
		const account = MMS_ACCOUNTS['SUBMAIL, normal'];
		const guests = ['15400000001', '15400000002'].map((phone) => ({ phone, name: '客人' }));
		const run = async () =>
			await runMms(account, carrier, {
				items: guests,
				content: account.template ?? {},
				options: once({ campaign: 'fair' }),
			});
		const outcomes = async () => {
			const { accepted, notAccepted } = await run();
			return outcomesOf([...accepted, ...notAccepted]);
		};
		expect(await outcomes()).toEqual(['accepted', 'accepted']);
		expect(await outcomes()).toEqual(['alreadySent', 'alreadySent']);
		expect(taken()).toHaveLength(2);
	});

	it('both share a campaign in the memory of the workflow', async () => {
		const values = { campaign: 'fair', scope: 'workflow' };
		const items = [{ phone: '15400000001', name: '客人' }];
		const account = MMS_ACCOUNTS['SUBMAIL, normal'];
		const content = account.template ?? {};
		await runMms(account, carrier, { items, content, options: once(values) });
		expect((await send(values, { items })).outcomes).toEqual(['alreadySent']);
	});
});

/**
 * What a crash of n8n leaves in the database. The dying run itself goes on here, since nothing can
 * end it; without the database it can claim nothing more, so it sends nothing more.
 */
describe('a crash', () => {
	/** Calls that a run with three requests makes, two of them at once; one moment lies behind them. */
	const moments = Array.from({ length: 14 }, (_, index) => index + 1).flatMap((call) =>
		[false, true].map((written) => ({ call, written })),
	);

	it.each(moments)('at call $call, written: $written: nothing twice, nobody lost', async (at) => {
		const options = { requestsAtOnce: 2 };
		database.breakOff(at);
		await send({}, { options });
		database.restart();

		const { outcomes, accepted, notAccepted } = await send({}, { options });
		const numbers = taken();
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(outcomes).toHaveLength(3);
		expect(outcomes.filter((outcome) => outcome === 'unknown').length).toBeLessThanOrEqual(2);
		for (const { json } of [...accepted, ...notAccepted]) {
			expect(['accepted', 'skipped', 'unknown']).toContain(json.outcome);
			// Whoever is not in doubt has got the message.
			if (json.outcome !== 'unknown') expect(numbers).toContain(String(json.to).slice(3));
		}
		// And the doubt does not go away by itself.
		const third = await send({}, { options });
		expect(third.outcomes).toEqual(
			outcomes.map((outcome) => (outcome === 'unknown' ? 'unknown' : 'alreadySent')),
		);
	});

	it('leaves in doubt what was under way', async () => {
		// The first two calls lock and write down what is about to be sent; the third unlocks.
		database.breakOff({ call: 4, written: false });
		await send();
		database.restart();
		const { outcomes, notAccepted } = await send();
		expect(outcomes).toEqual(['unknown', 'unknown', 'unknown']);
		expect(notAccepted[0].json).toMatchObject({
			attempts: 0,
			failure: {
				category: 'unknown',
				retryable: false,
				failover: false,
				message: expect.stringMatching(/earlier run.*'Forget' in the option 'Send Once'/),
			},
		});
		expect(taken()).toHaveLength(3);
	});
});

it('two runs at the same time send once', async () => {
	const runs = await Promise.all([send(), send()]);
	const accepted = runs.flatMap((run) => run.accepted.map(({ json }) => json.to));
	expect(accepted).toHaveLength(3);
	expect(taken().sort()).toEqual(['15400000000', '15400000001', '15400000002']);
});
