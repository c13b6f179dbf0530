import type { SubmailAccountOptions, SubmailTemplate } from './accountOptions.mts';
import { leadingSignature } from './content.mts';
import { digest } from './digest.mts';
import type { Refusal } from './refusals.mts';
import { matchesTemplate } from './variables.mts';

/** A template as it is kept. */
export interface StoredTemplate extends SubmailTemplate {
	id: string;
	/** In ms. */
	addedAt: number;
	/** In ms. */
	editedAt: number;
}

/** What a customer says about a template. */
export type TemplateText = Pick<SubmailTemplate, 'title' | 'signature' | 'content'>;

/** The text templates of an account and what became of their reviews. */
export class TemplateStore {
	private readonly byId = new Map<string, StoredTemplate>();

	private submitted = 0;

	private readonly account: SubmailAccountOptions;

	private readonly review: (template: StoredTemplate) => void;

	/**
	 * @param review is told of every template that goes to review; calls {@link settle} later
	 * @param at when the account's first templates were added, in ms
	 */
	constructor(
		account: SubmailAccountOptions,
		review: (template: StoredTemplate) => void,
		at: number,
	) {
		this.account = account;
		this.review = review;
		for (const [id, template] of Object.entries(account.templates)) {
			this.byId.set(id, { ...template, id, addedAt: at, editedAt: at });
		}
	}

	/** All templates, in the order they were added. */
	all(): StoredTemplate[] {
		return [...this.byId.values()];
	}

	/** One template. */
	find(id: string): StoredTemplate | undefined {
		return this.byId.get(id);
	}

	/** Adds a template and submits it for review. */
	add(text: TemplateText, at: number): StoredTemplate {
		this.submitted += 1;
		const id = digest('md5', `template/${this.submitted}`).slice(0, 6);
		const template: StoredTemplate = { ...text, id, status: '1', addedAt: at, editedAt: at };
		this.byId.set(id, template);
		this.review(template);
		return template;
	}

	/** Changes a template, which returns to review. */
	change(template: StoredTemplate, text: TemplateText, at: number): void {
		Object.assign(template, text, { status: '1', rejectReason: undefined, editedAt: at });
		this.review(template);
	}

	/** Removes a template. */
	remove(id: string): void {
		this.byId.delete(id);
	}

	/** Ends a review. @param rejectReason why the template is rejected; undefined approves it */
	settle(template: StoredTemplate, rejectReason: string | undefined): void {
		template.status = rejectReason === undefined ? '2' : '3';
		template.rejectReason = rejectReason;
	}

	/**
	 * The approved template that a free text fills in, or why it may not be sent (reference 4). A text
	 * without any match becomes a template under review.
	 * @param text with its signature in front
	 */
	matchFreeText(text: string, at: number): StoredTemplate | Refusal | undefined {
		const matching = this.all().filter(({ signature, content }) =>
			matchesTemplate(signature + content, text),
		);
		const approved = matching.find(({ status }) => status === '2');
		if (approved) return approved;
		if (this.account.anyText) return undefined;
		if (matching.some(({ status }) => status === '3')) return { code: 420 };
		if (matching.length === 0) {
			const signature = leadingSignature(text) ?? '';
			this.add({ title: '', signature, content: text.slice(signature.length) }, at);
		}
		return { code: 409 };
	}
}
