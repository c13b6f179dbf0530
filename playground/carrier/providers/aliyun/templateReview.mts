import { z } from 'zod';
import type { EventComposer } from '../../eventPusher.mts';
import type { ProviderContext } from '../../provider.mts';
import type { AliyunAccountOptions } from './accountOptions.mts';
import { jsonArray } from './jsonArray.mts';
import type { StoredTemplate, TemplateStore, Verdict } from './templateStore.mts';
import { chinaTime } from './times.mts';

/** Why the reviewer rejects (sample in the SDK). */
const usualReason = '变量不符合规范';

/**
 * Ends the review of a template after the account's delay and pushes TemplateSmsReport, if an address
 * for it is known. The vendor repeats a push that is not taken (reference 7); here it comes once.
 */
export function scheduleReview(
	template: StoredTemplate,
	account: AliyunAccountOptions,
	templates: TemplateStore,
	{ events, now }: ProviderContext,
): void {
	const { code, orderId, content } = template;
	const isRejected = account.wordsRejectedInReview.some((word) => content.includes(word));
	const verdict: Verdict = isRejected
		? { status: 'rejected', reason: usualReason }
		: { status: 'approved' };
	events.announce('aliyun', 'templateReview', account.reviewDelayMs, () => {
		// Else it was judged by hand meanwhile, and maybe changed and handed in again.
		const isAwaited = template.status === 'approving' && template.orderId === orderId;
		if (!isAwaited) return undefined;
		templates.settle(template, verdict, now());
		return { templateCode: code, ...verdict };
	});
}

const reviewSchema = z
	.object({
		templateCode: z.string().min(1),
		status: z.enum(['approving', 'approved', 'rejected']),
		reason: z.string().default(''),
		remark: z.string().optional(),
		orderId: z.string().optional(),
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
export function templateReviewComposer(templates: TemplateStore): EventComposer {
	return (fields, at) => {
		const { templateCode, status, reason, ...told } = reviewSchema.parse(fields);
		const template = templates.find(templateCode);
		if (!template) throw new Error(`The account has no template ${templateCode}.`);
		templates.settle(template, { status, reason }, at);
		const review = {
			template_type: typeWords[template.type],
			reason,
			template_name: template.name,
			orderId: told.orderId ?? template.orderId,
			template_content: template.content,
			template_status: status,
			remark: told.remark ?? template.remark ?? '',
			template_code: templateCode,
			create_date: chinaTime(template.createdAt),
		};
		return jsonArray([JSON.stringify(review)]);
	};
}
