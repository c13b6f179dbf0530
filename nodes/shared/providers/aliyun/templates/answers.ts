import { inEnglish, joined } from '../../../messaging/model/sentence';
import type { Failure } from '../../../messaging/model/failure';
import type { TemplateStatus } from '../../../messaging/model/templateReview';
import { isObject } from '../../common/json';
import { lookUp } from '../../common/lookUp';
import type { ProviderAnswer, TemplateDetails, TemplatePage } from '../../contract';
import { refusal, type CodedRefusal } from '../codes';
import { objectsOf, readAnswer, memberText, type Answer } from '../answer';
import { chinaTime } from '../../common/chinaTime';

/** Most templates on a page of the list. */
export const PAGE_SIZE = 50;

/**
 * `TemplateStatus` of one template, `AuditStatus` in the list. A cancelled review leaves a template
 * that can be handed in again, as a draft. The vendor spells that one without a T in the list of
 * templates and with it in the list of signatures.
 */
const statusOf = lookUp<TemplateStatus>({
	'0': 'inReview',
	'1': 'approved',
	'2': 'rejected',
	'10': 'draft',
	AUDIT_STATE_INIT: 'inReview',
	AUDIT_STATE_PASS: 'approved',
	AUDIT_STATE_NOT_PASS: 'rejected',
	AUDIT_SATE_CANCEL: 'draft',
	AUDIT_STATE_CANCEL: 'draft',
});

/** Members under which the two actions give the same facts. */
interface Members {
	status: string;
	signature: string;
	/** The object with the reasons. */
	review: string;
}

const IN_LIST: Members = { status: 'AuditStatus', signature: 'SignatureName', review: 'Reason' };
const ALONE: Members = {
	status: 'TemplateStatus',
	signature: 'RelatedSignName',
	review: 'AuditInfo',
};

const reasonOf = (review: unknown): string =>
	isObject(review)
		? [review.RejectInfo, review.RejectSubInfo].map(memberText).filter(Boolean).join(' ')
		: '';

/** A template, or undefined where an id or a known state is missing. */
function readTemplate(
	entry: Readonly<Record<string, unknown>>,
	members: Members,
): TemplateDetails | undefined {
	const templateId = memberText(entry.TemplateCode);
	const status = statusOf(memberText(entry[members.status]));
	if (!templateId || !status) return undefined;
	const signature = memberText(entry[members.signature]);
	const reason = status === 'rejected' ? reasonOf(entry[members.review]) : '';
	const createdAt = chinaTime(memberText(entry.CreateDate));
	return {
		templateId,
		name: memberText(entry.TemplateName) || templateId,
		text: memberText(entry.TemplateContent),
		status,
		reason: reason || undefined,
		signature: signature || undefined,
		createdAt,
	};
}

/**
 * Reads an answer as far as all actions share it.
 *
 * @param read what is in a yes, or undefined if that cannot be read
 * @param explain why a no was given
 */
function readTemplateAnswer<Result>(
	{ body }: ProviderAnswer,
	read: (members: Answer['members']) => Result | undefined,
	explain: (refused: CodedRefusal) => Failure = ({ failure: reason }) => reason,
): Result | Failure | undefined {
	const reply = readAnswer(body);
	if (!reply) return undefined;
	return reply.code === 'OK' ? read(reply.members) : explain(refusal(reply.code, reply.words));
}

/** The answer of QuerySmsTemplateList; templates in an unknown state are left out. */
export const readTemplatePage = (answer: ProviderAnswer): TemplatePage | Failure | undefined =>
	readTemplateAnswer(answer, ({ SmsTemplateList }) => {
		const entries = objectsOf(SmsTemplateList);
		return {
			templates: entries.flatMap((entry) => readTemplate(entry, IN_LIST) ?? []),
			more: entries.length === PAGE_SIZE,
		};
	});

/** The answer of GetSmsTemplate. */
export const readOneTemplate = (answer: ProviderAnswer): TemplateDetails | Failure | undefined =>
	readTemplateAnswer(answer, (members) => readTemplate(members, ALONE));

/** After a fault in which the change may have been made, trying again could make it twice. */
const explainChange = ({ failure: reason, mayHaveLeft }: CodedRefusal): Failure =>
	mayHaveLeft
		? {
				...reason,
				message: joined(
					reason.message,
					inEnglish(
						`It is not certain whether the change was made. Look at the list of templates before trying again.`,
					),
				),
				retryable: false,
			}
		: reason;

/** The answer of the actions that create, change or delete a template. */
export const readChange = (answer: ProviderAnswer): { templateId: string } | Failure | undefined =>
	readTemplateAnswer(
		answer,
		({ TemplateCode }) => {
			const templateId = memberText(TemplateCode);
			return templateId ? { templateId } : undefined;
		},
		explainChange,
	);
