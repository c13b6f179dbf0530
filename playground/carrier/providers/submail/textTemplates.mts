import type { SubmailAccountOptions, SubmailTemplate } from './accountOptions.mts';
import { leadingSignature } from './content.mts';
import type { Refusal } from './refusals.mts';
import type { StoredTemplate, TemplateKind, TemplateStore } from './templateStore.mts';
import { matchesTemplate } from './variables.mts';

/** What a customer says about a text template. */
export type TemplateText = Pick<SubmailTemplate, 'title' | 'signature' | 'content'>;

/** A text template as it is kept. */
export type StoredText = StoredTemplate<TemplateText>;

/** The text templates of an account. */
export type TextTemplates = TemplateStore<TemplateText>;

/** Text templates are judged by SUBMAIL alone. */
export function textKind({ reviewDelayMs }: SubmailAccountOptions): TemplateKind<TemplateText> {
	return {
		name: 'template',
		reviewersOf: () => ['submail'],
		wordsOf: ({ signature, content }) => signature + content,
		reviewDelayMs,
	};
}

/**
 * The approved template that a free text fills in, or why it may not be sent (reference 4). A text
 * without any match becomes a template under review.
 * @param text with its signature in front
 */
export function matchFreeText(
	templates: TextTemplates,
	text: string,
	{ anyText }: SubmailAccountOptions,
	at: number,
): StoredText | Refusal | undefined {
	const matching = templates
		.all()
		.filter(({ signature, content }) => matchesTemplate(signature + content, text));
	const approved = matching.find(({ status }) => status === '2');
	if (approved) return approved;
	if (anyText) return undefined;
	if (matching.some(({ status }) => status === '3')) return { code: 420 };
	if (matching.length === 0) {
		const signature = leadingSignature(text) ?? '';
		templates.add({ title: '', signature, content: text.slice(signature.length) }, at);
	}
	return { code: 409 };
}
