import type { FailureCategory } from '../../../../nodes/shared/messaging/model/failure';
import type { WebhookRequest } from '../../../../nodes/shared/providers/contract';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/plivo/codes';
import { receipts } from '../../../../nodes/shared/providers/plivo/webhooks/receipts';
import { KNOWN_STATES } from '../../../../nodes/shared/providers/plivo/states';
import vectors from '../../../vectors/plivo.json';

const id = 'db3ce55a-7f1d-11e1-8ea7-1231380bc196';
const push = {
	From: '14155550100',
	To: '14155550199',
	Type: 'sms',
	Status: 'delivered',
	MessageUUID: id,
	Sequence: '3',
	MessageTime: '2020-04-08 11:34:30.000001',
	QueuedTime: '2020-04-08 11:34:31.000001',
	SentTime: '2020-04-08 11:34:32.000001',
	DeliveryReportTime: '2020-04-08 11:34:33.238707',
};
const decode = (fields: Record<string, unknown>) =>
	receipts.decode({ method: 'POST', url: '', headers: {}, rawBody: '', fields } as WebhookRequest);

it('reads a push of every documented field it uses', () => {
	expect(decode(push)).toEqual([
		{
			provider: 'plivo',
			messageId: id,
			to: '+14155550199',
			status: 'delivered',
			final: true,
			occurredAt: Date.parse('2020-04-08T11:34:33.238Z'),
			receiptKey: `plivo:${id}:+14155550199:delivered`,
		},
	]);
});

it('reads the push of the vectors, whose code 000 is no error', () => {
	const vector = vectors.v3.find((one) => one.case === 'A');
	expect(decode({ ...vector?.parameters })).toEqual([
		{
			provider: 'plivo',
			messageId: id,
			to: '+14155550199',
			status: 'delivered',
			final: true,
			receiptKey: `plivo:${id}:+14155550199:delivered`,
		},
	]);
});

describe('states (reference 4 and 6)', () => {
	const expected: Array<[state: string, status: string, final: boolean, time?: string]> = [
		['queued', 'queued', false, push.QueuedTime],
		['sent', 'sent', false, push.SentTime],
		['delivered', 'delivered', true, push.DeliveryReportTime],
		['undelivered', 'undelivered', true, push.DeliveryReportTime],
		['failed', 'failed', true, push.DeliveryReportTime],
		['rejected', 'rejected', true, push.DeliveryReportTime],
		['read', 'delivered', true, push.DeliveryReportTime],
	];

	it.each(expected)('%s is %s', (Status, status, final, time) => {
		const occurredAt = Date.parse(`${time?.slice(0, 23).replace(' ', 'T')}Z`);
		expect(decode({ ...push, Status })).toMatchObject([{ status, final, occurredAt }]);
	});

	it('has no state that the table above does not hold', () => {
		expect([...KNOWN_STATES].sort()).toEqual(expected.map(([state]) => state).sort());
	});

	it('keeps a new state as unknown, with its code', () => {
		expect(decode({ ...push, Status: 'parked' })).toMatchObject([
			{ status: 'unknown', final: false },
		]);
		expect(decode({ ...push, Status: 'parked' })?.[0]).not.toHaveProperty('failure');
		expect(decode({ ...push, Status: 'parked', ErrorCode: '20' })).toMatchObject([
			{ status: 'unknown', failure: { providerCode: '20' } },
		]);
	});
});

describe('codes (reference 5)', () => {
	const expected: Record<string, [FailureCategory, retryable: boolean]> = {
		'10': ['contentRejected', false],
		'20': ['carrier', true],
		'30': ['contentRejected', false],
		'40': ['configuration', false],
		'50': ['invalidNumber', false],
		'60': ['configuration', false],
		'70': ['unreachable', false],
		'80': ['unreachable', true],
		'90': ['carrier', false],
		'100': ['carrier', false],
		'110': ['contentRejected', false],
		'120': ['contentRejected', false],
		'200': ['blocked', false],
		'201': ['configuration', false],
		'420': ['expired', true],
		'450': ['configuration', false],
		'900': ['insufficientBalance', false],
		'1000': ['unknown', false],
		'2403': ['configuration', false],
	};

	it.each(Object.entries(expected))('%s', (ErrorCode, [category, retryable]) => {
		for (const Status of ['undelivered', 'failed']) {
			expect(decode({ ...push, Status, ErrorCode })).toMatchObject([
				{ status: Status, failure: { category, retryable, providerCode: ErrorCode } },
			]);
		}
	});

	it('has no code that the table above does not hold', () => {
		expect([...KNOWN_CODES].sort()).toEqual(Object.keys(expected).sort());
	});

	it.each(['11', '950', '00020', 'x'])('keeps the unknown code %s and guesses nothing', (code) => {
		expect(decode({ ...push, Status: 'failed', ErrorCode: code })).toMatchObject([
			{ failure: { category: 'unknown', providerCode: code, retryable: false } },
		]);
	});

	it.each([undefined, '', '000'])('says that nobody knows why, for the code %s', (ErrorCode) => {
		expect(decode({ ...push, Status: 'failed', ErrorCode })).toMatchObject([
			{ status: 'failed', failure: { category: 'unknown', retryable: false } },
		]);
	});

	it('makes no failure of a code beside a good state', () => {
		expect(decode({ ...push, ErrorCode: '20' })?.[0]).not.toHaveProperty('failure');
	});
});

it('gives the same key to every repetition, another to every state', () => {
	const key = (fields: Record<string, unknown>) => decode({ ...push, ...fields })?.[0].receiptKey;
	expect(key({ Sequence: '9', TotalRate: '0.1' })).toBe(key({}));
	expect(key({ Status: 'sent' })).not.toBe(key({}));
});

it.each(['', 'soon', '2020-04-08', '1586345673', '2020-13-45 99:99:99'])(
	'leaves out a time that it cannot read: %s',
	(DeliveryReportTime) => {
		expect(decode({ ...push, DeliveryReportTime })?.[0]).not.toHaveProperty('occurredAt');
	},
);

it('takes the first of fields that came twice', () => {
	expect(decode({ ...push, Status: ['failed', 'delivered'] })).toMatchObject([
		{ status: 'failed' },
	]);
});

it('finds nothing in an inbound message', () => {
	const inbound = { ...push, Status: undefined };
	expect(decode({ ...inbound, Text: 'STOP' })).toEqual([]);
	expect(decode({ ...inbound, Body: '' })).toEqual([]);
});

it.each(['MessageUUID', 'To'])('is no receipt without %s', (field) => {
	expect(decode({ ...push, [field]: '' })).toBeUndefined();
});

it('reads the receipt of an MMS, with the code that only an MMS has', () => {
	expect(decode({ ...push, Type: 'mms', Status: 'failed', ErrorCode: '120' })).toMatchObject([
		{
			messageId: id,
			status: 'failed',
			failure: { category: 'contentRejected', providerCode: '120' },
		},
	]);
});
