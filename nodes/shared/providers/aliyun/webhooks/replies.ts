import { reply, type Reply } from '../../../messaging/model/reply';
import { fieldText } from '../../common/fieldText';
import type { Webhook } from '../../contract';
import { fromAliyunForm } from '../numbers';
import { ANSWER, readPush, whereToEnter, type PushEntry } from './push';
import { memberText } from '../answer';
import { chinaTime } from '../../common/chinaTime';

/** Members that only replies have. */
const MARKS = ['content', 'dest_code', 'sequence_id'];

function readSmsUp(entry: PushEntry): Reply | undefined {
	const number = memberText(entry.phone_number);
	if (!number) return undefined;

	// A text, or a number in pushes to older accounts.
	const id = memberText(entry.sequence_id);
	const to = memberText(entry.dest_code);
	const timeText = memberText(entry.send_time);
	const occurredAt = chinaTime(timeText);
	return reply({
		provider: 'aliyun',
		from: fromAliyunForm(number) ?? number,
		to: to || undefined,
		// As it came, spaces and all; a number where somebody answers 1.
		text: fieldText(entry.content),
		intent: null,
		occurredAt,
		timeText,
		id: id || undefined,
	});
}

/**
 * SmsUp: https://help.aliyun.com/zh/sms/developer-reference/smsup-http. `dest_code` is the uplink
 * extension; which message is answered is not said.
 */
export const replies: Webhook<Reply> = {
	whereToEnter: whereToEnter('SmsUp'),
	decode: (request) => readPush(request, MARKS, readSmsUp),
	answer: ANSWER,
};
