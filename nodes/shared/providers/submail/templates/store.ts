import { inEnglish } from '../../../messaging/model/sentence';
import { failure, isFailure } from '../../../messaging/model/failure';
import { signatureMark, signatureName } from '../../../messaging/compliance/signature';
import type { TemplateStatus } from '../../../messaging/model/templateReview';
import type { TemplateDetails, TemplateStore } from '../../contract';
import { readTime, memberText, type Members } from '../answer';
import { readChange, readCreation, readTemplates } from './answers';

/** What sets the templates of one product apart. */
export interface TemplateKind<Draft>
	extends Pick<TemplateStore<Draft>, 'displayName' | 'fields' | 'media' | 'check'> {
	/** First part of the path and of the names of fields. */
	product: 'sms' | 'mms';
	/** Templates on a page of the list; absent where all come at once. */
	pageSize?: number;
	/** The form fields of a draft besides its title and its signature. */
	formOf(draft: Draft): Record<string, string>;
	/** What a template of this kind holds. */
	contentOf(row: Members): Pick<TemplateDetails, 'text' | 'subject'>;
}

/** `template_status` */
const STATUSES: ReadonlyMap<string, TemplateStatus> = new Map([
	['0', 'draft'],
	['1', 'inReview'],
	['2', 'approved'],
	['3', 'rejected'],
]);

const NO_SUCH_TEMPLATE = failure(
	'templateRejected',
	inEnglish(
		"This SUBMAIL app has no template with this ID. Check 'Template ID (模板)', and that the credential is for the app of the template.",
	),
);

/**
 * The templates of one product, with GET, POST, PUT and DELETE of one endpoint; DELETE has its field in
 * the body, as in the vendor's demos.
 */
export function templateStore<Draft extends { name: string; signature: string }>({
	product,
	pageSize,
	formOf,
	contentOf,
	...rest
}: TemplateKind<Draft>): TemplateStore<Draft> {
	const path = `/${product}/template.json`;
	const title = `${product}_title`;
	const signature = `${product}_signature`;

	const wholeForm = (draft: Draft) => ({
		...(draft.name ? { [title]: draft.name } : {}),
		[signature]: signatureMark(signatureName(draft.signature)),
		...formOf(draft),
	});

	/** Undefined without an id or with a status that is not published. */
	function detailsOf(row: Members): TemplateDetails | undefined {
		const templateId = memberText(row.template_id);
		const status = STATUSES.get(memberText(row.template_status));
		if (!templateId || !status) return undefined;
		const name = memberText(row[title]);
		const mark = signatureName(memberText(row[signature]));
		// The vendor's spelling.
		const reason = memberText(row.template_reject_reson);
		// Samples of MMS have another form, without a time zone, under other names.
		const createdAt = readTime(row.add_date);
		const updatedAt = readTime(row.edit_date);
		return {
			templateId,
			name,
			status,
			...contentOf(row),
			...(reason ? { reason } : {}),
			...(mark ? { signature: mark } : {}),
			...(createdAt === undefined ? {} : { createdAt }),
			...(updatedAt === undefined ? {} : { updatedAt }),
		};
	}

	return {
		...rest,
		variableForm: '@var(name)',
		list: {
			encode: (page) => ({
				method: 'GET',
				path,
				...(pageSize === undefined ? {} : { query: { offset: String(page) } }),
			}),
			decode: (answer) => {
				const rows = readTemplates(answer);
				if (!rows || isFailure(rows)) return rows;
				const templates = rows.flatMap((row) => detailsOf(row) ?? []);
				return { templates, more: pageSize !== undefined && rows.length >= pageSize };
			},
		},
		get: {
			encode: (templateId) => ({ method: 'GET', path, query: { template_id: templateId } }),
			decode: (answer, templateId) => {
				const rows = readTemplates(answer);
				if (!rows || isFailure(rows)) return rows;
				const row = rows.find((entry) => memberText(entry.template_id) === templateId);
				return row ? detailsOf(row) : NO_SUCH_TEMPLATE;
			},
		},
		create: {
			encode: (draft) => ({ method: 'POST', path, form: wholeForm(draft) }),
			decode: readCreation,
		},
		update: {
			encode: (templateId, draft) => ({
				method: 'PUT',
				path,
				form: { template_id: templateId, ...wholeForm(draft) },
			}),
			decode: readChange,
		},
		delete: {
			encode: (templateId) => ({ method: 'DELETE', path, form: { template_id: templateId } }),
			decode: readChange,
		},
	};
}
