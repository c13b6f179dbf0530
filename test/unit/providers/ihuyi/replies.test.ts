import { replies } from '../../../../nodes/shared/providers/ihuyi/webhooks/replies';
import { pushed } from './pushed';

const push = {
	mobilephone: '13800000000',
	content: ' 退订 ',
	smsid: '15870246956696820530',
	replyTime: '2024-01-02 03:04:05',
};
const decode = (fields: Record<string, unknown>) => replies.decode(pushed(fields));

it('reads the fields of the reference (2.8)', () => {
	expect(decode(push)).toEqual([
		{
			provider: 'ihuyi',
			from: '+8613800000000',
			text: '退订',
			intent: null,
			inReplyTo: '15870246956696820530',
			occurredAt: Date.parse('2024-01-02T03:04:05+08:00'),
			replyKey: 'ihuyi:15870246956696820530:+8613800000000:2024-01-02 03:04:05:退订',
		},
	]);
});

it('takes the time under its other name', () => {
	const { replyTime, ...rest } = push;
	expect(decode({ ...rest, reply_time: replyTime })).toEqual(decode(push));
});

it('does without a time and without the id of a message', () => {
	expect(decode({ mobilephone: '13800000000', content: '你好' })).toEqual([
		{
			provider: 'ihuyi',
			from: '+8613800000000',
			text: '你好',
			intent: null,
			replyKey: 'ihuyi::+8613800000000::你好',
		},
	]);
});

it('leaves a time out that it cannot read, and still tells two replies apart by it', () => {
	const [first] = decode({ ...push, replyTime: '1704135845' }) ?? [];
	const [second] = decode({ ...push, replyTime: '1704135900' }) ?? [];
	expect(first).not.toHaveProperty('occurredAt', expect.anything());
	expect(first.replyKey).not.toBe(second.replyKey);
});

it('gives a repeated push the same key', () => {
	expect(decode({ ...push })?.[0].replyKey).toBe(decode(push)?.[0].replyKey);
});

it('takes an empty text as a reply', () => {
	expect(decode({ ...push, content: '' })?.[0].text).toBe('');
});

it('leaves a receipt that came to the same URL to those who want receipts', () => {
	expect(decode({ mobilephone: '13800000000', code: '2', smsid: '1' })).toEqual([]);
});

it.each(['content', 'mobilephone'])('is no reply without %s', (field) => {
	expect(decode({ ...push, [field]: undefined })).toBeUndefined();
});

it("answers 'success'", () => {
	expect(replies.answer).toBe('success');
});

describe('fields named by the user, for products whose pushes are not published', () => {
	const settings = {
		messageIdField: 'task',
		numberField: 'phone',
		textField: 'words',
		timeField: 'at',
	};

	it('reads them', () => {
		const own = { task: '42', phone: '13800000000', words: 'TD', at: push.replyTime };
		expect(replies.decode(pushed(own), settings)).toEqual([
			{
				provider: 'ihuyi',
				from: '+8613800000000',
				text: 'TD',
				intent: null,
				inReplyTo: '42',
				occurredAt: Date.parse('2024-01-02T03:04:05+08:00'),
				replyKey: 'ihuyi:42:+8613800000000:2024-01-02 03:04:05:TD',
			},
		]);
	});

	it('offers each of them', () => {
		expect(replies.fields?.map(({ name }) => name)).toEqual(Object.keys(settings));
	});
});
