import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { authenticate } from '../../../../nodes/shared/providers/jiutian/authenticate';
import { jiutian } from '../../../../nodes/shared/providers/jiutian';
import vectors from '../../../vectors/jiutian.json';

const { sms } = jiutian.sms;
const [send] = sms.calls;
const [{ timestamp, hash }] = vectors.passwordHash;
/** 9:00 in China. */
const SEND_AT = Date.parse('2026-11-28T01:00:00Z');

/** The worked example of the reference (2) to one number, with what the user wants besides. */
const encode = (wish: Partial<Message>) => {
	const content = { kind: 'text' as const, text: vectors.text };
	const messages: Message[] = [{ to: '+8613800000000', content, settings: {}, ...wish }];
	return send.encode({ messages, requestId: 'r' });
};
const unscheduled = `tele=13800000000&msg=${vectors.gbk}`;

it.each([
	['the usual form', {}, '20261128%2009%3A00%3A00'],
	['a compact date', { scheduleForm: 'compactDate' }, '20261128%2009%3A00%3A00'],
	['date and time', { scheduleForm: 'dateTime' }, '2026-11-28%2009%3A00%3A00'],
	['Unix seconds', { scheduleForm: 'unixSeconds' }, '1795827600'],
	['a form that nobody knows', { scheduleForm: 'nonsense' }, '20261128%2009%3A00%3A00'],
])("writes 'Send At' in China's time: %s", (_, settings, sendtime) => {
	expect(encode({ sendAt: SEND_AT, settings }).form).toBe(`${unscheduled}&sendtime=${sendtime}`);
});

it('says nothing about time without Send At, whatever form is chosen', () => {
	expect(encode({ settings: { scheduleForm: 'unixSeconds' } }).form).toBe(unscheduled);
});

it('leaves the signed password as it is (reference 3: password and time of the request)', () => {
	const { form } = encode({ sendAt: SEND_AT });
	const { customerId, channelId, password } = vectors;
	const request = { method: 'POST', url: 'http://x/sms.php', body: form };
	expect(authenticate({ customerId, channelId, password }, request, timestamp).body).toBe(
		`${unscheduled}&sendtime=20261128%2009%3A00%3A00&cpid=${customerId}&channelid=${channelId}&password=${hash}&timestamp=${timestamp}`,
	);
});

it('offers the forms of the time as unconfirmed', () => {
	expect(sms.limits.scheduling).toBe('provider');
	expect(sms.fields).toMatchObject([
		{
			displayName: expect.stringContaining('(Unconfirmed)'),
			name: 'scheduleForm',
			default: 'compactDate',
			options: [{ value: 'compactDate' }, { value: 'dateTime' }, { value: 'unixSeconds' }],
		},
	]);
});
