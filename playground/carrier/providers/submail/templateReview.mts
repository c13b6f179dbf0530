import { z } from 'zod';
import type { JournalEntry } from '../../journal.mts';
import type { PushRequest } from '../../pushRequest.mts';
import type { ReceiptPusher } from '../../receiptPusher.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { composeEvent } from './subhook.mts';
import type { StoredTemplate, TemplateStore } from './templateStore.mts';

/** Why the reviewer rejects; from the reference's sample (14). */
const usualReason = '签名不正确';

/** Ends the review of a template after the account's delay and tells the hook. */
export function scheduleReview(
	template: StoredTemplate,
	account: SubmailAccountOptions,
	receipts: ReceiptPusher,
	settle: TemplateStore['settle'],
): void {
	const text = textOf(template);
	const isRejected = account.wordsRejectedInReview.some((word) => text.includes(word));
	const reason = isRejected ? usualReason : undefined;
	receipts.schedule({
		// Not a message: it stands here for the attempts, and never enters the journal.
		entry: reviewEntry(template),
		fate: { status: 'delivered' },
		delayMs: account.reviewDelayMs,
		onDue: () => {
			// Judged by hand meanwhile, or changed and in another review.
			const isAwaited = template.status === '1' && textOf(template) === text;
			if (isAwaited) settle(template, reason);
		},
		// A hook has one address for all its events: the one of the receipts.
		compose: (at) => composeVerdict(template.id, reason, at, account),
		isAcknowledged: ({ httpStatus }) => httpStatus >= 200 && httpStatus < 300,
	});
}

const reviewSchema = z
	.object({
		templateId: z.string().min(1),
		verdict: z.enum(['accept', 'reject']),
		reason: z.string().optional(),
	})
	.strict();

/**
 * A verdict that a test or a person dictates. Throws a ZodError for fields that are not understood.
 * @param fields `templateId`, `verdict` (`accept` or `reject`), with `reject` also `reason`
 * @param templates told of the verdict, if it knows the template
 */
export function composeReview(
	fields: Record<string, unknown>,
	at: number,
	account: SubmailAccountOptions,
	templates: TemplateStore | undefined,
): PushRequest {
	const read = reviewSchema.safeParse(fields);
	if (!read.success) {
		throw new Error(
			'A review needs templateId and verdict (accept or reject); reason is optional.',
		);
	}
	const { templateId, verdict, reason = usualReason } = read.data;
	const rejectReason = verdict === 'reject' ? reason : undefined;
	const template = templates?.find(templateId);
	if (template) templates?.settle(template, rejectReason);
	return composeVerdict(templateId, rejectReason, at, account);
}

/** `template_accept`, or `template_reject` with its reason (reference 14). */
function composeVerdict(
	templateId: string,
	rejectReason: string | undefined,
	at: number,
	account: SubmailAccountOptions,
): PushRequest {
	const fields: Record<string, string> =
		rejectReason === undefined
			? { events: 'template_accept', template_id: templateId }
			: { events: 'template_reject', reason: rejectReason, template_id: templateId };
	return composeEvent(fields, at, account);
}

function textOf({ signature, content }: StoredTemplate): string {
	return signature + content;
}

function reviewEntry(template: StoredTemplate): JournalEntry {
	const { id, editedAt } = template;
	return {
		provider: 'submail',
		product: 'templateReview',
		messageId: id,
		to: id,
		text: textOf(template),
		receivedAt: editedAt,
	};
}
