import { parsePhoneNumber } from '../../messaging/phoneNumber';
import { reply, type Reply } from '../../messaging/reply';
import type { Webhook } from '../contract';
import { fieldText, readTime } from './push';

/**
 * Replies to the notification SMS (上行回复推送, https://www.ihuyi.com/api/sms.html names the push): one
 * form POST per reply. The fields are known from one receiver, which makes the name of the time
 * doubtful, so both spellings are read. Pushes are not signed. The answer is that of the receipts.
 */
export const replies: Webhook<Reply> = {
	whereToEnter:
		'ihuyi console → notification SMS (验证码通知短信) → reply push address (上行回复推送地址)',
	decode: ({ fields }) => {
		const number = parsePhoneNumber(fieldText(fields.mobilephone), 'CN');
		if (!number.valid) return undefined;
		// A receipt, which may come to the same URL, has a code and no content.
		if (fields.content === undefined) return fieldText(fields.code) ? [] : undefined;

		const from = number.e164;
		const text = fieldText(fields.content);
		const smsid = fieldText(fields.smsid);
		const timeText = fieldText(fields.replyTime) || fieldText(fields.reply_time);
		const occurredAt = readTime(timeText);
		return [
			reply({
				provider: 'ihuyi',
				from,
				text,
				intent: null,
				...(smsid ? { inReplyTo: smsid } : {}),
				...(occurredAt === undefined ? {} : { occurredAt }),
				// Also tells apart what has no readable time: a repeated push has the same words in it.
				id: [smsid, from, timeText, text].join(':'),
			}),
		];
	},
	answer: 'success',
};
