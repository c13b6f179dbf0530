import {
	templateReview,
	type TemplateReview,
	type TemplateStatus,
} from '../../../messaging/model/templateReview';
import { lookUp } from '../../common/lookUp';
import type { Webhook } from '../../contract';
import { ANSWER, readPush, whereToEnter, type PushEntry } from './push';
import { memberText } from '../answer';

const statusOf = lookUp<TemplateStatus>({
	approving: 'inReview',
	approved: 'approved',
	rejected: 'rejected',
});

/** Members that only template reviews have. */
const MARKS = ['template_code', 'template_status'];

function readReview(entry: PushEntry): TemplateReview | undefined {
	const templateId = memberText(entry.template_code);
	if (!templateId) return undefined;
	const providerStatus = memberText(entry.template_status);
	const status = statusOf(providerStatus) ?? 'unknown';
	const reason = memberText(entry.reason);
	return templateReview({
		provider: 'aliyun',
		templateId,
		status,
		...(status === 'unknown' && providerStatus ? { providerStatus } : {}),
		...(status !== 'approved' && status !== 'inReview' && reason ? { reason } : {}),
	});
}

/**
 * TemplateSmsReport: https://help.aliyun.com/zh/sms/developer-reference/templatesmsreport. Its only
 * time is when the template was made, not when it was decided upon.
 */
export const templateReviews: Webhook<TemplateReview> = {
	whereToEnter: whereToEnter('TemplateSmsReport'),
	decode: (request) => readPush(request, MARKS, readReview),
	answer: ANSWER,
};
