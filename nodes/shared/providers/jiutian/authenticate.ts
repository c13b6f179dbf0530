import { methodOf, readCarriedFields, textsOf, type Texts } from '../common/carriedFields';
import { addressOf, type HandedRequest } from '../common/handedRequest';
import { BALANCE_PATH } from './baseUrl';
import { formText } from './form';
import { passwordHash } from './signing';

export interface JiutianKey {
	customerId: string;
	/** As it was entered: it may begin or end with a space. */
	password: string;
	channelId: string;
}

/** What proves who asks; the balance call names the customer otherwise. */
function identity(
	{ customerId, password, channelId }: JiutianKey,
	url: string,
	timestamp: number,
): Texts {
	const proof = {
		password: passwordHash(password, timestamp),
		timestamp: String(timestamp),
	};
	return url.includes(BALANCE_PATH)
		? { userid: customerId, ...proof }
		: { cpid: customerId, channelid: channelId, ...proof };
}

/** A form as text. Text is kept byte for byte, because it may hold GBK; fields are written in GBK. */
const bodyText = (body: unknown): string =>
	typeof body === 'string' ? body : formText(textsOf(readCarriedFields(body)));

const joined = (parts: string[], by: string) => parts.filter((part) => part !== '').join(by);

/** Puts the fields into the query. The text goes into the address itself, where GBK stays GBK. */
function intoQuery(request: HandedRequest, added: Texts): HandedRequest {
	const { msg, ...rest } = textsOf(readCarriedFields(request.qs));
	const signed = { ...request, qs: { ...rest, ...added } };
	if (msg === undefined) return signed;
	const place = request.url === undefined ? 'uri' : 'url';
	const address = addressOf(request);
	return {
		...signed,
		[place]: joined([address, formText({ msg })], address.includes('?') ? '&' : '?'),
	};
}

/** Puts the fields behind those of the form. */
function intoForm(request: HandedRequest, added: Texts): HandedRequest {
	const { form, body, headers, ...rest } = request;
	const kept = Object.entries(readCarriedFields(headers)).filter(
		([name]) => name.toLowerCase() !== 'content-type',
	);
	return {
		...rest,
		headers: {
			...Object.fromEntries(kept),
			'Content-Type': 'application/x-www-form-urlencoded',
		},
		body: joined([bodyText(form ?? body), formText(added)], '&'),
	};
}

/**
 * Signs a request.
 *
 * @param timestamp Unix seconds
 */
export function authenticate(
	key: JiutianKey,
	request: HandedRequest,
	timestamp: number,
): HandedRequest {
	const added = identity(key, addressOf(request), timestamp);
	return ['GET', 'HEAD'].includes(methodOf(request))
		? intoQuery(request, added)
		: intoForm(request, added);
}
