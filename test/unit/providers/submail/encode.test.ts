import fc from 'fast-check';

import { batchesOf } from '../../../../nodes/shared/sending/batches';
import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { fillIn } from '../../../../nodes/shared/messaging/text/textVariables';
import type { SendCall } from '../../../../nodes/shared/providers/contract';
import { batchsend, batchxsend } from '../../../../nodes/shared/providers/submail/send/batch';
import { mms } from '../../../../nodes/shared/providers/submail/send/mms';
import { mmsMultixsend, mmsXsend } from '../../../../nodes/shared/providers/submail/send/mmsSend';
import { multisend, multixsend } from '../../../../nodes/shared/providers/submail/send/multi';
import { send, xsend } from '../../../../nodes/shared/providers/submail/send/single';
import { sms } from '../../../../nodes/shared/providers/submail/send/sms';
import { personalText, template, text, TO } from './messages';

const encode = (call: SendCall, ...messages: Message[]) =>
	call.encode({ messages, requestId: 'r' });
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

it('sends one text with the values of each number', () => {
	const messages = [personalText(TO[0], '张三'), personalText(TO[1], '"$&"')];
	const tagged = messages.map((message) => ({ ...message, ...tag }));
	expect(encode(multisend, ...tagged)).toEqual(
		post('/sms/multisend.json', {
			content: '【SUBMAIL】您好@var(name)',
			multi:
				'[{"to":"13800000000","vars":{"name":"张三"}},{"to":"13900000000","vars":{"name":"\\"$&\\""}}]',
			tag: 'fair',
		}),
	);
});

describe('a text with variables', () => {
	const calls = (...messages: Message[]) =>
		batchesOf(
			messages.map((message, place) => ({ place, message })),
			sms.calls,
			Infinity,
		).map(({ call, entries }) => [call, entries.length]);

	it('goes by multisend where two share it, whatever their values', () => {
		expect(calls(personalText(TO[0], 'a'), personalText(TO[1], 'b'))).toEqual([[multisend, 2]]);
		expect(calls(personalText(TO[0], 'a'), personalText(TO[1], 'a'))).toEqual([[multisend, 2]]);
	});

	it('goes alone as it reads', () => {
		expect(calls(personalText(TO[0], 'a'))).toEqual([[send, 1]]);
		expect(encode(send, personalText(TO[0], 'a')).form).toEqual({
			to: '13800000000',
			content: '【SUBMAIL】您好a',
		});
	});

	it('shares no request with a complete text', () => {
		expect(calls(personalText(TO[0], 'a'), text(TO[1]), text(TO[2]))).toEqual([
			[send, 1],
			[batchsend, 2],
		]);
	});

	it.each([
		['a signature that is a value', personalText(TO[0], '【SUBMAIL】', '@var(name)您好')],
		['a signature with a value in it', personalText(TO[0], 'SUBMAIL', '【@var(name)】您好')],
		[
			'a name with blanks around it',
			{
				...text(),
				content: {
					kind: 'text' as const,
					text: '【SUBMAIL】您好a',
					pattern: {
						text: '【SUBMAIL】您好@var( name )',
						variables: [{ name: 'name', value: 'a' }],
					},
				},
			},
		],
	])('is left to us to fill in with %s', (_, message) => {
		expect(multisend.takes?.(message)).toBe(false);
		expect(calls(message, { ...message, to: TO[1] })).toEqual([[batchsend, 2]]);
		expect(sms.check?.(message)).toBeUndefined();
	});

	it('is filled in by SUBMAIL only to what we have checked', () => {
		const word = fc.string({
			unit: fc.constantFrom('a', '@', '(', ')', '$', '&', '【', '】'),
		});
		const filled = fc.record({ name: word, value: word, blank: fc.constantFrom('', ' ') });
		fc.assert(
			fc.property(word, word, fc.array(filled, { maxLength: 2 }), (head, tail, variables) => {
				const written = variables.map(({ name, blank }) => `@var(${blank}${name})`).join(tail);
				const { text: checked, pattern } = fillIn(`【SUBMAIL】${head}${written}`, variables);
				if (!pattern) return;
				const message = { ...text(), content: { kind: 'text' as const, text: checked, pattern } };
				if (!multisend.takes?.(message)) return;
				const { content = '', multi = '' } = encode(multisend, message).form as Record<
					string,
					string
				>;
				const [{ vars }] = JSON.parse(multi) as Array<{ vars: Record<string, string> }>;
				const received = Object.entries(vars).reduce(
					(sofar, [name, value]) => sofar.replaceAll(`@var(${name})`, () => value),
					content,
				);
				expect(received).toBe(checked);
			}),
		);
	});
});

it('sends an MMS to one number and to many', () => {
	expect(encode(mmsXsend, template())).toEqual(
		post('/mms/xsend.json', { to: '13800000000', project: 'ThJBE4' }),
	);
	expect(encode(mmsXsend, template(TO[0], { name: 'kevin' }, tag)).form).toEqual({
		to: '13800000000',
		project: 'ThJBE4',
		vars: '{"name":"kevin"}',
		tag: 'fair',
	});
	const messages = TO.slice(0, 2).map((to, place) => template(to, { code: String(place) }, tag));
	expect(encode(mmsMultixsend, ...messages)).toEqual(
		post('/mms/multixsend.json', {
			project: 'ThJBE4',
			multi: '[{"to":"13800000000","vars":{"code":"0"}},{"to":"13900000000","vars":{"code":"1"}}]',
			tag: 'fair',
		}),
	);
});

it('keeps to the limits of the calls', () => {
	expect(
		[...sms.calls, ...mms.calls].map(({ carries, shares, recipientsPerRequest }) => [
			carries,
			shares,
			recipientsPerRequest,
		]),
	).toEqual([
		['text', 'template', 50],
		['text', 'content', 10_000],
		['template', 'content', 10_000],
		['template', 'template', 200],
		['text', 'nothing', 1],
		['template', 'nothing', 1],
		['template', 'template', 50],
		['template', 'nothing', 1],
	]);
});

describe('check', () => {
	it('is the same for MMS', () => {
		expect(mms.check?.(template(TO[0], { code: '1' }))).toBeUndefined();
		expect(mms.check?.(template(TO[0], { '': '1' }))).toMatchObject({ category: 'configuration' });
	});

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
		[
			'a variable without a value',
			withText('【示例】@var(x)'),
			'contentRejected',
			"'Text Variables'",
		],
		[
			'a variable without a name',
			{
				...text(),
				content: {
					kind: 'text' as const,
					text: '【示例】a',
					pattern: { text: '【示例】@var()', variables: [{ name: '', value: 'a' }] },
				},
			},
			'configuration',
			"'Text Variables' has no name",
		],
		['a long tag', text(TO[0], { tag: 'x'.repeat(33) }), 'configuration', '33 characters'],
		[
			'a value without a name',
			template(TO[0], { ' ': '1' }),
			'configuration',
			"'Template Variables' has no name",
		],
	])('refuses %s', (_, message, category, words) => {
		expect(sms.check?.(message)).toMatchObject({
			category,
			message: { en: expect.stringContaining(words) },
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
