import { verbatim } from '../../../../nodes/shared/messaging/model/sentence';
import { campaignReport } from '../../../../nodes/shared/messaging/report/campaignReport';
import type { CampaignData } from '../../../../nodes/shared/messaging/report/campaignReport';
import type { Send } from '../../../../nodes/shared/messaging/report/sentMessage';
import { failure } from '../../../../nodes/shared/messaging/model/failure';
import { warningSentence } from '../../../../nodes/shared/messaging/report/sentences';
import { A, B, receipt, SECOND, send, START } from './campaign';

const report = (data: Partial<CampaignData>) =>
	campaignReport({ sends: [], receipts: [], complaintsKnown: false, ...data });

/** Messages of which the first ones were delivered and the others not. */
const campaign = (delivered: number, undelivered: number, waiting = 0): Partial<CampaignData> => {
	const ids = Array.from({ length: delivered + undelivered + waiting }, (_, index) => `${index}`);
	return {
		sends: ids.map((id) => send(id)),
		receipts: ids
			.slice(0, delivered + undelivered)
			.map((id, index) => receipt(id, index < delivered ? 'delivered' : 'failed', index + 1)),
	};
};

/** Ten messages: 4 delivered, 2 undelivered, 1 waiting, and one each rejected, held, unknown. */
const TEN: Send[] = [
	...['1', '2', '3', '4'].map((id) => send(id, { cost: 0.1, segments: 2, variant: 'A' })),
	send('5', { cost: 0.1, segments: 2, variant: 'B' }),
	send('6', { to: B, carrier: 'China Unicom', cost: 0.1, segments: 2, variant: 'B' }),
	send('7', { to: B, carrier: 'China Unicom', cost: 0.1, segments: 1, variant: 'B' }),
	send(undefined, { outcome: 'rejected', failure: failure('invalidNumber', verbatim('No.')) }),
	send(undefined, { outcome: 'held' }),
	send(undefined, {
		outcome: 'unknown',
		cost: 0.2,
		failure: failure('network', verbatim('Gone.')),
	}),
];
const TEN_RECEIPTS = [
	receipt('1', 'delivered', 1),
	receipt('2', 'delivered', 2),
	receipt('3', 'delivered', 20),
	receipt('4', 'delivered', 400),
	receipt('5', 'failed', 3, { category: 'unreachable' }),
	receipt('6', 'rejected', 3, { to: B }),
];

describe('figures', () => {
	const ten = report({ sends: TEN, receipts: TEN_RECEIPTS });

	it('counts', () => {
		expect(ten.totals).toEqual({
			messages: 10,
			recipients: 2,
			accepted: 7,
			delivered: 4,
			undelivered: 2,
			waiting: 1,
			rejected: 1,
			held: 1,
			skipped: 0,
			unknown: 1,
			segments: 13,
			replied: null,
			optedOut: null,
			clicked: null,
			complained: null,
		});
	});

	it('divides', () => {
		expect(ten.rates).toEqual({
			acceptance: 7 / 9,
			delivery: 4 / 7,
			deliveryOfReported: 4 / 6,
			reply: null,
			optOut: null,
			click: null,
			complaint: null,
		});
	});

	it('measures times', () => {
		expect(ten.timeToDeliver).toEqual({ p50: 2, p95: 400, measured: 4, implausible: 0 });
		const steps = ten.deliveredWithin.map(({ seconds, delivered }) => [seconds, delivered]);
		expect(steps.slice(0, 5)).toEqual([
			[10, 2],
			[30, 3],
			[60, 3],
			[300, 3],
			[900, 4],
		]);
		expect(ten.period).toEqual({ from: START, to: START + 400 * SECOND });
	});

	it('adds costs of billed messages only', () => {
		expect(ten.cost).toEqual({ total: 0.9, perDelivered: 0.225, messages: 8 });
		const dryRun = send(undefined, { outcome: 'skipped', cost: 5 });
		expect(report({ sends: [dryRun] }).cost).toEqual({
			total: null,
			perDelivered: null,
			messages: 0,
		});
	});

	it('counts reasons, those that nobody gave as unknown', () => {
		const rows = ten.failures.map((f) => [f.category, f.notAccepted, f.undelivered, f.total]);
		expect(rows).toEqual([
			['invalidNumber', 1, 0, 1],
			['unreachable', 0, 1, 1],
			['network', 1, 0, 1],
			['unknown', 0, 1, 1],
		]);
	});

	it('has the most frequent reason first', () => {
		const reasons = ['network', 'blocked', 'blocked'] as const;
		const sends = reasons.map((category) =>
			send(undefined, { outcome: 'rejected', failure: failure(category, verbatim('Why.')) }),
		);
		const { failures } = report({ sends });
		expect(failures.map(({ category, total }) => [category, total])).toEqual([
			['blocked', 2],
			['network', 1],
		]);
	});

	it('counts a message that arrived on the second into the step', () => {
		const { deliveredWithin } = report({
			sends: [send('1')],
			receipts: [receipt('1', 'delivered', 30)],
		});
		expect(deliveredWithin.slice(0, 2)).toEqual([
			{ seconds: 10, delivered: 0 },
			{ seconds: 30, delivered: 1 },
		]);
	});

	it('tells variants and carriers apart', () => {
		const variants = ten.byVariant.map(({ variant, totals, rates }) => [
			variant,
			totals.messages,
			rates.delivery,
		]);
		expect(variants).toEqual([
			['A', 4, 1],
			['B', 3, 0],
			[null, 3, null],
		]);
		const carriers = ten.byCarrier.map(({ carrier, country, totals, timeToDeliver }) => [
			carrier,
			country,
			totals.delivered,
			timeToDeliver.p50,
		]);
		expect(carriers).toEqual([
			['China Mobile', 'CN', 4, 2],
			['China Unicom', 'CN', 0, null],
		]);
		expect(report({ sends: [send('1')] }).byVariant).toEqual([]);
	});

	it('has no number where there is nothing to divide by', () => {
		const empty = report({ replies: [], clicks: [], complaintsKnown: true });
		expect(Object.values(empty.rates)).toEqual(Array(7).fill(null));
		expect(empty.totals).toMatchObject({ messages: 0, replied: 0, clicked: 0, complained: 0 });
		expect(empty.timeToDeliver).toEqual({ p50: null, p95: null, measured: 0, implausible: 0 });
		expect(empty.period).toBeUndefined();
		expect(empty.warnings).toEqual([]);
	});

	it.each([
		[1, 1, 1],
		[2, 1, 2],
		[19, 10, 19],
		[20, 10, 19],
		[100, 50, 95],
	])('p50 and p95 of %i messages (nearest rank)', (count, p50, p95) => {
		expect(report(campaign(count, 0)).timeToDeliver).toMatchObject({ p50, p95 });
	});

	it('takes a small difference of clocks for none and leaves a large one out', () => {
		const receipts = [receipt('1', 'delivered', -30), receipt('2', 'delivered', -8 * 3600)];
		const { timeToDeliver, warnings } = report({ sends: [send('1'), send('2')], receipts });
		expect(timeToDeliver).toEqual({ p50: 0, p95: 0, measured: 1, implausible: 1 });
		expect(warnings).toEqual([{ kind: 'clocks', part: 1, whole: 2 }]);
	});
});

describe('reactions', () => {
	const sends = [
		send('1', { clickKeys: ['x'] }),
		send('2', { submittedAt: START + 600 * SECOND, clickKeys: ['x'] }),
		send('3', { to: B, clickKeys: ['y'] }),
		send(undefined, { to: '+8618900189000', outcome: 'rejected', clickKeys: ['z'] }),
	];
	const at = (seconds: number) => START + seconds * SECOND;
	const answer = { intent: null, complained: false };

	it('belong to the last message before them, or to the one they name', () => {
		const replies = [
			{ ...answer, from: A, time: at(30) },
			{ ...answer, from: A, time: at(40), intent: 'optOut' as const },
			{ ...answer, from: B, time: at(700), inReplyTo: '3', intent: 'optIn' as const },
			{ ...answer, from: '+8618900189000', time: at(700) },
			{ ...answer, from: A, time: at(-3600) },
		];
		const { messages, totals, rates, passedOver } = report({ sends, replies });
		expect(messages.map(({ replied, optedOut }) => [replied, optedOut])).toEqual([
			[true, true],
			[false, false],
			[true, false],
			[false, false],
		]);
		expect(totals).toMatchObject({ replied: 2, optedOut: 1, clicked: null });
		expect(rates).toMatchObject({ reply: 2 / 3, optOut: 1 / 3, click: null });
		expect(passedOver.unmatchedReplies).toBe(2);
	});

	it('count a click once for a message', () => {
		const clicks = [{ key: 'x', time: at(700) }, { key: 'x' }, { key: 'z' }];
		const { messages, rates, passedOver } = report({ sends, clicks });
		expect(messages.map(({ clicked }) => clicked)).toEqual([false, true, false, false]);
		expect(rates.click).toBe(1 / 3);
		expect(passedOver.unmatchedClicks).toBe(1);
	});

	it('find a message by each of its click keys', () => {
		const [sent] = sends;
		const both = [{ ...sent, clickKeys: [A, 'token'] }];
		const clicked = (key: string) => report({ sends: both, clicks: [{ key }] }).totals.clicked;
		expect([clicked(A), clicked('token'), clicked('other')]).toEqual([1, 1, 0]);
	});

	it('are complaints only where the data says so', () => {
		const replies = [{ ...answer, from: B, intent: 'optOut' as const, complained: true }];
		expect(report({ sends, replies }).totals.complained).toBeNull();
		const { totals, rates } = report({ sends, replies, complaintsKnown: true });
		expect([totals.complained, rates.complaint]).toEqual([1, 1 / 3]);
	});
});

describe('warnings', () => {
	const kinds = (data: Partial<CampaignData>) => report(data).warnings.map(({ kind }) => kind);
	const complaining = (complaints: number, messages: number): Partial<CampaignData> => {
		const { sends = [], receipts } = campaign(messages, 0);
		return {
			sends: sends.map((sent, index) => ({ ...sent, complained: index < complaints })),
			receipts,
			complaintsKnown: true,
		};
	};
	it.each([
		['98 % delivered', campaign(98, 2), []],
		['below 98 %', campaign(979, 21), ['deliveryBelowMark']],
		['some waiting', campaign(98, 0, 2), ['waiting']],
		['no receipts', campaign(0, 0, 5), ['noReceipts']],
		['complaints at the mark', complaining(1, 1000), ['complaintsAboveMark']],
		['complaints below it', complaining(1, 1001), []],
		['outcome unknown', { sends: [send(undefined, { outcome: 'unknown' })] }, ['unknownOutcomes']],
		[
			'cost of a part',
			{
				sends: [send('1', { cost: 1 }), send('2')],
				receipts: [receipt('1', 'delivered', 1), receipt('2', 'delivered', 1)],
			},
			['costIncomplete'],
		],
		[
			'clicks of others',
			{ ...campaign(1, 0), clicks: [{ key: 'nobody' }, { key: 'nobody' }] },
			['noClicksMatched'],
		],
	])('%s', (_, data, expected) => {
		expect(kinds(data)).toEqual(expected);
	});

	it('are sentences that do not round up', () => {
		const [warning] = report(campaign(9796, 204)).warnings;
		expect(warningSentence(warning, 'en')).toBe(
			'97.9% of the messages with a final receipt were delivered (9,796 of 10,000); the usual mark is at least 98%. Look at the reasons first.',
		);
		expect(warningSentence(warning, 'zh')).toContain('送达率为 97.9%（9,796 / 10,000）');
	});
});
