import type { AliyunTemplate } from './accountOptions.mts';

/** What a customer hands in for review. */
export interface TemplateApplication extends Pick<AliyunTemplate, 'name' | 'content' | 'type'> {
	/** Words for the reviewer. */
	remark?: string;
	/** Approved signature that the template is meant for. */
	relatedSignName?: string;
	/** What each variable may hold, JSON (`TemplateRule`, told back as `VariableAttribute`). */
	variableRules?: string;
	/** Kind of an international template (`IntlType`): 0 notification, 1 marketing, 2 verification. */
	internationalKind?: number;
	/** Where the business is to be seen (`ApplySceneContent`, told back as `ApplyScene`). */
	applyScene?: string;
}

/** A template as it is kept. */
export interface StoredTemplate extends TemplateApplication, AliyunTemplate {
	code: string;
	/** The ticket of its latest review. */
	orderId: string;
	/** In ms. */
	createdAt: number;
	/** When its review ended, in ms. */
	auditedAt?: number;
}

/** How a review stands, with the reason if the template is rejected. */
export type Verdict = Pick<AliyunTemplate, 'status' | 'reason'>;

/** The ticket of all templates that an account starts with. */
const firstOrderId = 200000001;

/** The templates of an account. */
export class TemplateStore {
	private readonly byCode = new Map<string, StoredTemplate>();

	private lastOrderId = firstOrderId;

	/** Takes in the templates that the account starts with, by code. @param at now, in ms */
	load(templates: Record<string, AliyunTemplate>, at: number): void {
		for (const [code, template] of Object.entries(templates)) {
			const auditedAt = template.status === 'approving' ? undefined : at;
			const orderId = String(firstOrderId);
			this.byCode.set(code, { ...template, code, orderId, createdAt: at, auditedAt });
		}
	}

	/** All templates, in the order they were created. */
	all(): StoredTemplate[] {
		return [...this.byCode.values()];
	}

	/** One template. */
	find(code: string): StoredTemplate | undefined {
		return this.byCode.get(code);
	}

	/** Creates a template, which is under review then. @param at now, in ms */
	add(application: TemplateApplication, at: number): StoredTemplate {
		const orderId = this.nextOrderId();
		const code = codeOf(orderId);
		const template: StoredTemplate = {
			...application,
			code,
			orderId,
			status: 'approving',
			createdAt: at,
		};
		this.byCode.set(code, template);
		return template;
	}

	/**
	 * Changes a template, which returns to review under a new ticket (a choice). What the application
	 * leaves out stays.
	 */
	change(template: StoredTemplate, application: TemplateApplication): void {
		const orderId = this.nextOrderId();
		const underReview = { orderId, status: 'approving', reason: undefined, auditedAt: undefined };
		Object.assign(template, application, underReview);
	}

	/** Removes a template. */
	remove(code: string): void {
		this.byCode.delete(code);
	}

	/** Sets how the review of a template stands. @param at now, in ms */
	settle(template: StoredTemplate, { status, reason }: Verdict, at: number): void {
		const auditedAt = status === 'approving' ? undefined : at;
		Object.assign(template, { status, reason, auditedAt });
	}

	/** A ticket whose template code is not in use by a template that the account started with. */
	private nextOrderId(): string {
		do this.lastOrderId += 1;
		while (this.byCode.has(codeOf(String(this.lastOrderId))));
		return String(this.lastOrderId);
	}
}

/** The code of a new template, by its ticket. */
function codeOf(orderId: string): string {
	return `SMS_${orderId}`;
}
