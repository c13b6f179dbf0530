import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { ihuyi } from '../../../../nodes/shared/providers/ihuyi';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/ihuyi/codes';

const { mmsLegacy } = ihuyi.mms ?? {};
const message = (settings: Message['settings'], ...values: string[]): Message => ({
	to: '+8613800000000',
	content: {
		kind: 'template',
		templateId: '42',
		variables: values.map((value) => ({ name: 'n', value })),
	},
	settings,
});
const first = message({ pid: '7' });
const batch = { messages: [first, { ...first, to: '+8613900000000' }], requestId: 'r' };
const [sendMms] = mmsLegacy.calls;
const decode = (body: string) => sendMms.decode({ status: 200, body }, batch);

it('writes SendMms (reference 6.4), without the key', () => {
	expect(sendMms.encode(batch)).toEqual({
		method: 'POST',
		path: '/webservice/api',
		query: { method: 'SendMms' },
		form: { mobile: '13800000000,13900000000', mmsid: '42', pid: '7', format: 'json' },
	});
});

it('sends one MMS on file to at most 1000 numbers, and never twice', () => {
	expect(mmsLegacy.limits.content).toBe('template');
	expect(sendMms).toMatchObject({
		carries: 'template',
		shares: 'content',
		recipientsPerRequest: 1000,
		replay: 'none',
	});
});

it('takes the product id as a number too, and names it where it is missing', () => {
	expect(mmsLegacy.check?.(message({ pid: 7 }))).toBeUndefined();
	const missing: Array<Message['settings']> = [{}, { pid: ' ' }];
	for (const settings of missing) {
		expect(mmsLegacy.check?.(message(settings))).toMatchObject({
			category: 'configuration',
			message: { en: expect.stringContaining("'Product ID (pid)'") },
		});
	}
});

it('refuses values for a template', () => {
	expect(mmsLegacy.check?.(message({ pid: '7' }, '张三'))?.message.en).toContain(
		"'Template Variables'",
	);
});

describe('decode', () => {
	it.each([
		'{"code":2,"msg":"提交成功","smsid":"15870246956696820530"}',
		'<SubmitResult><code>2</code><smsid>15870246956696820530</smsid></SubmitResult>',
	])('takes a yes with its id: %s', (body) => {
		const accepted = {
			outcome: 'accepted',
			messageId: '15870246956696820530',
			messageIdSource: 'provider',
		};
		expect(decode(body)).toEqual([accepted, accepted]);
	});

	it.each(['{"code":"2"}', '{"code":2,"smsid":0}'])('takes a yes without an id: %s', (body) => {
		const accepted = { outcome: 'accepted', messageId: 'r', messageIdSource: 'requestId' };
		expect(decode(body)).toEqual([accepted, accepted]);
	});

	it.each([
		['405', 'authentication', 'http://10658.cc'],
		['406', 'invalidNumber', 'came out together'],
		['4051', 'insufficientBalance', 'no list for this product'],
	])('takes %s for a refusal of all numbers', (code, category, words) => {
		const refused = {
			outcome: 'rejected',
			failure: { category, providerCode: code, message: { en: expect.stringContaining(words) } },
		};
		expect(decode(JSON.stringify({ code: Number(code) }))).toMatchObject([refused, refused]);
	});

	it.each(['0', '1', '200', 'OK', 'constructor'])('is in doubt about the code %s', (code) => {
		const doubt = {
			outcome: 'unknown',
			failure: { category: 'unknown', providerCode: code, providerMessage: 'w', retryable: false },
		};
		expect(decode(JSON.stringify({ code, msg: 'w' }))).toMatchObject([doubt, doubt]);
	});

	it.each(['', 'OK', '2', '<html><code>2</code></html>', '[]'])(
		'says nothing about an answer outside the protocol: %s',
		(body) => expect(decode(body)).toBeUndefined(),
	);
});

it('has no code of its own that the tests do not hold', () => {
	expect([...KNOWN_CODES.mmsLegacy].sort()).toEqual(['405', '406']);
});
