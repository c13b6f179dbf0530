import { addressOf, type HandedRequest } from './handedRequest';

/** Fields of a form, a query or a JSON body, by name. */
export type Fields = Record<string, unknown>;

export type Texts = Record<string, string>;

const isJson = (text: string) => text.trimStart().startsWith('{');

/**
 * The fields in any form that a caller may have chosen: an object, parameters, or text that is a form
 * or JSON.
 *
 * @throws SyntaxError if the text looks like JSON and is not
 */
export function readCarriedFields(carrier: unknown): Fields {
	if (carrier instanceof URLSearchParams) return Object.fromEntries(carrier);
	if (typeof carrier === 'string') {
		return isJson(carrier)
			? (JSON.parse(carrier) as Fields)
			: Object.fromEntries(new URLSearchParams(carrier));
	}
	return typeof carrier === 'object' && carrier !== null ? { ...(carrier as Fields) } : {};
}

/** All fields as text. */
export const textsOf = (fields: Fields): Texts =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** Writes fields in the form that the caller has chosen for them. */
export function writeFields(fields: Fields, carrier: unknown): unknown {
	if (carrier instanceof URLSearchParams) return new URLSearchParams(textsOf(fields));
	if (typeof carrier !== 'string' || carrier === '') return fields;
	return isJson(carrier) ? JSON.stringify(fields) : new URLSearchParams(textsOf(fields)).toString();
}

/** The parameters in the query, in the address itself and beside it. */
export function readQuery(request: HandedRequest): Fields {
	const [address] = addressOf(request).split('#');
	const mark = address.indexOf('?');
	return {
		...readCarriedFields(mark < 0 ? '' : address.slice(mark + 1)),
		...readCarriedFields(request.qs),
	};
}

/** The HTTP method in capitals. */
export const methodOf = ({ method }: HandedRequest): string => (method ?? 'GET').toUpperCase();
