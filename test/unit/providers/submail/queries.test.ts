import { submail } from '../../../../nodes/shared/providers/submail';
import { status } from '../../../../nodes/shared/providers/submail/status';

const answer = (value: unknown) => ({
	status: 200,
	body: typeof value === 'string' ? value : JSON.stringify(value),
});
const error = answer({ status: 'error', code: '109', msg: 'words' });
const refusal = { category: 'authentication', providerCode: '109', providerMessage: 'words' };
const NONSENSE = ['', '<html>', '[]', 'null', '{}', '{"status":"success"}'];

describe('status', () => {
	const question = {
		messageId: 'f3a34daf58210d498917f31c7d26693f',
		to: '+8613800000000',
		date: '2022-02-07',
	};
	const row = (members: object) => ({ sendID: question.messageId, ...members });
	const decode = (...data: unknown[]) =>
		status.decode(answer({ status: 'success', total: data.length, data }), question);

	it('asks for one message since its day began anywhere on earth', () => {
		expect(status.encode(question)).toEqual({
			method: 'POST',
			path: '/sms/log.json',
			form: {
				send_id: question.messageId,
				to: '13800000000',
				start_date: String(Date.parse('2022-02-07T00:00:00+14:00') / 1000),
			},
		});
	});

	it.each(['', 'yesterday'])('leaves the time to SUBMAIL without a day: %p', (date) => {
		expect(status.encode({ ...question, to: '', date }).form).toEqual({
			send_id: question.messageId,
		});
	});

	it('asks once a minute', () => {
		expect(status.intervalMs).toBe(60_000);
	});

	it('reads the worked example of the reference (5): delivered', () => {
		const first = row({
			to: 'xxx',
			fee: 1,
			status: 'delivered',
			report_state: 'DELIVRD',
			send_at: 1644209557,
			sent_at: 1644209557,
			report_at: 1644209561,
		});
		expect(decode({ sendID: 'another', status: 'dropped' }, first)).toEqual({
			provider: 'submail',
			messageId: question.messageId,
			to: '+8613800000000',
			status: 'delivered',
			final: true,
			occurredAt: 1644209561000,
			receiptKey: `submail:${question.messageId}:+8613800000000:delivered`,
		});
	});

	it('reads the worked example of the reference (5): dropped', () => {
		const dropped = row({
			fee: 0,
			status: 'dropped',
			report_state: 'mk:0012',
			dropped_reason: '空号/停机',
			send_at: 1644210137,
			report_at: 1644210139,
		});
		expect(decode(dropped)).toMatchObject({
			status: 'undelivered',
			final: true,
			occurredAt: 1644210139000,
			failure: {
				category: 'unreachable',
				providerCode: 'mk:0012',
				providerMessage: '空号/停机',
			},
		});
	});

	it.each([
		[{ send_at: 1644210137, sent_at: 1644210138 }, 'sent', 1644210138000],
		[{ send_at: 1644210137 }, 'queued', 1644210137000],
		[{ send_at: '1644210137', sent_at: '' }, 'queued', 1644210137000],
	])('reads pending %p', (times, word, occurredAt) => {
		const pending = row({ status: 'pending', report_state: 'pending', ...times });
		expect(decode(pending)).toMatchObject({ status: word, final: false, occurredAt });
	});

	it('keeps a word that is not published as unknown', () => {
		expect(decode(row({ status: 'lost' }))).toMatchObject({ status: 'unknown', final: false });
	});

	it('says why there is no receipt, also for an old answer about another message', () => {
		expect(decode()).toMatchObject({
			category: 'unknown',
			message: { en: expect.stringContaining('MMS') },
			retryable: false,
		});
		expect(decode({ sendID: 'another', status: 'delivered' })).toMatchObject({
			category: 'unknown',
		});
		expect(status.decode(error, question)).toMatchObject(refusal);
	});

	it.each(NONSENSE)('says nothing about %p', (body) => {
		expect(status.decode(answer(body), question)).toBeUndefined();
	});
});

describe('balances', () => {
	const { sms, mms } = submail.balances!;

	it('asks each product without fields', () => {
		const request = (path: string) => ({ method: 'POST', path, form: {} });
		expect(sms.encode()).toEqual(request('/balance/sms.json'));
		expect(mms.encode()).toEqual(request('/balance/mms.json'));
	});

	it('reads the worked examples of the reference (8)', () => {
		const counts = '{"status":"success","balance":"9410","transactional_balance":"9775"}';
		expect(sms.decode(answer(counts))).toEqual([
			{ amount: 9410, unit: 'messages', name: 'General and marketing' },
			{ amount: 9775, unit: 'messages', name: 'Transactional' },
		]);
		expect(mms.decode(answer('{"status":"success","balance":100.15}'))).toEqual([
			{ amount: 100.15, unit: '', name: 'Money' },
		]);
	});

	it('leaves out what is no number', () => {
		const body = { status: 'success', balance: 'many', transactional_balance: 0 };
		expect(sms.decode(answer(body))).toEqual([
			{ amount: 0, unit: 'messages', name: 'Transactional' },
		]);
		expect(mms.decode(answer(body))).toBeUndefined();
	});

	it('says why there is none', () => {
		expect([sms.decode(error), mms.decode(error)]).toMatchObject([refusal, refusal]);
	});

	it.each(NONSENSE)('says nothing about %p', (body) => {
		expect([sms.decode(answer(body)), mms.decode(answer(body))]).toEqual([undefined, undefined]);
	});
});
