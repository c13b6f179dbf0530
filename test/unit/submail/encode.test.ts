import type { Message } from '../../../nodes/shared/messaging/message';
import type { SmsCall } from '../../../nodes/shared/providers/contract';
import { sms } from '../../../nodes/shared/providers/submail/sms';
import { template, text, TO } from './messages';

const [batchsend, batchxsend, multixsend, send, xsend] = sms.calls;
const encode = (call: SmsCall, ...messages: Message[]) => call.encode({ messages, requestId: 'r' });
const post = (path: string, form: object) => ({ method: 'POST', path, form });
const tag = { settings: { tag: 'fair' } };

it('sends one text', () => {
	expect(encode(send, text())).toEqual(
		post('/sms/send.json', { to: '13800000000', content: '【SUBMAIL】展会明天开幕' }),
	);
	expect(encode(send, text(TO[0], { tag: 7 })).form).toMatchObject({ tag: '7' });
});

it('sends one text to many numbers', () => {
	const messages = TO.map((to) => text(to, { tag: 'fair' }));
	expect(encode(batchsend, ...messages)).toEqual(
		post('/sms/batchsend.json', {
			to: '13800000000,13900000000,15000000000',
			content: '【SUBMAIL】展会明天开幕',
			tag: 'fair',
		}),
	);
});

it('sends one template, with variables only if there are some', () => {
	expect(encode(xsend, template())).toEqual(
		post('/sms/xsend.json', { to: '13800000000', project: 'ThJBE4' }),
	);
	expect(encode(xsend, template(TO[0], { name: 'kevin', code: '1"2' }, tag)).form).toEqual({
		to: '13800000000',
		project: 'ThJBE4',
		vars: '{"name":"kevin","code":"1\\"2"}',
		tag: 'fair',
	});
});

it.each(['示例签名', '【示例签名】'])('sends a signature with one template: %s', (signature) => {
	expect(encode(xsend, template(TO[0], {}, { signature })).form).toMatchObject({
		sms_signature: '【示例签名】',
	});
});

it('sends one template with the same values to many numbers', () => {
	const messages = TO.map((to) => template(to, { code: '1' }, tag));
	expect(encode(batchxsend, ...messages)).toEqual(
		post('/sms/batchxsend.json', {
			to: '13800000000,13900000000,15000000000',
			project: 'ThJBE4',
			vars: '{"code":"1"}',
			tag: 'fair',
		}),
	);
	expect(encode(batchxsend, template()).form).toMatchObject({ vars: '{}' });
});

it('sends one template with the values of each number', () => {
	const messages = TO.slice(0, 2).map((to, place) => template(to, { code: String(place) }, tag));
	expect(encode(multixsend, ...messages)).toEqual(
		post('/sms/multixsend.json', {
			project: 'ThJBE4',
			multi: '[{"to":"13800000000","vars":{"code":"0"}},{"to":"13900000000","vars":{"code":"1"}}]',
			tag: 'fair',
		}),
	);
});

it('keeps to the limits of the calls', () => {
	expect(
		sms.calls.map(({ carries, shares, recipientsPerRequest }) => [
			carries,
			shares,
			recipientsPerRequest,
		]),
	).toEqual([
		['text', 'content', 10_000],
		['template', 'content', 10_000],
		['template', 'template', 200],
		['text', 'nothing', 1],
		['template', 'nothing', 1],
	]);
});

describe('check', () => {
	const withText = (words: string): Message => ({
		...text(),
		content: { kind: 'text', text: words },
	});

	it('lets complete messages pass', () => {
		expect(sms.check?.(text(TO[0], { tag: 'x'.repeat(32) }))).toBeUndefined();
		expect(sms.check?.(template(TO[0], { code: '1' }))).toBeUndefined();
	});

	it.each([
		['a signature at the end', withText('展会【示例】'), 'signatureRejected', 'beginning'],
		['an unfilled variable', withText('【示例】您好@var(name)'), 'contentRejected', '@var(name)'],
		['a long tag', text(TO[0], { tag: 'x'.repeat(33) }), 'configuration', '33 characters'],
		['a value without a name', template(TO[0], { ' ': '1' }), 'configuration', 'has no name'],
	])('refuses %s', (_, message, category, words) => {
		expect(sms.check?.(message)).toMatchObject({
			category,
			message: expect.stringContaining(words),
			retryable: false,
		});
	});
});

it.each([batchxsend, multixsend])(
	'leaves templates with a signature of their own to xsend',
	(call) => {
		expect(call.takes?.(template(TO[0]))).toBe(true);
		expect(call.takes?.(template(TO[0], {}, { signature: '示例' }))).toBe(false);
		expect(sms.check?.(template(TO[0], {}, { signature: '示例' }))).toBeUndefined();
	},
);
