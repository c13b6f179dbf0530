import { templateTypes } from './accountOptions.mts';
import { wholeNumber, type ActionParameters } from './parameters.mts';
import type { StoredTemplate } from './templateStore.mts';
import { chinaTime } from './times.mts';

/** `TemplateStatus` (reference 5). The 10 of a cancelled review is not simulated. */
const statusNumbers = { approving: 0, approved: 1, rejected: 2 };

/** What members of GetSmsTemplate and QuerySmsTemplate have in common. */
function textOf({ code, name, content, createdAt }: StoredTemplate) {
	return {
		TemplateCode: code,
		TemplateName: name,
		TemplateContent: content,
		CreateDate: chinaTime(createdAt),
	};
}

/** GetSmsTemplate: one template; names and types as in the official SDK. */
export function templateDetails(template: StoredTemplate) {
	const { type, status, reason = '', auditedAt } = template;
	return {
		...textOf(template),
		// Strings, unlike in QuerySmsTemplate.
		TemplateType: String(templateTypes[type]),
		TemplateStatus: String(statusNumbers[status]),
		TemplateTag: 2, // made by the customer
		OrderId: template.orderId,
		Remark: template.remark,
		RelatedSignName: template.relatedSignName,
		VariableAttribute: template.variableRules,
		ApplyScene: template.applyScene,
		...(type === 'international' && { IntlType: template.internationalKind }),
		...(auditedAt !== undefined && {
			AuditInfo: {
				AuditDate: chinaTime(auditedAt),
				...(status === 'rejected' && { RejectInfo: reason }),
			},
		}),
	};
}

/** QuerySmsTemplate, the older one: names and types as in the official SDK. */
export function templateStatus(template: StoredTemplate) {
	const { type, status, reason } = template;
	return {
		...textOf(template),
		TemplateType: templateTypes[type],
		TemplateStatus: statusNumbers[status],
		Reason: status === 'rejected' ? reason : '无审批备注',
	};
}

/** `TemplateType` counts otherwise than `OuterTemplateType` (SDK, QuerySmsTemplateList). */
const innerTypes = { notification: 0, marketing: 1, verification: 2, international: 6 };

const auditStates = {
	approving: 'AUDIT_STATE_INIT',
	approved: 'AUDIT_STATE_PASS',
	rejected: 'AUDIT_STATE_NOT_PASS',
};

/** QuerySmsTemplateList: templates in pages; names and types as in the official SDK. */
export function templateList(
	templates: StoredTemplate[],
	{ PageIndex = '1', PageSize = '10' }: ActionParameters,
) {
	const pageSize = wholeNumber(PageSize, 1, 50);
	const page = wholeNumber(PageIndex, 1, Infinity);
	return {
		CurrentPage: page,
		PageSize: pageSize,
		TotalCount: templates.length,
		SmsTemplateList: templates.slice((page - 1) * pageSize, page * pageSize).map(rowOf),
	};
}

function rowOf(template: StoredTemplate) {
	const { type, status, reason = '', auditedAt } = template;
	const isRejected = status === 'rejected' && auditedAt !== undefined;
	return {
		...textOf(template),
		TemplateType: innerTypes[type],
		OuterTemplateType: templateTypes[type],
		AuditStatus: auditStates[status],
		OrderId: template.orderId,
		SignatureName: template.relatedSignName,
		Reason: isRejected
			? { RejectDate: chinaTime(auditedAt), RejectInfo: reason, RejectSubInfo: '' }
			: {},
	};
}
