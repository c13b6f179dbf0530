import type { Failure } from '../../messaging/failure';
import type { TemplateStatus } from '../../messaging/templateReview';
import type { ProviderAnswer, TemplateList, TemplateSummary } from '../contract';
import { action } from './action';
import { refusal } from './codes';
import { objectsOf, readReply, textOf } from './reply';

/**
 * `AuditStatus`. A cancelled review leaves a template that can be handed in again, as a draft. The
 * vendor spells that one without a T here and with it in the list of signatures.
 */
const STATUSES: Readonly<Record<string, TemplateStatus>> = {
	AUDIT_STATE_INIT: 'inReview',
	AUDIT_STATE_PASS: 'approved',
	AUDIT_STATE_NOT_PASS: 'rejected',
	AUDIT_SATE_CANCEL: 'draft',
	AUDIT_STATE_CANCEL: 'draft',
};

function decode({ body }: ProviderAnswer): TemplateSummary[] | Failure | undefined {
	const reply = readReply(body);
	if (!reply) return undefined;
	if (reply.code !== 'OK') return refusal(reply.code, reply.words).failure;
	return objectsOf(reply.members.SmsTemplateList).flatMap((entry) => {
		const templateId = textOf(entry.TemplateCode);
		const status = STATUSES[textOf(entry.AuditStatus)];
		if (!templateId || !status) return [];
		const name = textOf(entry.TemplateName) || templateId;
		return [{ templateId, name, text: textOf(entry.TemplateContent), status }];
	});
}

/** QuerySmsTemplateList, with its names as in the official SDK; at most 50 templates a page. */
export const templates: TemplateList = {
	encode: () => action('QuerySmsTemplateList', { PageIndex: '1', PageSize: '50' }),
	decode,
};
