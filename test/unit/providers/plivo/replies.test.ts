import type { WebhookRequest } from '../../../../nodes/shared/providers/contract';
import { replies } from '../../../../nodes/shared/providers/plivo/webhooks/replies';
import vectors from '../../../vectors/plivo.json';

const id = 'db342550-7f1d-11e1-8ea7-1231380bc196';
const push = { ...vectors.v3.find((one) => one.case === 'D')?.parameters };
const decode = (fields: Record<string, unknown>) =>
	replies.decode({ method: 'POST', url: '', headers: {}, rawBody: '', fields } as WebhookRequest);

it('reads the SMS of the vectors', () => {
	expect(decode(push)).toEqual([
		{
			provider: 'plivo',
			from: '+14155550199',
			to: '+14155550100',
			text: 'Hello & bye = 100% "ok"',
			intent: null,
			replyKey: `plivo:${id}`,
		},
	]);
});

it.each([
	['optout', 'optOut'],
	['optin', 'optIn'],
	['help', 'help'],
	['', null],
	['maybe', null],
	[undefined, null],
])('reads the intent %s', (MessageIntent, intent) => {
	expect(decode({ ...push, MessageIntent })).toMatchObject([{ intent }]);
});

describe('MMS', () => {
	const mms = { ...push, Text: undefined, Type: 'mms', Body: 'see', MediaCount: '2' };

	it('takes the text from Body and the media from 1 on', () => {
		expect(decode({ ...mms, Media2: 'https://m/2', Media1: 'https://m/1' })).toMatchObject([
			{ text: 'see', media: ['https://m/1', 'https://m/2'] },
		]);
	});

	it('takes media from 0 on, ten and more in their order', () => {
		const all = Object.fromEntries(
			Array.from({ length: 11 }, (_unused, index) => [`Media${index}`, `https://m/${index}`]),
		);
		expect(decode({ ...mms, ...all })?.[0].media).toEqual(Object.values(all));
	});

	it('may have no words', () => {
		expect(decode({ ...mms, Body: '', Media1: 'https://m/1' })).toMatchObject([{ text: '' }]);
	});
});

it('leaves a short code and a name as they are', () => {
	expect(decode({ ...push, To: '12345' })).toMatchObject([{ to: '12345' }]);
	expect(decode({ ...push, To: 'EXPO2026' })).toMatchObject([{ to: 'EXPO2026' }]);
});

it('gives the same key to every repetition', () => {
	expect(decode({ ...push, TotalRate: '0.1' })?.[0].replyKey).toBe(decode(push)?.[0].replyKey);
});

it('finds nothing in a status callback', () => {
	expect(decode({ ...push, Status: 'delivered' })).toEqual([]);
});

it.each(['MessageUUID', 'From'])('is no reply without %s', (field) => {
	expect(decode({ ...push, [field]: '' })).toBeUndefined();
});

it('answers with empty XML', () => {
	expect(replies.answer).toBe('<Response></Response>');
});
