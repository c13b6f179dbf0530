import { parse } from 'csv-parse/sync';
import type { IBinaryData, IDataObject, INode } from 'n8n-workflow';

import { runWithInputs, type Connected } from './support/inputs';

/** Runs the node with these lists at its inputs. */
async function run(
	connected: Connected[],
	parameters: IDataObject = {},
	settings: Partial<INode> = {},
) {
	const { outputs, runs, error } = await runWithInputs(
		'campaignReport',
		connected,
		parameters,
		settings,
	);
	const [items = []] = outputs;
	const hints = runs.flatMap((task) => (task.hints ?? []).map(({ message }) => message));
	return { items, json: items[0]?.json, runs, hints, error };
}
const sends = (...items: IDataObject[]): Connected => ({ input: 0, items });
const receipts = (...items: IDataObject[]): Connected => ({ input: 1, items });
const replies = (...items: IDataObject[]): Connected => ({ input: 2, items });
const clicks = (...items: IDataObject[]): Connected => ({ input: 3, items });

const A = '+8613800138000';
const B = '+8613000130000';
const sent = (messageId: string, to: string, more: IDataObject = {}): IDataObject => ({
	outcome: 'accepted',
	provider: 'ihuyi',
	to,
	messageId,
	segments: 1,
	encoding: 'UCS-2',
	cost: 0.05,
	attempts: 1,
	submittedAt: '2026-11-21T09:00:00.000+08:00',
	...more,
});
const receipt = (messageId: string, to: string, status: string, more: IDataObject = {}) => ({
	provider: 'ihuyi',
	messageId,
	to,
	status,
	final: status !== 'sent',
	occurredAt: '2026-11-21T09:00:07.000+08:00',
	receivedAt: '2026-11-21T09:00:09.000+08:00',
	receiptKey: `ihuyi:${messageId}:${to}:${status}`,
	...more,
});
const rejected = {
	outcome: 'rejected',
	provider: 'ihuyi',
	to: '123',
	attempts: 0,
	failure: { category: 'invalidNumber', message: 'Too short. [item 2]', retryable: false },
};
const unreachable = {
	category: 'unreachable',
	message: `The phone ${A} was off.`,
	retryable: true,
};

const textOf = (file: IBinaryData | undefined) =>
	Buffer.from(file?.data ?? '', 'base64').toString('utf8');
const table = (file: IBinaryData | undefined): Array<Record<string, string>> =>
	parse(textOf(file), { bom: true, columns: true });

describe('inputs', () => {
	it('runs with sends alone', async () => {
		const { items, json, runs, error } = await run([sends(sent('1', A), rejected)]);
		expect(error).toBeUndefined();
		expect(runs).toHaveLength(1);
		expect(items).toHaveLength(1);
		expect(items[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(json).toMatchObject({
			totals: { messages: 2, accepted: 1, rejected: 1, waiting: 1, replied: null, clicked: null },
			rates: { acceptance: 0.5, delivery: 0, deliveryOfReported: null, optOut: null },
			failures: [{ category: 'invalidNumber', notAccepted: 1, undelivered: 0, total: 1 }],
			cost: { total: 0.05, perDelivered: null, messages: 1 },
		});
		expect(json.warnings).toEqual([expect.stringContaining("Connect 'Receipts'")]);
	});

	it.each([
		['sends first', [0, 1, 2, 3]],
		['sends last', [3, 2, 1, 0]],
	])('brings all four together (%s)', async (_, order) => {
		const all = [
			sends(sent('1', A, { variant: 'A', name: '张三' }), sent('1', B, { variant: 'B' }), rejected),
			receipts(
				receipt('1', A, 'undelivered', { failure: unreachable }),
				receipt('1', B, 'delivered'),
				receipt('1', B, 'sent'),
				receipt('1', B, 'delivered'),
			),
			replies({ from: B, text: 'TD', receivedAt: '2026-11-21T10:00:00+08:00' }),
			clicks({ to: '130 0013 0000' }),
		];
		const { json, runs, hints } = await run(order.map((input) => all[input]));
		expect(runs).toHaveLength(1);
		expect(hints).toEqual([]);
		expect(json).toMatchObject({
			totals: { messages: 3, delivered: 1, undelivered: 1, replied: 1, optedOut: 1, clicked: 1 },
			rates: { delivery: 0.5, optOut: 0.5, reply: 0.5, click: 0.5, complaint: null },
			timeToDeliver: { p50: 7, p95: 7, measured: 1 },
			byVariant: [
				{ variant: 'A', totals: { undelivered: 1 } },
				{ variant: 'B', totals: { delivered: 1 } },
				{ variant: null, totals: { rejected: 1 } },
			],
			byCarrier: [
				{ carrier: 'China Mobile', country: 'CN' },
				{ carrier: 'China Unicom', country: 'CN' },
				{ carrier: 'unknown', country: null },
			],
			period: {
				from: '2026-11-21T09:00:00.000+08:00',
				to: '2026-11-21T09:00:07.000+08:00',
				timezone: 'Asia/Shanghai',
			},
		});
	});

	it('knows that nobody replied where a query found nothing', async () => {
		const { json } = await run([sends(sent('1', A)), replies({})]);
		expect(json).toMatchObject({ totals: { replied: 0, optedOut: 0 }, rates: { reply: 0 } });
	});

	it('takes rows of a table that has both sends and receipts', async () => {
		const row = { messageKey: `1:${A}`, phone: A, messageId: '1', sentAt: '2026-11-21 09:00:03' };
		const { json } = await run([
			sends(
				{ ...row, outcome: 'accepted', status: 'delivered', statusAt: '2026-11-21 09:00:10' },
				{ ...row, phone: B, status: 'expired', failureCategory: '', failureMessage: '' },
				{ ...row, messageId: null, phone: B, outcome: 'held', status: null },
			),
		]);
		expect(json).toMatchObject({
			totals: { messages: 3, delivered: 1, undelivered: 1, held: 1 },
			failures: [{ category: 'expired', undelivered: 1 }],
			timeToDeliver: { p50: 7, measured: 1 },
			period: {
				from: '2026-11-21T09:00:03.000+08:00',
				to: '2026-11-21T09:00:10.000+08:00',
			},
		});
	});

	it('matches by number where the id is our own', async () => {
		const { json } = await run([
			sends(sent('own-request', A, { messageIdSource: 'requestId' })),
			receipts(receipt('998877', '13800138000', 'delivered')),
		]);
		expect(json.totals).toMatchObject({ delivered: 1, waiting: 0 });
	});

	it('says which items it passed over', async () => {
		const { json, hints } = await run([sends(sent('1', A), { name: 'nobody' })]);
		expect(json.totals).toMatchObject({ messages: 1 });
		expect(hints).toEqual([expect.stringMatching(/^1 of 2 items of 'Sends' were passed over/)]);
	});
});

describe('refusals', () => {
	it.each([
		['Sends', [sends({ a: 1 })]],
		['Receipts', [sends(sent('1', A)), receipts({ status: 'ok' })]],
		['Replies', [sends(sent('1', A)), replies({ text: 'TD' })]],
		['Clicks', [sends(sent('1', A)), clicks({ url: 'x' })]],
	])('%s of which nothing can be read', async (name, connected) => {
		const { error, items } = await run(connected);
		expect(error?.message).toMatch(new RegExp(`^No item of '${name}' has `));
		expect(items).toEqual([]);
	});

	it('sends in parts, of which the later ones have no receipts', async () => {
		const { error } = await run([
			sends(sent('1', A)),
			sends(sent('2', B)),
			receipts(receipt('1', A, 'delivered')),
		]);
		expect(error?.message).toMatch(/^Sends came a second time/);
		expect(error).toMatchObject({ description: expect.stringContaining('Merge') });
	});

	it('sends in parts are told where nothing else is connected', async () => {
		const { runs, hints, error } = await run([sends(sent('1', A)), sends(sent('2', B))]);
		expect(error).toBeUndefined();
		expect(runs).toHaveLength(2);
		expect(hints).toEqual([expect.stringContaining('each part has a report of its own')]);
	});

	it('a field for variants that tells every message apart', async () => {
		const many = Array.from({ length: 201 }, (_, id) => sent(`${id}`, A, { variant: `v${id}` }));
		const { error } = await run([sends(...many)]);
		expect(error?.message).toContain("'Sends: Variant Field' names a field with 201 different");
	});

	it('are an item where the node continues on error', async () => {
		const { json } = await run([sends({ a: 1 })], {}, { onError: 'continueRegularOutput' });
		expect(json).toEqual({ error: expect.stringContaining("No item of 'Sends'") });
	});
});

describe('clicks of Link Click Trigger', () => {
	const click = (guestToken: string, more: IDataObject = {}) => ({
		guestToken,
		target: 'https://fair.cn/',
		clickedAt: '2026-11-21T10:00:00.000+08:00',
		bot: false,
		...more,
	});
	const both = [sent('1', A, { guestToken: 'a' }), sent('2', B, { guestToken: 'b' })];

	it('find their message without any option', async () => {
		const { json } = await run([sends(...both), clicks(click('a'), click('a'), click('x'))]);
		expect(json).toMatchObject({
			totals: { clicked: 1 },
			rates: { click: 0.5 },
			passedOver: { unmatchedClicks: 1 },
		});
	});

	it('find it where numbers are masked', async () => {
		const masked = sent('1', '+86138****8000', { guestToken: 'a' });
		const { json } = await run([sends(masked), clicks(click('a'))]);
		expect(json).toMatchObject({ totals: { clicked: 1 } });
	});

	it.each([[true], [1], ['true']])('do not count where bot is %j', async (bot) => {
		const { json, error } = await run([sends(...both), clicks(click('a', { bot }), click('b'))]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject({ totals: { clicked: 1 } });
	});

	it('are known to be none where only machines came', async () => {
		const { json } = await run([sends(...both), clicks(click('a', { bot: true }))]);
		expect(json).toMatchObject({ totals: { clicked: 0 } });
	});
});

describe('options', () => {
	it('names the fields', async () => {
		const item = sent('1', A, { price: '0.08', group: 'x', contact: { fullName: '李四', id: 7 } });
		const { json, items } = await run(
			[sends(item), receipts(receipt('1', A, 'delivered')), clicks({ contact: { id: '7' } })],
			{
				options: {
					costField: 'price',
					variantField: 'group',
					nameField: 'contact.fullName',
					clickKeyField: 'contact.id',
				},
			},
		);
		expect(json).toMatchObject({
			totals: { clicked: 1 },
			cost: { total: 0.08, perDelivered: 0.08 },
			byVariant: [{ variant: 'x' }],
		});
		expect(table(items[0].binary?.details)[0]).toMatchObject({ Name: '李四', Clicked: 'yes' });
	});

	it.each([
		[true, 1],
		['是', 1],
		['2026-11-22', 1],
		[false, 0],
		['no', 0],
		['', 0],
		[null, 0],
	])('takes %j in the field for complaints for %i', async (complained, count) => {
		const options = { complaintField: 'complained' };
		const { json } = await run([sends(sent('1', A, { complained }))], { options });
		expect(json.totals).toMatchObject({ complained: count });
	});
});

describe('files', () => {
	const campaign = [
		sends(sent('1', A), sent('2', B)),
		receipts(receipt('1', A, 'failed', { failure: unreachable }), receipt('2', B, 'delivered')),
	];

	it('are a picture and a table with the date', async () => {
		const { items } = await run(campaign, { title: '邀请函', language: 'zh' });
		const { picture: page, pictureSvg: picture, details } = items[0].binary ?? {};
		// What the editor shows with 'View'.
		expect(page).toMatchObject({ mimeType: 'text/plain', fileType: 'html' });
		expect(picture).toMatchObject({ mimeType: 'image/svg+xml', fileType: 'image' });
		expect(picture.id).toBeUndefined();
		expect(picture.fileName).toMatch(/^campaign-report-\d{4}-\d\d-\d\d\.svg$/);
		expect(textOf(picture)).toContain('<title>邀请函 · 短信群发报告</title>');
		expect(details).toMatchObject({ mimeType: 'text/csv' });
		expect(details.fileName).toMatch(/^campaign-details-\d{4}-\d\d-\d\d\.csv$/);
		expect(table(details)[0]).toMatchObject({ 手机号: `\t${A}`, 结果: '未送达', 原因: '无法接通' });
		expect(items[0].json.warnings).toEqual([expect.stringContaining('送达率为 50%')]);
	});

	it('can do without whole numbers', async () => {
		const { items } = await run(campaign, { options: { maskNumbers: true } });
		const text = textOf(items[0].binary?.details);
		expect(text).toContain('"\t+86138****8000"');
		expect(text).toContain('"The phone +86138****8000 was off."');
		expect(text).not.toContain('13800138000');
	});
});
