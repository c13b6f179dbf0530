import { reply, type Reply } from '../../../messaging/model/reply';
import type { Webhook } from '../../contract';
import { readPushedNumber } from '../numbers';
import { chinaTime } from '../../common/chinaTime';
import { readPush } from './push';
import { RECEIPT_FIELDS, REPLY_FIELDS } from './pushFields';

/**
 * Replies to the notification SMS (上行回复推送, https://www.ihuyi.com/api/sms.html names the push): one
 * form POST per reply. The fields are known from one receiver, which makes the name of the time
 * doubtful, so both spellings are read. Pushes are not signed. The answer is that of the receipts. The
 * replies of the other products are not published: the user's options name their fields.
 */
export const replies: Webhook<Reply> = {
	fields: Object.values(REPLY_FIELDS),
	whereToEnter:
		'ihuyi console → notification SMS (验证码通知短信) → reply push address (上行回复推送地址)',
	decode: (request, settings) => {
		const push = readPush(request, settings);
		const from = readPushedNumber(push.text(REPLY_FIELDS.number));
		if (!from) return undefined;
		// A receipt, which may come to the same URL, has a code and no text.
		if (!push.has(REPLY_FIELDS.text)) return push.text(RECEIPT_FIELDS.status) ? [] : undefined;

		const text = push.text(REPLY_FIELDS.text);
		const messageId = push.text(REPLY_FIELDS.messageId);
		const timeText = push.text(REPLY_FIELDS.time);
		const occurredAt = chinaTime(timeText);
		return [
			reply({
				provider: 'ihuyi',
				from,
				text,
				intent: null,
				inReplyTo: messageId || undefined,
				occurredAt,
				// Also tells apart what has no readable time: a repeated push has the same words in it.
				id: [messageId, from, timeText, text].join(':'),
			}),
		];
	},
	answer: 'success',
};
