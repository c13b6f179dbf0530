import type { ProviderContext } from '../../provider.mts';
import { RateLimit } from '../../rateLimit.mts';
import type { AliyunAccountOptions } from './accountOptions.mts';
import { required, type Action, type ActionParameters } from './parameters.mts';
import { BusinessError } from './refusals.mts';
import { templateDetails, templateList, templateStatus } from './templateAnswers.mts';
import { readChange, readCreation, readOldApplication } from './templateApplication.mts';
import { scheduleReview } from './templateReview.mts';
import type { StoredTemplate, TemplateApplication, TemplateStore } from './templateStore.mts';

/**
 * The actions on templates, by name (reference 5; parameters, answers and rules as the official SDK
 * describes them). The older ones take fewer parameters and answer with the code alone.
 */
export function templateActions(
	account: AliyunAccountOptions,
	templates: TemplateStore,
	context: ProviderContext,
): Record<string, Action> {
	const pace = new RateLimit(1, account.templateIntervalSeconds * 1000);

	/** The template that a request names; which code an unknown one has is a choice. */
	function named(parameters: ActionParameters): StoredTemplate {
		const template = templates.find(required(parameters, 'TemplateCode'));
		if (!template) throw new BusinessError('isv.SMS_TEMPLATE_ILLEGAL');
		return template;
	}

	function create(application: TemplateApplication): StoredTemplate {
		if (!pace.admits(context.now())) throw new BusinessError('isv.BUSINESS_LIMIT_CONTROL');
		const template = templates.add(application, context.now());
		scheduleReview(template, account, templates, context);
		return template;
	}

	/** Only what failed its review may be changed (SDK); the code for one under review is a choice. */
	function change(template: StoredTemplate, application: TemplateApplication): StoredTemplate {
		if (template.status !== 'rejected') throw new BusinessError('isv.ERROR_TEMPLATE_NOT_MODIFY');
		templates.change(template, application);
		scheduleReview(template, account, templates, context);
		return template;
	}

	/** What is under review may not be deleted (SDK). */
	function remove(template: StoredTemplate): StoredTemplate {
		if (template.status === 'approving') throw new BusinessError('isv.ERROR_TEMPLATE_NOT_DELETE');
		templates.remove(template.code);
		return template;
	}

	return {
		CreateSmsTemplate: (parameters) => ticketOf(create(readCreation(parameters, account))),
		AddSmsTemplate: (parameters) => codeOf(create(readOldApplication(parameters))),
		UpdateSmsTemplate: (parameters) =>
			ticketOf(change(named(parameters), readChange(parameters, account))),
		ModifySmsTemplate: (parameters) =>
			codeOf(change(named(parameters), readOldApplication(parameters))),
		DeleteSmsTemplate: (parameters) => codeOf(remove(named(parameters))),
		GetSmsTemplate: (parameters) => templateDetails(named(parameters)),
		QuerySmsTemplate: (parameters) => templateStatus(named(parameters)),
		QuerySmsTemplateList: (parameters) => templateList(templates.all(), parameters),
	};
}

function codeOf({ code }: StoredTemplate) {
	return { TemplateCode: code };
}

function ticketOf({ code, name, orderId }: StoredTemplate) {
	return { TemplateCode: code, TemplateName: name, OrderId: orderId };
}
