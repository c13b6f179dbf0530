import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { authenticate } from '../../../../nodes/shared/providers/ihuyi/authenticate';
import { ihuyi } from '../../../../nodes/shared/providers/ihuyi';
import vectors from '../../../vectors/ihuyi.json';

const { marketingLegacy } = ihuyi.sms;
const [submit] = marketingLegacy.calls;
const { apiId, fields, password } = vectors.dynamicPassword[3];
/** 9:00 in China. */
const SEND_AT = Date.parse('2026-11-28T01:00:00Z');

/** The worked example of the reference, with what the user wants besides. */
const encode = (wish: Partial<Message>) => {
	const { mobile = '', content = '' } = fields;
	const messages = mobile.split(',').map(
		(number): Message => ({
			to: `+86${number}`,
			content: { kind: 'text', text: content },
			settings: {},
			...wish,
		}),
	);
	return submit.encode({ messages, requestId: 'r' });
};

it.each([
	['the usual form', {}, '2026-11-28 09:00:00'],
	['date and time', { scheduleForm: 'dateTime' }, '2026-11-28 09:00:00'],
	['Unix seconds', { scheduleForm: 'unixSeconds' }, '1795827600'],
	['a form that only other products know', { scheduleForm: 'nonsense' }, '2026-11-28 09:00:00'],
])("writes 'Send At' in China's time: %s", (_, settings, stime) => {
	expect(encode({ sendAt: SEND_AT, settings }).form).toEqual({ ...fields, stime });
});

it('says nothing about time without Send At, whatever form is chosen', () => {
	expect(encode({ settings: { scheduleForm: 'unixSeconds' } }).form).toEqual(fields);
});

it('leaves the signed password as it is (reference 2.3: number and text only)', () => {
	const { form, query } = encode({ sendAt: SEND_AT });
	const request = {
		method: 'POST',
		url: 'http://x/webservice/sms.php',
		qs: query,
		body: form,
	};
	const key = { apiId, apiKey: vectors.apiKey };
	expect(authenticate(key, request, vectors.timestamp).body).toEqual({
		...fields,
		stime: '2026-11-28 09:00:00',
		account: apiId,
		password,
		time: String(vectors.timestamp),
	});
});

it('offers the forms that client libraries use, as unconfirmed', () => {
	expect(marketingLegacy.limits.scheduling).toBe('provider');
	expect(marketingLegacy.fields).toMatchObject([
		{
			displayName: expect.stringContaining('(Unconfirmed)'),
			name: 'scheduleForm',
			default: 'dateTime',
			options: [{ value: 'dateTime' }, { value: 'unixSeconds' }],
		},
	]);
});
