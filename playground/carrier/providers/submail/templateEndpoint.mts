import type { Endpoints } from './endpoints.mts';
import { isRefusal, type Refusal } from './refusals.mts';
import type { Reviewed, StoredTemplate, TemplateStore } from './templateStore.mts';

/** What sms/template and mms/template differ in. */
export interface TemplateEndpoint<Content extends object> {
	templates: TemplateStore<Content>;
	/** The answer for a single template. @param origin the address of the server */
	showOne: (template: StoredTemplate<Content>, origin: string) => object;
	/** The answer for the list. */
	showAll: (fields: Record<string, string>, origin: string) => object;
	/** What the customer says about a template, or why it is refused. */
	read: (fields: Record<string, string>, method: string) => Content | Refusal;
	/** The clock, in ms. */
	now: () => number;
}

/** Adds an endpoint that lists, creates, changes and deletes templates (reference 9 and 13). */
export function addTemplateEndpoint<Content extends object>(
	endpoints: Endpoints,
	name: string,
	{ templates, showOne, showAll, read, now }: TemplateEndpoint<Content>,
): void {
	const named = (id: string | undefined): StoredTemplate<Content> | Refusal => {
		if (!id) return { code: 417 };
		return templates.find(id) ?? { code: 418 };
	};
	endpoints.add(['GET', 'POST', 'PUT', 'DELETE'], name, {
		answer: (fields, method, origin) => {
			if (method === 'POST') {
				const content = read(fields, method);
				if (isRefusal(content)) return content;
				return { status: 'success', template_id: templates.add(content, now()).id };
			}
			if (method === 'GET' && !fields.template_id) return showAll(fields, origin);
			const template = named(fields.template_id);
			if (isRefusal(template)) return template;
			if (method === 'GET') return showOne(template, origin);
			if (method === 'PUT') {
				const content = read(fields, method);
				if (isRefusal(content)) return content;
				templates.change(template, content, now());
			} else {
				templates.remove(template.id);
			}
			return { status: 'success' };
		},
	});
}

/** Only the words for 2 and 3 are recorded (reference 9 and 13). */
const descriptions = { '0': '未提交审核', '1': '正在审核', '2': '通过审核', '3': '未通过审核' };

/** What a listed template says about its review; the spelling of the last member is theirs. */
export function statusFields({ status, rejectReason }: Reviewed): Record<string, string> {
	return {
		template_status: status,
		template_status_description: descriptions[status],
		...(status === '3' && { template_reject_reson: rejectReason ?? '' }),
	};
}
