import type { Message, TemplateVariable } from '../../../messaging/model/message';
import { toMainlandForm } from '../../common/mainlandNumber';

/** The text of a message as the recipient reads it; the calls for texts carry nothing else. */
export const textOfMessage = ({ content }: Message): string =>
	content.kind === 'text' ? content.text : '';

/** The project mark of a template. */
export const projectOf = ({ content }: Message): string =>
	content.kind === 'template' ? content.templateId : '';

const variablesOf = ({ content }: Message): readonly TemplateVariable[] => {
	if (content.kind === 'template') return content.variables;
	return (content.kind === 'text' && content.pattern?.variables) || [];
};

/** The values of a template, or of a text with variables, by the names in its `@var(name)`. */
export const varsOf = (message: Message): Record<string, string> =>
	Object.fromEntries(variablesOf(message).map(({ name, value }) => [name, value]));

/** `vars`, the values that all recipients of a request share; only sent where there are some. */
export function optionalVars(message: Message): { vars?: string } {
	const vars = varsOf(message);
	return Object.keys(vars).length > 0 ? { vars: JSON.stringify(vars) } : {};
}

/** `multi`, the numbers with the values of each. */
export const multiOf = (messages: readonly Message[]): string =>
	JSON.stringify(
		messages.map((message) => ({ to: toMainlandForm(message.to), vars: varsOf(message) })),
	);

/** `tag` comes back with every SUBHOOK event; only sent where it is filled in. */
export const tagOf = ({ settings: { tag } }: Message): { tag?: string } =>
	tag === undefined || tag === '' ? {} : { tag: String(tag) };

/** Only sms/xsend takes a signature beside a template. */
export const withTemplatesOwnSignature = ({ signature }: Message): boolean => !signature;
