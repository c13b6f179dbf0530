import { reply, type Reply } from '../../messaging/reply';
import type { Webhook } from '../contract';
import { fromAliyunForm } from './number';
import { ANSWER, readPush, whereToEnter, type PushEntry } from './push';
import { textOf } from './reply';
import { chinaTime } from '../common/chinaTime';

function readSmsUp(entry: PushEntry): Reply | undefined {
	const number = textOf(entry.phone_number);
	const { content } = entry;
	if (!number || typeof content !== 'string') return undefined;

	// Older accounts send a number here; one whose digits JSON cannot keep identifies nothing.
	const id = textOf(entry.sequence_id);
	const to = textOf(entry.dest_code);
	const occurredAt = chinaTime(textOf(entry.send_time));
	return reply({
		provider: 'aliyun',
		from: fromAliyunForm(number) ?? number,
		...(to ? { to } : {}),
		text: content,
		intent: null,
		...(occurredAt === undefined ? {} : { occurredAt }),
		...(id ? { id } : {}),
	});
}

/**
 * SmsUp: https://help.aliyun.com/zh/sms/developer-reference/smsup-http. `dest_code` is the uplink
 * extension; which message is answered is not said.
 */
export const replies: Webhook<Reply> = {
	whereToEnter: whereToEnter('SmsUp'),
	decode: (request) => readPush(request, readSmsUp),
	answer: ANSWER,
};
