import { templateReview, type TemplateReview } from '../../../messaging/model/templateReview';
import { lookUp } from '../../common/lookUp';
import type { Webhook } from '../../contract';
import { readEvent, subhook } from './subhook';

/** Beginning of the events in which each carrier decides for itself (video MMS). */
const carrierOf = lookUp<TemplateReview['carrier']>({
	cm_: 'China Mobile',
	cu_: 'China Unicom',
	ct_: 'China Telecom',
});

/** `template_accept`, `cm_template_reject` and so on. */
const EVENT = /^(c[mut]_)?template_(accept|reject)$/;

/** Template events of SUBHOOK, of SMS and MMS alike: https://www.mysubmail.com/documents/GHVPT */
export const templateReviews: Webhook<TemplateReview> = {
	...subhook('the events that begin with template, cm_template, cu_template and ct_template'),
	decode: (request) => {
		const event = readEvent(request);
		if (!event) return undefined;
		const [matched, prefix = '', decision] = EVENT.exec(event.name) ?? [];
		if (!matched) return [];

		const { field, occurredAt } = event;
		const templateId = field('template_id');
		if (!templateId) return undefined;
		const carrier = carrierOf(prefix);
		const reason = field('reason');
		return [
			templateReview({
				provider: 'submail',
				templateId,
				status: decision === 'accept' ? 'approved' : 'rejected',
				reason: reason || undefined,
				carrier,
				occurredAt,
			}),
		];
	},
};
