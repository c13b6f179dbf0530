import type { TemplateStatus } from './accountOptions.mts';
import { digest } from './digest.mts';
import type { Refusal } from './refusals.mts';

/** Who judges templates: SUBMAIL, or China Mobile, Unicom and Telecom one by one (reference 14). */
export const carriers = ['cm', 'cu', 'ct'] as const;

/** SUBMAIL itself, or one of {@link carriers}. */
export type Reviewer = 'submail' | (typeof carriers)[number];

/** A judgement of one reviewer. */
export interface Verdict {
	templateId: string;
	/** Left out for SUBMAIL, whose word is final. */
	carrier?: (typeof carriers)[number];
	/** Why the template is rejected; left out if it is accepted. */
	rejectReason?: string;
}

/** What only the account's data or a review say about a template. */
export interface Reviewed {
	status: TemplateStatus;
	/** Why it was rejected. */
	rejectReason?: string;
}

/** A template as it is kept; `Content` is what the customer says about it. */
export type StoredTemplate<Content> = Content &
	Reviewed & {
		id: string;
		/** In ms. */
		addedAt: number;
		/** In ms. */
		editedAt: number;
		/** Who has not judged it yet. */
		awaiting: Set<Reviewer>;
	};

/** What text and multimedia templates differ in. */
export interface TemplateKind<Content> {
	/** Goes into the making of ids, so that no two kinds issue the same one. */
	name: string;
	/** Who judges such a template. */
	reviewersOf: (content: Content) => Reviewer[];
	/** All words that reviewers read. */
	wordsOf: (content: Content) => string;
	/** Time from submitting to the verdicts, in ms. */
	reviewDelayMs: number;
}

/** The templates of one kind of an account, and where their reviews stand. */
export class TemplateStore<Content extends object> {
	readonly kind: TemplateKind<Content>;

	private readonly byId = new Map<string, StoredTemplate<Content>>();

	private submitted = 0;

	private readonly review: (
		template: StoredTemplate<Content>,
		store: TemplateStore<Content>,
	) => void;

	/**
	 * @param initial the account's first templates, by id
	 * @param review is told of every template that goes to review; leads to {@link judge} later
	 * @param at when the first templates were added, in ms
	 */
	constructor(
		kind: TemplateKind<Content>,
		initial: Record<string, Content & Reviewed>,
		review: TemplateStore<Content>['review'],
		at: number,
	) {
		this.kind = kind;
		this.review = review;
		for (const [id, template] of Object.entries(initial)) {
			const awaiting = new Set(template.status === '1' ? kind.reviewersOf(template) : []);
			this.byId.set(id, { ...template, id, addedAt: at, editedAt: at, awaiting });
		}
	}

	/** All templates, in the order they were added. */
	all(): Array<StoredTemplate<Content>> {
		return [...this.byId.values()];
	}

	/** One template. */
	find(id: string): StoredTemplate<Content> | undefined {
		return this.byId.get(id);
	}

	/** Adds a template and submits it for review. */
	add(content: Content, at: number): StoredTemplate<Content> {
		this.submitted += 1;
		const id = digest('md5', `${this.kind.name}/${this.submitted}`).slice(0, 6);
		return this.submit(id, content, at, at);
	}

	/** Changes a template, which returns to review. */
	change({ id, addedAt }: StoredTemplate<Content>, content: Content, at: number): void {
		this.submit(id, content, addedAt, at);
	}

	/** Removes a template. */
	remove(id: string): void {
		this.byId.delete(id);
	}

	/** Whether the reviewer is still to judge this template as it was submitted then. */
	awaits(template: StoredTemplate<Content>, reviewer: Reviewer): boolean {
		// A changed template is another object: what was submitted before is not judged any more.
		return this.byId.get(template.id) === template && template.awaiting.has(reviewer);
	}

	/**
	 * Notes a verdict, if the template is one of these. It is approved when all who judge it accept
	 * it, and rejected by the first that does not.
	 * Throws if a carrier judges what no carrier is asked about.
	 */
	judge({ templateId, carrier, rejectReason }: Verdict): void {
		const template = this.byId.get(templateId);
		if (!template) return;
		if (carrier && !this.kind.reviewersOf(template).includes(carrier)) {
			throw new Error(`Template ${templateId} is not judged by carriers: leave 'carrier' out.`);
		}
		if (carrier) template.awaiting.delete(carrier);
		else template.awaiting.clear();
		if (rejectReason !== undefined) {
			Object.assign(template, { status: '3', rejectReason });
		} else if (!carrier || (template.status === '1' && template.awaiting.size === 0)) {
			Object.assign(template, { status: '2', rejectReason: undefined });
		}
	}

	private submit(
		id: string,
		content: Content,
		addedAt: number,
		at: number,
	): StoredTemplate<Content> {
		const template: StoredTemplate<Content> = {
			...content,
			id,
			status: '1',
			addedAt,
			editedAt: at,
			awaiting: new Set(this.kind.reviewersOf(content)),
		};
		this.byId.set(id, template);
		this.review(template, this);
		return template;
	}
}

/**
 * Why a template may not be sent (reference 15). The table has 305/306 and 406/407 for an empty and an
 * invalid project; which pair comes is chosen here.
 */
export function refuseProject<Content extends object>(
	templates: TemplateStore<Content>,
	project: string,
): Refusal | undefined {
	if (!project) return { code: 406 };
	const status = templates.find(project)?.status;
	if (status === '1') return { code: 409 };
	return status === '2' ? undefined : { code: 407 };
}
