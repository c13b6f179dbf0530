import type { Page } from './page';
import { memoizeLast } from '../util/memoizeLast';

/** A named value for a template. Providers that know no names take the values in the given order. */
export interface TemplateVariable {
	name: string;
	value: string;
}

/** A text with `@var(name)` in it, as the provider gets it where it fills in the values itself. */
export interface TextPattern {
	text: string;
	variables: readonly TemplateVariable[];
}

/**
 * What is sent: a text, a template that the provider has approved with values for its variables, or
 * the pages of a multimedia message.
 */
export type MessageContent =
	| {
			kind: 'text';
			/** As the recipient reads it. */
			text: string;
			/** The same with its variables, where it was written with some. */
			pattern?: TextPattern;
	  }
	| { kind: 'template'; templateId: string; variables: readonly TemplateVariable[] }
	| { kind: 'pages'; subject: string; pages: readonly Page[] };

/** Values of the fields that only one channel has, such as a product id; by field name. */
export type ChannelSettings = Readonly<Record<string, string | number | boolean>>;

/** One message for one recipient, checked and ready to be sent. */
export interface Message {
	/** E.164, such as `+8613800138000`. */
	to: string;
	content: MessageContent;
	/** The company mark without 【】, where the channel takes it as a field of its own. */
	signature?: string;
	/** Number or name that the message comes from, where the channel has one. */
	sender?: string;
	/** When the provider shall send it, milliseconds since 1970; absent: at once. */
	sendAt?: number;
	settings: ChannelSettings;
}

/** Equal for equal contents. Files stand in it by their id, so that comparing them is cheap. */
export const contentKey = (content: MessageContent): string =>
	JSON.stringify(
		content.kind === 'pages'
			? [content.subject, content.pages.map(({ text, media }) => [text, media?.id])]
			: content,
	);

/**
 * Numbers the contents of a run, so that what is noted for each message stays short.
 *
 * @param keyOf equal for contents that shall have the same number
 */
export function numberContents(
	keyOf: (content: MessageContent) => string,
): (content: MessageContent) => number {
	const numbers = new Map<string, number>();
	return memoizeLast((content) => {
		const key = keyOf(content);
		const number = numbers.get(key) ?? numbers.size;
		numbers.set(key, number);
		return number;
	});
}
