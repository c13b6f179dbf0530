import { intentOf, reply, USUAL_WORDS } from '../../../../nodes/shared/messaging/model/reply';

it.each([
	['退订', 'optOut'],
	[' T ', 'optOut'],
	['td。', 'optOut'],
	['ＴＤ', 'optOut'],
	['Stop!', 'optOut'],
	['opt-out', 'optOut'],
	['start', 'optIn'],
	['帮助', 'help'],
	['HELP?', 'help'],
	['怎么退订？', null],
	['Tomorrow', null],
	['please stop by our booth', null],
	['1', null],
	['', null],
	['？', null],
])('%j wants %s', (text, intent) => expect(intentOf(text, USUAL_WORDS)).toBe(intent));

it('takes the words of the user', () => {
	const words = { ...USUAL_WORDS, optOut: ['不要了'] };
	expect(intentOf('不要了！', words)).toBe('optOut');
	expect(intentOf('T', words)).toBeNull();
});

it('has the same key for a repeated push, and another for another reply', () => {
	const facts = { provider: 'x', from: '+8615400000000', text: 'T', intent: null, occurredAt: 1 };
	expect(reply(facts).replyKey).toBe(reply({ ...facts }).replyKey);
	expect(reply({ ...facts, occurredAt: 2 }).replyKey).not.toBe(reply(facts).replyKey);
	expect(reply({ ...facts, id: '77' })).toEqual({ ...facts, replyKey: 'x:77' });
});
