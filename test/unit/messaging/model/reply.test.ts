import { reply } from '../../../../nodes/shared/messaging/model/reply';

it('has the same key for a repeated push, and another for another reply', () => {
	const facts = { provider: 'x', from: '+8615400000000', text: 'T', intent: null, occurredAt: 1 };
	expect(reply(facts).replyKey).toBe(reply({ ...facts }).replyKey);
	expect(reply({ ...facts, occurredAt: 2 }).replyKey).not.toBe(reply(facts).replyKey);
	expect(reply({ ...facts, id: '77' })).toEqual({ ...facts, replyKey: 'x:77' });
});
