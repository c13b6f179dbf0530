import type { SmsTemplateDraft, TemplateStore } from '../../contract';
import { action } from '../action';
import { checkTemplateDraft, draftParameters, TEMPLATE_FIELDS } from './draft';
import { PAGE_SIZE, readChange, readOneTemplate, readTemplatePage } from './answers';

/** A template by its id, as all actions name it. */
const codeOf = (templateId: string) => ({ TemplateCode: templateId.trim() });

/**
 * Text templates, by the newer actions: CreateSmsTemplate and its limits
 * (https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-createsmstemplate, at
 * least 30 seconds between two), GetSmsTemplate (https://help.aliyun.com/document_detail/2807433.html),
 * QuerySmsTemplateList (https://help.aliyun.com/document_detail/419288.html), UpdateSmsTemplate
 * (https://help.aliyun.com/en/sms/developer-reference/api-dysmsapi-2017-05-25-updatesmstemplate, for
 * rejected templates only) and DeleteSmsTemplate. The names of the answers' members, and all of
 * DeleteSmsTemplate, are from the official SDK only.
 */
export const smsTemplates: TemplateStore<SmsTemplateDraft> = {
	displayName: 'SMS Template (短信模板)',
	variableForm: '${name}',
	fields: TEMPLATE_FIELDS,
	createIntervalMs: 30_000,
	check: checkTemplateDraft,
	list: {
		encode: (page) =>
			action('QuerySmsTemplateList', { PageIndex: String(page + 1), PageSize: String(PAGE_SIZE) }),
		decode: readTemplatePage,
	},
	get: {
		encode: (templateId) => action('GetSmsTemplate', codeOf(templateId)),
		decode: readOneTemplate,
	},
	create: {
		encode: (draft) => action('CreateSmsTemplate', draftParameters(draft)),
		decode: readChange,
	},
	update: {
		encode: (templateId, draft) =>
			action('UpdateSmsTemplate', { ...codeOf(templateId), ...draftParameters(draft) }),
		decode: readChange,
	},
	delete: {
		encode: (templateId) => action('DeleteSmsTemplate', codeOf(templateId)),
		decode: readChange,
	},
};
