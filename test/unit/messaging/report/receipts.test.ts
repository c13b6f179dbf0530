import fc from 'fast-check';

import { RECEIPT_STATUSES } from '../../../../nodes/shared/messaging/model/deliveryReceipt';
import { campaignReport } from '../../../../nodes/shared/messaging/report/campaignReport';
import type { Send } from '../../../../nodes/shared/messaging/report/sentMessage';
import { A, B, receipt, SECOND, send, START } from './campaign';

const report = (sends: Send[], receipts: Array<ReturnType<typeof receipt>>) =>
	campaignReport({ sends, receipts, complaintsKnown: false });
const resultsOf = (...data: Parameters<typeof report>) =>
	report(...data).messages.map(({ result }) => result);

describe('which receipt counts', () => {
	const undelivered = receipt('1', 'undelivered', 5, { category: 'unreachable' });
	it.each([
		['nothing came', [], 'waiting'],
		['not final', [receipt('1', 'sent', 5)], 'waiting'],
		['delivered', [receipt('1', 'delivered', 5)], 'delivered'],
		['the same twice', [receipt('1', 'delivered', 5), receipt('1', 'delivered', 5)], 'delivered'],
		['sent after delivered', [receipt('1', 'delivered', 5), receipt('1', 'sent', 9)], 'delivered'],
		['a later success', [undelivered, receipt('1', 'delivered', 9)], 'delivered'],
		['a later failure', [receipt('1', 'delivered', 1), undelivered], 'undelivered'],
		['final without time', [receipt('1', 'sent', 5), receipt('1', 'expired')], 'undelivered'],
		['time before no time', [receipt('1', 'delivered'), undelivered], 'undelivered'],
		['both at once', [undelivered, receipt('1', 'delivered', 5)], 'delivered'],
		['unknown', [receipt('1', 'unknown', 5)], 'waiting'],
	])('%s', (_, receipts, result) => {
		expect(resultsOf([send('1')], receipts)).toEqual([result]);
		expect(resultsOf([send('1')], [...receipts].reverse())).toEqual([result]);
	});

	it('is the same of two that differ in the reason only', () => {
		const both = [undelivered, receipt('1', 'undelivered', 5, { category: 'blocked' })];
		const category = (receipts: typeof both) => report([send('1')], receipts).failures[0].category;
		expect(category(both)).toBe(category([...both].reverse()));
	});

	it('proves that the provider took a message of unknown outcome', () => {
		const unknown = send(undefined, { outcome: 'unknown' });
		expect(resultsOf([unknown], [])).toEqual(['unknown']);
		expect(resultsOf([unknown], [receipt('9', 'sent', 5)])).toEqual(['waiting']);
	});

	it('may stand on the row of the send', () => {
		const joined = send('1', { receipt: receipt('1', 'delivered', 5) });
		const again = send('1', { receipt: receipt('1', 'sent', 3) });
		const { messages, passedOver } = report([again, joined], []);
		expect(messages.map(({ result }) => result)).toEqual(['delivered']);
		expect(passedOver.repeatedSends).toBe(1);
	});
});

describe('to which message a receipt belongs', () => {
	const requested = (id: string, seconds: number, change: Partial<Send> = {}) =>
		send(id, { hasProviderId: false, submittedAt: START + seconds * SECOND, ...change });

	it('is told by id and number where a batch shares the id', () => {
		const sends = [send('1'), send('1', { to: B })];
		expect(resultsOf(sends, [receipt('1', 'delivered', 5, { to: B })])).toEqual([
			'waiting',
			'delivered',
		]);
	});

	it('is told by the id where the number is masked or missing', () => {
		const masked = send('1', { to: '+86138****8000' });
		expect(resultsOf([masked], [receipt('1', 'delivered', 5)])).toEqual(['delivered']);
		expect(resultsOf([send('1')], [receipt('1', 'delivered', 5, { to: '' })])).toEqual([
			'delivered',
		]);
		const batch = [masked, send('1', { to: '+86130****0000' })];
		expect(resultsOf(batch, [receipt('1', 'delivered', 5)])).toEqual(['waiting', 'waiting']);
	});

	it('is not told by the id alone where both numbers are readable', () => {
		const { messages, passedOver } = report(
			[send('1')],
			[receipt('1', 'delivered', 5, { to: B }), receipt('1', 'delivered', 5, { to: B })],
		);
		expect(messages[0].result).toBe('waiting');
		expect(passedOver.unmatchedReceipts).toBe(1);
	});

	it('is told by the number where the id is our own', () => {
		const sends = [requested('own1', 0), requested('own2', 0, { to: B })];
		const receipts = [receipt('p1', 'delivered', 5), receipt('p2', 'failed', 5, { to: B })];
		expect(resultsOf(sends, receipts)).toEqual(['delivered', 'undelivered']);
	});

	it('is told by our own id where the provider sends it back', () => {
		const sends = [requested('own1', 0), requested('own2', 1)];
		const receipts = [receipt('own2', 'failed', 5), receipt('p1', 'delivered', 5)];
		expect(resultsOf(sends, receipts)).toEqual(['delivered', 'undelivered']);
	});

	it('goes to the last message before it, each id to one message', () => {
		const sends = [requested('own1', 0), requested('own2', 600), requested('own3', 1200)];
		const second = [receipt('p2', 'sent', 601), receipt('p2', 'delivered', 602)];
		expect(resultsOf(sends, second)).toEqual(['waiting', 'delivered', 'waiting']);
		const all = [...second, receipt('p3', 'failed', 1203), receipt('p1', 'delivered', 700)];
		expect(resultsOf(sends, all)).toEqual(['delivered', 'delivered', 'undelivered']);
	});

	it('goes to none that was sent later, nor to one that never left', () => {
		expect(resultsOf([requested('own', 600)], [receipt('p', 'delivered', 5)])).toEqual(['waiting']);
		const rejected = send(undefined, { outcome: 'rejected' });
		expect(resultsOf([rejected], [receipt('p', 'delivered', 5)])).toEqual(['rejected']);
	});

	it('does not go by number to a message whose id we know', () => {
		expect(resultsOf([send('1')], [receipt('2', 'delivered', 5)])).toEqual(['waiting']);
	});
});

const numbers = fc.constantFrom(A, B, '+86138****8000', '');
const ids = fc.constantFrom('1', '2', '3');
const sends = fc.array(
	fc
		.record({
			id: fc.option(ids, { nil: undefined }),
			to: numbers,
			own: fc.boolean(),
			outcome: fc.constantFrom('accepted', 'rejected', 'held', 'skipped', 'unknown'),
			seconds: fc.option(fc.integer({ min: -500, max: 500 }), { nil: undefined }),
			cost: fc.option(fc.constantFrom(0.05, 0.1), { nil: undefined }),
			variant: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
		})
		.map(({ id, to, own, outcome, seconds, cost, variant }) =>
			send(id, {
				to,
				hasProviderId: id !== undefined && !own,
				outcome,
				submittedAt: seconds === undefined ? undefined : START + seconds * SECOND,
				cost,
				variant,
				carrier: to === B ? 'China Unicom' : 'unknown',
			}),
		),
	{ maxLength: 12 },
);
const receipts = fc.array(
	fc
		.record({
			id: ids,
			to: numbers,
			status: fc.constantFrom(...RECEIPT_STATUSES),
			seconds: fc.option(fc.integer({ min: -600, max: 600 }), { nil: undefined }),
			category: fc.option(fc.constantFrom('unreachable', 'blocked'), { nil: undefined }),
		})
		.map(({ id, to, status, seconds, category }) => receipt(id, status, seconds, { to, category })),
	{ maxLength: 20 },
);

it('gives a masked message the same receipt, whichever of two alike comes first', () => {
	const masked = send('2', { to: '+86138****8000' });
	const two = ['+8613800138000', '+8613000130000'].map((to) =>
		receipt('2', 'expired', undefined, { to, category: 'unreachable' }),
	);
	expect(report([masked], [...two].reverse())).toEqual(report([masked], two));
});

describe('any campaign', () => {
	it('gives the same report for any order and repetition of receipts', () => {
		const shuffled = receipts.chain((list) =>
			fc.record({
				list: fc.constant(list),
				other: fc
					.tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list))
					.map(([all, again]) => [...again, ...all]),
			}),
		);
		fc.assert(
			fc.property(sends, shuffled, (sent, { list, other }) => {
				expect(report(sent, other)).toEqual(report(sent, list));
			}),
			{ numRuns: 300 },
		);
	});

	it('adds up', () => {
		fc.assert(
			fc.property(sends, receipts, (sent, got) => {
				const all = report(sent, got);
				const { totals } = all;
				const { rejected, held, skipped, unknown, delivered, undelivered, waiting } = totals;
				expect(totals.messages).toBe(sent.length - all.passedOver.repeatedSends);
				expect(totals.accepted).toBe(delivered + undelivered + waiting);
				expect(totals.accepted + rejected + held + skipped + unknown).toBe(totals.messages);
				const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
				expect(sum(all.failures.map((count) => count.undelivered))).toBe(undelivered);
				expect(sum(all.failures.map((count) => count.notAccepted))).toBe(rejected + unknown);
				for (const groups of [all.byCarrier, all.byVariant]) {
					if (groups.length === 0) continue;
					for (const key of ['messages', 'accepted', 'delivered', 'waiting'] as const) {
						expect(sum(groups.map((group) => group.totals[key]))).toBe(totals[key]);
					}
				}
				for (const value of Object.values(all.rates)) {
					if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
