import type { Endpoints } from './endpoints.mts';
import type { Refusal } from './refusals.mts';
import type { StoredTemplate, TemplateStore, TemplateText } from './templateStore.mts';

type Fields = Record<string, string>;

/** Templates on a page of the list (reference 9). */
const pageSize = 50;

/** Most characters of a template (reference 9); the code 422 for more is this simulator's choice. */
const maxCharacters = 500;

/** Longest signature, without 【】, on creation and on a change (reference 9). */
const maxSignature = { POST: 10, PUT: 15 };

const descriptions = { '0': '未提交审核', '1': '正在审核', '2': '通过审核', '3': '未通过审核' };

/** sms/template: list, create, change and delete (reference 9). */
export function registerTemplates(
	endpoints: Endpoints,
	templates: TemplateStore,
	now: () => number,
): void {
	endpoints.add(['GET', 'POST', 'PUT', 'DELETE'], 'sms/template', {
		answer: (fields, method) => {
			if (method === 'GET') return list(fields, templates);
			if (method === 'POST') return create(fields, templates, now());
			const template = named(fields, templates);
			if (!('id' in template)) return template;
			if (method === 'PUT') return change(template, fields, templates, now());
			templates.remove(template.id);
			return { status: 'success' };
		},
	});
}

function list(fields: Fields, templates: TemplateStore): object {
	if (fields.template_id) {
		const template = named(fields, templates);
		if (!('id' in template)) return template;
		return { status: 'success', start_row: 1, end_row: 1, templates: [row(template)] };
	}
	const first = (Number(fields.offset) || 0) * pageSize;
	const page = templates.all().slice(first, first + pageSize);
	return {
		status: 'success',
		start_row: first + 1,
		end_row: first + pageSize,
		templates: page.map(row),
	};
}

function create(fields: Fields, templates: TemplateStore, at: number): object {
	const text = readText(fields, maxSignature.POST);
	if ('code' in text) return text;
	return { status: 'success', template_id: templates.add(text, at).id };
}

function change(
	template: StoredTemplate,
	fields: Fields,
	templates: TemplateStore,
	at: number,
): object {
	const text = readText(fields, maxSignature.PUT);
	if ('code' in text) return text;
	templates.change(template, text, at);
	return { status: 'success' };
}

function named({ template_id: id }: Fields, templates: TemplateStore): StoredTemplate | Refusal {
	if (!id) return { code: 417 };
	return templates.find(id) ?? { code: 418 };
}

function readText(
	{ sms_title: title = '', sms_signature: signature = '', sms_content: content = '' }: Fields,
	longestSignature: number,
): TemplateText | Refusal {
	const name = /^【([^【】]*)】$/.exec(signature)?.[1];
	if (name === undefined) return { code: 411 };
	if ([...name].length < 2 || [...name].length > longestSignature) return { code: 413 };
	if (!content) return { code: 419 };
	return [...content].length > maxCharacters ? { code: 422 } : { title, signature, content };
}

/** A row of the list; the spelling of the last member is theirs. Only the text of 3 is recorded. */
function row(template: StoredTemplate): Record<string, string | number> {
	const { id, title, signature, content, status, rejectReason, addedAt, editedAt } = template;
	return {
		template_id: id,
		sms_title: title,
		sms_signature: signature,
		sms_content: content,
		add_date: Math.floor(addedAt / 1000),
		edit_date: Math.floor(editedAt / 1000),
		template_status: status,
		template_status_description: descriptions[status],
		...(status === '3' && { template_reject_reson: rejectReason ?? '' }),
	};
}
