import type { IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS, guestsFor, MMS_ACCOUNTS } from './support/accounts';
import { runMms } from './support/mms';
import { runSms } from './support/sms';

/** Cannot keep a message until later. */
const ihuyi = ACCOUNTS['ihuyi A notification'];
const plivo = ACCOUNTS.Plivo;
/** These can. */
const ihuyiB0 = ACCOUNTS['ihuyi B0 marketing, old host'];
const jiutian = ACCOUNTS.Jiutian;

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier({ now: () => Date.now() });
});
afterEach(async () => {
	jest.useRealTimers();
	await carrier.close();
});

/** Sets the clock, which then stands still; whatever waits, waits as ever. */
const clockAt = (time: string) =>
	jest.useFakeTimers({
		now: new Date(time),
		doNotFake: [
			...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const),
			...(['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] as const),
			...(['hrtime', 'performance'] as const),
		],
	});

const taken = () => carrier.journal.messages();
const scheduled = () => taken().map(({ scheduledFor }) => scheduledFor);
const to = (...phones: string[]): IDataObject[] => phones.map((phone) => ({ phone }));
const one = { items: to('15400000001') };

describe('Sending Window', () => {
	const within = (window: IDataObject = {}): IDataObject => ({ sendingWindow: { window } });
	const CLOSED = '2026-11-20T23:30:00+08:00';

	it('holds what is outside, with the time to send it', async () => {
		clockAt(CLOSED);
		const { accepted, notAccepted } = await runSms(ihuyi, carrier, { options: within() });
		expect(accepted).toEqual([]);
		expect(notAccepted).toHaveLength(3);
		expect(notAccepted[0].json).toMatchObject({
			outcome: 'held',
			attempts: 0,
			retryAt: '2026-11-21T09:00:00.000+08:00',
			failure: {
				category: 'cancelled',
				retryable: true,
				failover: false,
				message: expect.stringContaining('outside the sending window'),
			},
		});
		expect(carrier.journal.requests()).toEqual([]);
	});

	// Which hours belong to each preset; to the minute in test/unit/messaging/sendingWindow.
	it.each([
		['chinaSms', '2026-11-20T21:00:00+08:00', '2026-11-21T09:00:00.000+08:00'],
		['chinaMms', '2026-11-20T12:00:00+08:00', '2026-11-20T15:00:00.000+08:00'],
		['us', '2026-11-20T07:59:00+08:00', '2026-11-20T08:00:00.000+08:00'],
	])('%s is closed at %s', async (preset, now, retryAt) => {
		clockAt(now);
		const { notAccepted } = await runSms(ihuyi, carrier, { ...one, options: within({ preset }) });
		expect(notAccepted.map(({ json }) => json.retryAt)).toEqual([retryAt]);
	});

	it('sends within its hours', async () => {
		clockAt('2026-11-20T20:59:59+08:00');
		const options = within({ preset: 'chinaSms' });
		expect((await runSms(ihuyi, carrier, { ...one, options })).outcomes).toEqual(['accepted']);
	});

	it('goes by own hours, days and holidays', async () => {
		const options = within({
			preset: 'own',
			hours: '9:00-12:00, 14:00-18:00',
			days: 'Mon-Fri',
			holidays: '2026-11-23',
		});
		const retryAt = async (now: string) => {
			clockAt(now);
			const { notAccepted } = await runSms(ihuyi, carrier, { ...one, options });
			return notAccepted[0]?.json.retryAt;
		};
		expect(await retryAt('2026-11-20T12:30:00+08:00')).toBe('2026-11-20T14:00:00.000+08:00');
		// A Friday evening before a holiday on Monday.
		expect(await retryAt('2026-11-20T18:00:00+08:00')).toBe('2026-11-24T09:00:00.000+08:00');
		expect(await retryAt('2026-11-20T17:59:00+08:00')).toBeUndefined();
	});

	it('a preset keeps its hours, whatever stands in the hidden field', async () => {
		clockAt('2026-11-20T20:00:00+08:00');
		const options = within({ preset: 'chinaSms', hours: 'nonsense' });
		expect((await runSms(ihuyi, carrier, { ...one, options })).outcomes).toEqual(['accepted']);
	});

	it.each([
		["the workflow's own", '', '2026-11-21T09:00:00.000+08:00'],
		// 10:30 in the morning in New York.
		['New York', 'America/New_York', undefined],
		['London', 'Europe/London', undefined],
		['Tokyo', 'Asia/Tokyo', '2026-11-21T08:00:00.000+08:00'],
	])('a fixed place: %s', async (_, zone, retryAt) => {
		clockAt(CLOSED);
		const options = within({ zoneOf: 'fixed', zone });
		const { accepted, notAccepted } = await runSms(ihuyi, carrier, { ...one, options });
		expect([...accepted, ...notAccepted].map(({ json }) => json.retryAt)).toEqual([retryAt]);
	});

	it("goes by each recipient's own clock, in North America by area code", async () => {
		clockAt('2026-11-20T15:00:00Z');
		const phones = ['+12125550100', '+14155550100', '+16005550100', '+447400123456'];
		const { accepted, notAccepted } = await runSms(plivo, carrier, {
			items: to(...phones),
			options: within({ preset: 'us' }),
		});
		const [newYork, california, anywhere, london] = phones;
		expect(accepted.map(({ json }) => json.to)).toEqual([newYork, london]);
		expect(notAccepted.map(({ json }) => [json.to, json.retryAt])).toEqual([
			[california, '2026-11-21T00:00:00.000+08:00'],
			// An area code of no place: it must be the right hour in all of Canada.
			[anywhere, '2026-11-21T00:00:00.000+08:00'],
		]);
		expect(taken()).toHaveLength(2);
	});

	it.each([
		['Hours', { preset: 'own', hours: '9 to noon' }],
		['Hours', { preset: 'own', hours: ' ' }],
		['Days', { days: 'Moonday' }],
		['Holidays', { holidays: 'Christmas' }],
		['Time Zone', { zone: 'Mars/Olympus' }],
	])('refuses %s that cannot be read before anything is sent: %j', async (field, window) => {
		clockAt('2026-11-20T10:00:00+08:00');
		const { error } = await runSms(ihuyi, carrier, { options: within(window) });
		expect(error?.message).toContain(`'${field}'`);
		expect(error).toHaveProperty('description', expect.stringContaining('Nothing was sent'));
		expect(carrier.journal.requests()).toEqual([]);
	});

	describe('outside', () => {
		it.each([
			['ihuyi B0', ihuyiB0, '2026-11-21 09:00:00'],
			['Jiutian', jiutian, '20261121 09:00:00'],
		])('%s keeps the messages until it opens', async (_, account, time) => {
			clockAt(CLOSED);
			const options = within({ outside: 'schedule' });
			const { outcomes } = await runSms(account, carrier, { options });
			expect(outcomes).toEqual(['accepted', 'accepted', 'accepted']);
			expect(scheduled()).toEqual([time, time, time]);
			expect(carrier.journal.requests()).toHaveLength(1);
		});

		it.each([
			['schedule', ihuyi],
			['hold', ihuyiB0],
		])('holds: %s', async (outside, account) => {
			clockAt(CLOSED);
			const options = within({ outside });
			const { notAccepted } = await runSms(account, carrier, { ...one, options });
			expect(notAccepted.map(({ json }) => [json.outcome, json.retryAt])).toEqual([
				['held', '2026-11-21T09:00:00.000+08:00'],
			]);
			expect(carrier.journal.requests()).toEqual([]);
		});

		it('sends anyway if told to, and at once', async () => {
			clockAt(CLOSED);
			const options = within({ outside: 'sendAnyway' });
			expect((await runSms(ihuyiB0, carrier, { ...one, options })).outcomes).toEqual(['accepted']);
			expect(scheduled()).toEqual([undefined]);
		});

		it('shows in a dry run what would be held', async () => {
			clockAt(CLOSED);
			const options = { ...within(), dryRun: true };
			expect((await runSms(ihuyi, carrier, { ...one, options })).outcomes).toEqual(['held']);
		});
	});

	it('holds invitations, too', async () => {
		clockAt(CLOSED);
		const account = MMS_ACCOUNTS['SUBMAIL, normal'];
		const { notAccepted } = await runMms(account, carrier, {
			items: [{ phone: '15400000001', name: '客人' }],
			content: account.template ?? {},
			options: within({ preset: 'chinaMms', outside: 'schedule' }),
		});
		expect(notAccepted.map(({ json }) => [json.outcome, json.retryAt])).toEqual([
			['held', '2026-11-21T10:00:00.000+08:00'],
		]);
		expect(carrier.journal.requests()).toEqual([]);
	});
});

describe('Send At', () => {
	beforeEach(() => clockAt('2026-11-21T10:00:00+08:00'));
	const sendAt = '={{ $json.at }}';
	const guests = (...times: unknown[]) =>
		times.map((at, index): IDataObject => ({ phone: `1540000000${index}`, at: at as string }));

	it('takes the time of each item; without one, the message goes out at once', async () => {
		const items = guests('', '2026-11-28T09:00:00', undefined, null, '2026-11-28T10:00:00');
		const { outcomes } = await runSms(ihuyiB0, carrier, { items, options: { sendAt } });
		expect(outcomes).toEqual(Array(5).fill('accepted'));
		const times = new Map(taken().map((entry) => [entry.to, entry.scheduledFor]));
		expect(items.map(({ phone }) => times.get(String(phone)))).toEqual([
			undefined,
			'2026-11-28 09:00:00',
			undefined,
			undefined,
			'2026-11-28 10:00:00',
		]);
		expect(carrier.journal.requests()).toHaveLength(3);
	});

	it.each([
		['as the form gives it', '2026-11-28T09:00:00'],
		['as people write it', '2026-11-28 09:00'],
		['with another zone', '2026-11-28T02:00:00+01:00'],
		['in UTC', '2026-11-28T01:00:00.000Z'],
		['of luxon', '={{ $now.plus({ days: 7 }).set({ hour: 9 }) }}'],
		['of JavaScript', "={{ new Date('2026-11-28T01:00:00Z') }}"],
	])('reads a time %s', async (_, value) => {
		const run = { ...one, options: { sendAt: value } };
		expect((await runSms(ihuyiB0, carrier, run)).outcomes).toEqual(['accepted']);
		expect(scheduled()).toEqual(['2026-11-28 09:00:00']);
	});

	it('sends at once what should have gone out before', async () => {
		const items = guests('2026-11-21T09:59:59', '2020-01-01 00:00');
		const { outcomes } = await runSms(ihuyiB0, carrier, { items, options: { sendAt } });
		expect([outcomes, scheduled()]).toEqual([
			['accepted', 'accepted'],
			[undefined, undefined],
		]);
	});

	it.each([
		'next week',
		'2026-02-30 09:00',
		'28.11.2026 09:00',
		'{{ $json.at }}',
		'1795827600',
		// What would mean a night, a year long gone, or this morning.
		'2026-11-28',
		'2026',
		'09:00',
	])('refuses a time that cannot be read, and only that message: %s', async (time) => {
		const items = guests(time, '2026-11-21T09:00:00');
		const { outcomes, notAccepted } = await runSms(ihuyi, carrier, {
			items,
			options: { sendAt },
		});
		expect(outcomes).toEqual(['rejected', 'accepted']);
		expect(notAccepted[0].json.failure).toMatchObject({
			category: 'configuration',
			message: expect.stringContaining(`'Send At' must be a date with a time, but is '${time}'`),
		});
	});

	it('holds the message where the provider cannot keep it', async () => {
		const items = guests('2026-11-28T09:00:00', '');
		const { outcomes, notAccepted } = await runSms(ihuyi, carrier, { items, options: { sendAt } });
		expect(outcomes).toEqual(['held', 'accepted']);
		expect(notAccepted[0].json).toMatchObject({
			attempts: 0,
			retryAt: '2026-11-28T09:00:00.000+08:00',
			failure: { retryable: true, message: expect.stringContaining("'Send At'") },
		});
		expect(taken()).toHaveLength(1);
	});

	it.each([
		['ihuyi B0', 'dateTime', '2026-11-28 09:00:00', ihuyiB0],
		['ihuyi B0', 'unixSeconds', '1795827600', ihuyiB0],
		['Jiutian', 'compactDate', '20261128 09:00:00', jiutian],
		['Jiutian', 'dateTime', '2026-11-28 09:00:00', jiutian],
		['Jiutian', 'unixSeconds', '1795827600', jiutian],
	])('%s gets the time in the form that the user chose: %s', async (...row) => {
		const [, scheduleForm, time, account] = row;
		const options = { sendAt: '2026-11-28T09:00:00', scheduleForm };
		expect((await runSms(account, carrier, { options })).outcomes).toEqual(
			Array(3).fill('accepted'),
		);
		expect(scheduled()).toEqual(Array(3).fill(time));
	});

	it('keeps to the sending window', async () => {
		const items = guests('2026-11-28T23:00:00', '2026-11-28T11:00:00');
		const window = { outside: 'schedule' };
		const options = { sendAt, sendingWindow: { window } };
		await runSms(ihuyiB0, carrier, { items, options });
		expect(scheduled().sort()).toEqual(['2026-11-28 11:00:00', '2026-11-29 09:00:00']);
	});
});

describe('Stop After Failures', () => {
	const items = guestsFor(ihuyi, 20);
	beforeEach(() => carrier.misbehave({ kind: 'status', status: 401 }));

	it.each([
		['as set', { failuresInARow: 3 }, 3],
		['by itself', {}, 5],
		['never', { failuresInARow: 0 }, 20],
	])('%s', async (_, option, requests) => {
		const options = { requestsAtOnce: 1, ...option };
		const { outcomes } = await runSms(ihuyi, carrier, { items, options });
		expect(outcomes).toEqual([
			...Array<string>(requests).fill('rejected'),
			...Array<string>(20 - requests).fill('held'),
		]);
		expect(carrier.journal.requests()).toHaveLength(requests);
	});

	it('says why the rest was held back and how to go on', async () => {
		const options = { requestsAtOnce: 1, failuresInARow: 2 };
		const { notAccepted } = await runSms(ihuyi, carrier, { items, options });
		expect(notAccepted[2].json).toMatchObject({
			outcome: 'held',
			attempts: 0,
			retryAt: expect.any(String),
			failure: {
				category: 'authentication',
				providerCode: 'HTTP 401',
				retryable: true,
				message: expect.stringMatching(/stopped after 2 requests.*send the held messages again/),
			},
		});
	});

	it('does not stop for numbers that are wrong', async () => {
		carrier.behave();
		for (const { phone } of items) carrier.setFate(String(phone), { refusal: 406 });
		const options = { requestsAtOnce: 1, failuresInARow: 2 };
		const { outcomes } = await runSms(ihuyi, carrier, { items, options });
		expect(outcomes).toEqual(Array(20).fill('rejected'));
	});
});

it('slows down when it gets 429 with Retry-After, and loses nobody', async () => {
	carrier.misbehave({ kind: 'status', status: 429, retryAfter: '1', times: 3 });
	const { accepted, outcomes } = await runSms(ihuyi, carrier, { items: guestsFor(ihuyi, 30) });
	expect(outcomes).toEqual(Array(30).fill('accepted'));
	expect(accepted.filter(({ json }) => json.attempts === 2)).toHaveLength(3);
	const numbers = taken().map((entry) => entry.to);
	expect([numbers.length, new Set(numbers).size]).toEqual([30, 30]);
	// Nothing leaves during the pause; what had left before may still be under way.
	const times = carrier.journal.requests().map(({ at }) => at);
	const pauses = times.slice(1).map((time, index) => time - times[index]);
	expect(times.length).toBe(33);
	expect(Math.max(...pauses)).toBeGreaterThan(500);
}, 30_000);
