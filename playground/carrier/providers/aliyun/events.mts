import { z } from 'zod';
import type { EventComposer } from '../../eventPusher.mts';
import type { AliyunTemplate } from './accountOptions.mts';
import { jsonArray } from './jsonArray.mts';
import { chinaTime } from './times.mts';

const replySchema = z
	.object({
		from: z.string().min(1),
		text: z.string(),
		/** Extension digits that the phone wrote to. */
		destCode: z.string().default(''),
		sequenceId: z.string().optional(),
		/** On the older page of the vendor only (reference 7). */
		signName: z.string().optional(),
	})
	.strict();

/** Composes SmsUp, a reply from a phone (reference 7). */
export function replyComposer(): EventComposer {
	let count = 0;
	return (fields, at) => {
		const { from, text, destCode, sequenceId, signName } = replySchema.parse(fields);
		count += 1;
		const reply = {
			phone_number: from,
			content: text,
			send_time: chinaTime(at),
			dest_code: destCode,
			sequence_id: sequenceId ?? String(1_000_000_000 + count),
			...(signName !== undefined && { sign_name: signName }),
		};
		return jsonArray([JSON.stringify(reply)]);
	};
}

const reviewSchema = z
	.object({
		templateCode: z.string().min(1),
		status: z.enum(['approving', 'approved', 'rejected']),
		reason: z.string().default(''),
		remark: z.string().default(''),
		orderId: z.string().default('200000001'),
	})
	.strict();

/** The words for the types; the first is the reference's, the others are placeholders. */
const typeWords = {
	verification: '验证码',
	notification: '短信通知',
	marketing: '推广短信',
	international: '国际/港澳台消息',
};

/**
 * Composes TemplateSmsReport, a verdict on a template: an array of exactly one (reference 7). The
 * template has the new status from then on.
 * @param templates the account's own
 */
export function templateReviewComposer(templates: Record<string, AliyunTemplate>): EventComposer {
	return (fields, at) => {
		const { templateCode, status, reason, remark, orderId } = reviewSchema.parse(fields);
		const template = templates[templateCode];
		if (!template) throw new Error(`The account has no template ${templateCode}.`);
		template.status = status;
		template.reason = reason;
		const review = {
			template_type: typeWords[template.type],
			reason,
			template_name: template.name,
			orderId,
			template_content: template.content,
			template_status: status,
			remark,
			template_code: templateCode,
			create_date: chinaTime(at),
		};
		return jsonArray([JSON.stringify(review)]);
	};
}
