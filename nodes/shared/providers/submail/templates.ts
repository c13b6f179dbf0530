import type { TemplateStatus } from '../../messaging/templateReview';
import type { TemplateList, TemplateSummary } from '../contract';
import { isObject, readJson, readStatement, textOf, type Members } from './reply';

const STATUSES: ReadonlyMap<string, TemplateStatus> = new Map([
	['0', 'draft'],
	['1', 'inReview'],
	['2', 'approved'],
	['3', 'rejected'],
]);

/** A template as it can be shown; none without an id or with a status that is not published. */
function summaryOf(row: Members): TemplateSummary[] {
	const templateId = textOf(row.template_id);
	const status = STATUSES.get(textOf(row.template_status));
	if (!templateId || !status) return [];
	return [
		{
			templateId,
			name: textOf(row.sms_title) || templateId,
			text: textOf(row.sms_signature) + textOf(row.sms_content),
			status,
		},
	];
}

/** sms/template, the first 50: https://www.mysubmail.com/documents/yp2in */
export const templates: TemplateList = {
	encode: () => ({ method: 'GET', path: '/sms/template.json' }),
	decode: ({ body }) => {
		const statement = readStatement(readJson(body));
		if (!statement) return undefined;
		if (statement.status === 'error') return statement.refusal.failure;
		const rows = statement.members.templates;
		return Array.isArray(rows) ? rows.filter(isObject).flatMap(summaryOf) : undefined;
	},
};
