import type { Message } from '../../messaging/message';

/** The text of a message; the calls for texts carry nothing else. */
export const textOfMessage = ({ content }: Message): string =>
	content.kind === 'text' ? content.text : '';

/** The project mark of a template. */
export const projectOf = ({ content }: Message): string =>
	content.kind === 'template' ? content.templateId : '';

/** The values of a template by the names of its `@var(name)`. */
export const varsOf = ({ content }: Message): Record<string, string> =>
	content.kind === 'template'
		? Object.fromEntries(content.variables.map(({ name, value }) => [name, value]))
		: {};

/** `tag` comes back with every SUBHOOK event; only sent where it is filled in. */
export const tagOf = ({ settings: { tag } }: Message): { tag?: string } =>
	tag === undefined || tag === '' ? {} : { tag: String(tag) };

/** Only xsend takes a signature beside a template. */
export const withTemplatesOwnSignature = ({ signature }: Message): boolean => !signature;
