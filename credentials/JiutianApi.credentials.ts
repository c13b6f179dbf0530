import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import {
	addressOf,
	baseUrlField,
	refusedIf,
	type HandedRequest,
} from '../nodes/shared/host/credentialParts';
import { BASE_URL } from '../nodes/shared/providers/jiutian/address';
import { formText } from '../nodes/shared/providers/jiutian/form';
import { passwordHash } from '../nodes/shared/providers/jiutian/signing';

type Fields = Record<string, string>;

const BALANCE = '/sms_ye.php';

/** What proves who asks; the balance call names the customer otherwise. */
function identity(credentials: ICredentialDataDecryptedObject, url: string): Fields {
	const field = (name: string) => String(credentials[name] ?? '').trim();
	const timestamp = Math.floor(Date.now() / 1000);
	const proof = {
		// A password may begin or end with a space.
		password: passwordHash(String(credentials.password ?? ''), timestamp),
		timestamp: String(timestamp),
	};
	return url.includes(BALANCE)
		? { userid: field('customerId'), ...proof }
		: { cpid: field('customerId'), channelid: field('channelId'), ...proof };
}

const texts = (fields: object): Fields =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** A form as text. Text is kept byte for byte, because it may hold GBK; fields are written in GBK. */
function bodyText(body: unknown): string {
	if (typeof body === 'string') return body;
	if (body instanceof URLSearchParams) return formText(Object.fromEntries(body));
	return typeof body === 'object' && body !== null ? formText(texts(body)) : '';
}

const joined = (parts: string[], by: string) => parts.filter((part) => part !== '').join(by);

/** Puts the fields into the query. The text goes into the address itself, where GBK stays GBK. */
function intoQuery(request: HandedRequest, added: Fields): HandedRequest {
	const { msg, ...rest } = texts(request.qs ?? {});
	const signed = { ...request, qs: { ...rest, ...added } };
	if (msg === undefined) return signed;
	const place = request.url === undefined ? 'uri' : 'url';
	const address = String(request[place]);
	return {
		...signed,
		[place]: joined([address, formText({ msg })], address.includes('?') ? '&' : '?'),
	};
}

/** Puts the fields behind those of the form. */
function intoForm(request: HandedRequest, added: Fields): HandedRequest {
	const { form, body, headers = {}, ...rest } = request;
	const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
	return {
		...rest,
		headers: {
			...Object.fromEntries(kept),
			'Content-Type': 'application/x-www-form-urlencoded',
		},
		body: joined([bodyText(form ?? body), formText(added)], '&'),
	};
}

export class JiutianApi implements ICredentialType {
	name = 'jiutianApi';

	displayName = 'Jiutian (九天企信王) API';

	documentationUrl =
		'https://github.com/n8n-nodes-sms-mms/n8n-nodes-sms-mms/blob/main/docs/providers/jiutian.md#credential';

	icon: Icon = { light: 'file:../icons/jiutian.svg', dark: 'file:../icons/jiutian.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1001',
			description: 'The customer number that Jiutian gave you (cpid)',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The password of the account. It signs each request and is itself never sent.',
		},
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1',
			description:
				'Number of the channel (通道) that came with the account, such as one for notifications (行业应用) or for advertising (广告通道). Make one credential for each channel.',
		},
		baseUrlField(
			BASE_URL,
			'Address of the service. Change it for a proxy or a simulator, or if Jiutian has given you another one, such as one with https.',
		),
	];

	/** Signs with the clock of this moment, so that a repeated request is never too old. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: HandedRequest,
	): Promise<IHttpRequestOptions> => {
		const added = identity(credentials, addressOf(request));
		const hasBody = !['GET', 'HEAD'].includes(String(request.method ?? 'GET').toUpperCase());
		return hasBody ? intoForm(request, added) : intoQuery(request, added);
	};

	/**
	 * Asks for the balance. Jiutian answers plain text, of which n8n's rules can compare only single
	 * characters: `error:-2` has the first digit of its code at place 7, where `success:1.50` has its
	 * colon. Codes from -10 on begin with the same digit and share a sentence.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.baseUrl || '${BASE_URL}' }}`,
			url: BALANCE,
		},
		rules: [
			refusedIf('length', 0, "Jiutian answered nothing. Check 'Base URL'."),
			refusedIf('0', '<', "A web page answered instead of Jiutian's service. Check 'Base URL'."),
			refusedIf('7', '2', "Jiutian does not know this 'Customer ID' or 'Password' (-2)."),
			refusedIf(
				'7',
				'7',
				'Jiutian does not accept the IP address of this n8n (-7). Ask Jiutian to bind it to the account.',
			),
			refusedIf(
				'7',
				'1',
				'Jiutian refuses the request (-1, or -10 to -15); most likely the time is wrong (-12). Set the clock of the n8n server right, and check that no field is empty.',
			),
			refusedIf(
				'0',
				'e',
				'Jiutian refuses the request. Ask Jiutian whether the account is complete.',
			),
		],
	};
}
