import { z } from 'zod';
import type { EventNotPushed } from '../../eventPusher.mts';
import type { ProviderContext } from '../../provider.mts';
import type { PushRequest } from '../../pushRequest.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { composeEvent } from './subhook.mts';
import {
	carriers,
	type StoredTemplate,
	type TemplateStore,
	type Verdict,
} from './templateStore.mts';

/** Why the reviewer rejects; from the reference's sample (14). */
const usualReason = '签名不正确';

/**
 * Lets all who judge a template do so after the delay of its kind, and tells the hook.
 * Rejected is what holds one of the account's words; the reason is always the same.
 */
export function beginReview<Content extends object>(
	template: StoredTemplate<Content>,
	store: TemplateStore<Content>,
	account: SubmailAccountOptions,
	context: ProviderContext,
): void {
	const words = store.kind.wordsOf(template);
	const isRejected = account.wordsRejectedInReview.some((word) => words.includes(word));
	for (const reviewer of template.awaiting) {
		const verdict: Verdict = {
			templateId: template.id,
			carrier: reviewer === 'submail' ? undefined : reviewer,
			rejectReason: isRejected ? usualReason : undefined,
		};
		context.events.announce('submail', 'templateReview', store.kind.reviewDelayMs, () => {
			// Otherwise judged by hand meanwhile, changed or removed.
			if (store.awaits(template, reviewer)) {
				store.judge(verdict);
				tell(verdict, account, context);
			}
			return undefined; // told already, wherever the hook is
		});
	}
}

const reviewSchema = z
	.object({
		templateId: z.string().min(1),
		verdict: z.enum(['accept', 'reject']),
		reason: z.string().default(usualReason),
		carrier: z.enum(carriers).optional(),
	})
	.strict();

/**
 * Reads a verdict that a test or a person dictates. Throws if it is none.
 * @param fields `templateId`, `verdict` (`accept` or `reject`), with `reject` also `reason`; for video
 * `carrier` (`cm`, `cu` or `ct`), without which the verdict is final
 */
export function readReview(fields: Record<string, unknown>): Verdict {
	const read = reviewSchema.safeParse(fields);
	if (!read.success) {
		throw new Error(
			'A review needs templateId and verdict (accept or reject); reason and carrier (cm, cu or ct) are optional.',
		);
	}
	const { templateId, verdict, reason, carrier } = read.data;
	return { templateId, carrier, rejectReason: verdict === 'reject' ? reason : undefined };
}

/**
 * `template_accept`, or `template_reject` with its reason; from one carrier with its prefix and
 * without a reason (reference 14).
 */
export function composeVerdict(
	{ templateId, carrier, rejectReason }: Verdict,
	at: number,
	account: SubmailAccountOptions,
): PushRequest {
	const event = rejectReason === undefined ? 'template_accept' : 'template_reject';
	const fields: Record<string, string> = carrier
		? { events: `${carrier}_${event}`, template_id: templateId }
		: {
				events: event,
				...(rejectReason !== undefined && { reason: rejectReason }),
				template_id: templateId,
			};
	return composeEvent(fields, at, account);
}

/**
 * Pushes a verdict to the address of reviews. Without one it goes the way of receipts: a hook has a
 * single address for all its events.
 */
function tell(
	verdict: Verdict,
	account: SubmailAccountOptions,
	{ events, receipts, now }: ProviderContext,
): void {
	const { templateId, carrier, rejectReason } = verdict;
	const fields = {
		templateId,
		carrier,
		verdict: rejectReason === undefined ? 'accept' : 'reject',
		reason: rejectReason,
	};
	events.push('submail', 'templateReview', fields).catch(({ statusCode }: EventNotPushed) => {
		if (statusCode !== 400) return; // there is an address, but nobody answered
		receipts.schedule({
			// Not a message: it names the provider, and never enters the journal.
			entry: {
				provider: 'submail',
				product: 'templateReview',
				messageId: templateId,
				to: templateId,
				text: '',
				receivedAt: now(),
			},
			fate: { status: 'delivered' },
			delayMs: 0,
			compose: (at) => composeVerdict(verdict, at, account),
			isAcknowledged: ({ httpStatus }) => httpStatus >= 200 && httpStatus < 300,
		});
	});
}
