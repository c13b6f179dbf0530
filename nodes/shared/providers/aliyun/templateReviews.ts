import {
	templateReview,
	type TemplateReview,
	type TemplateStatus,
} from '../../messaging/templateReview';
import type { Webhook } from '../contract';
import { ANSWER, readPush, whereToEnter, type PushEntry } from './push';
import { textOf } from './reply';

const STATUSES: Readonly<Record<string, TemplateStatus>> = {
	approving: 'inReview',
	approved: 'approved',
	rejected: 'rejected',
};

function readReview(entry: PushEntry): TemplateReview | undefined {
	const templateId = textOf(entry.template_code);
	const status = STATUSES[textOf(entry.template_status)];
	if (!templateId || !status) return undefined;
	const reason = textOf(entry.reason);
	return templateReview({
		provider: 'aliyun',
		templateId,
		status,
		...(status === 'rejected' && reason ? { reason } : {}),
	});
}

/**
 * TemplateSmsReport: https://help.aliyun.com/zh/sms/developer-reference/templatesmsreport. Its only
 * time is when the template was made, not when it was decided upon.
 */
export const templateReviews: Webhook<TemplateReview> = {
	whereToEnter: whereToEnter('TemplateSmsReport'),
	decode: (request) => readPush(request, readReview),
	answer: ANSWER,
};
