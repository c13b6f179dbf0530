import { readJsonObject } from '../common/json';

/** The members that replies of all ihuyi products share. */
export interface Answer {
	/** A number in the older products, a string in v1; always text here. */
	code: string;
	words?: string;
	/** The whole reply, for members that only one product has. */
	members: Readonly<Record<string, unknown>>;
}

/** One flat element, as in `<SubmitResult xmlns="…"><code>2</code>…</SubmitResult>`. */
const XML_REPLY = /^(?:<\?xml[^>]*\?>)?\s*<(\w+Result)\b[^>]*>([^]*)<\/\1>$/;
const XML_MEMBER = /<(\w+)>([^<]*)<\/\1>/g;

/**
 * Members of a reply of the older products as XML, which they give unless they are asked for JSON;
 * whether each of them hears that request is not certain.
 */
function xmlMembers(body: string): Record<string, unknown> | undefined {
	const [, , inside] = XML_REPLY.exec(body) ?? [];
	if (inside === undefined) return undefined;
	const found = [...inside.matchAll(XML_MEMBER)];
	return Object.fromEntries(found.map(([, name, text]) => [name, text.trim()]));
}

/**
 * Reads an ihuyi reply.
 *
 * @returns undefined if the body is no object with a `code`, so that nothing can be said from it
 */
export function readAnswer(body: string): Answer | undefined {
	const trimmed = body.trim();
	const members = trimmed.startsWith('<') ? xmlMembers(trimmed) : readJsonObject(trimmed);
	if (!members) return undefined;
	const { code, msg, message } = members;
	if ((typeof code !== 'string' || code === '') && typeof code !== 'number') return undefined;
	const words = [msg, message].find((text): text is string => typeof text === 'string');
	return { code: String(code), words: words || undefined, members };
}
