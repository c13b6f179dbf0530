import { refuseTemplateSignature } from './content.mts';
import type { Endpoints } from './endpoints.mts';
import type { Refusal } from './refusals.mts';
import { addTemplateEndpoint, statusFields } from './templateEndpoint.mts';
import type { StoredText, TemplateText, TextTemplates } from './textTemplates.mts';

type Fields = Record<string, string>;

/** Templates on a page of the list (reference 9). */
const pageSize = 50;

/** Most characters of a template (reference 9); the code 422 for more is this simulator's choice. */
const maxCharacters = 500;

/** Longest signature, without 【】, on creation and on a change (reference 9). */
const maxSignature: Record<string, number> = { POST: 10, PUT: 15 };

/** sms/template: list, create, change and delete (reference 9). */
export function registerTemplates(
	endpoints: Endpoints,
	templates: TextTemplates,
	now: () => number,
): void {
	addTemplateEndpoint(endpoints, 'sms/template', {
		templates,
		showOne: (template) => listOf([template], 1, 1),
		showAll: (fields) => {
			const first = (Number(fields.offset) || 0) * pageSize;
			const page = templates.all().slice(first, first + pageSize);
			return listOf(page, first + 1, first + pageSize);
		},
		read: (fields, method) => readText(fields, maxSignature[method]),
		now,
	});
}

function listOf(templates: StoredText[], startRow: number, endRow: number): object {
	return {
		status: 'success',
		start_row: startRow,
		end_row: endRow,
		templates: templates.map(row),
	};
}

function readText(
	{ sms_title: title = '', sms_signature: signature = '', sms_content: content = '' }: Fields,
	longestSignature: number,
): TemplateText | Refusal {
	const refusal = refuseTemplateSignature(signature, longestSignature);
	if (refusal) return refusal;
	if (!content) return { code: 419 };
	return [...content].length > maxCharacters ? { code: 422 } : { title, signature, content };
}

/** A row of the list. */
function row(template: StoredText): Record<string, string | number> {
	const { id, title, signature, content, addedAt, editedAt } = template;
	return {
		template_id: id,
		sms_title: title,
		sms_signature: signature,
		sms_content: content,
		add_date: Math.floor(addedAt / 1000),
		edit_date: Math.floor(editedAt / 1000),
		...statusFields(template),
	};
}
