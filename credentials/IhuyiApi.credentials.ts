import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { BASE_URL } from '../nodes/shared/providers/ihuyi/address';
import {
	dynamicPassword,
	requestSignature,
	type IhuyiKey,
} from '../nodes/shared/providers/ihuyi/signing';

type Fields = Record<string, unknown>;

/** The fields of a form body, however the caller wrote it. */
function formFields(body: IHttpRequestOptions['body']): Record<string, string> {
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	if (typeof body === 'string') return Object.fromEntries(new URLSearchParams(body));
	const fields = Object.entries((body ?? {}) as Fields);
	return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
}

/** v1 products (marketing): JSON with four signed fields. */
function signJson(key: IhuyiKey, body: IHttpRequestOptions['body'], timestamp: number): Fields {
	const fields = (typeof body === 'string' ? JSON.parse(body) : body) as Fields;
	const signature = requestSignature(key, String(fields.request_id), timestamp);
	return { ...fields, api_id: key.apiId, timestamp, signature };
}

/** The older products (notification, balance): a form with account and dynamic password. */
function signForm(key: IhuyiKey, body: IHttpRequestOptions['body'], timestamp: number) {
	const fields = formFields(body);
	const password = dynamicPassword(key, fields, timestamp);
	return { ...fields, account: key.apiId, password, time: String(timestamp) };
}

export class IhuyiApi implements ICredentialType {
	name = 'ihuyiApi';

	displayName = 'Ihuyi (互亿无线) API';

	documentationUrl = 'https://www.ihuyi.com/api/sms.html';

	icon: Icon = { light: 'file:../icons/ihuyi.svg', dark: 'file:../icons/ihuyi.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'API ID',
			name: 'apiId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. C12345678',
			description:
				"The 'APIID' in the ihuyi console. Each product has its own: notification SMS begins with 'C', marketing SMS usually with 'sms-yx-'. Make one credential for each product.",
		},
		{
			displayName: 'API KEY',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: "The 'APIKEY' beside it. It signs each request and is itself never sent.",
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: BASE_URL,
			description: 'Address of the service. Change it only for a proxy or a simulator.',
		},
	];

	/** Signs with the clock of this moment, so that a repeated request is never too old. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const key = { apiId: String(credentials.apiId), apiKey: String(credentials.apiKey) };
		const timestamp = Math.floor(Date.now() / 1000);
		const sign = request.url.includes('/v1/') ? signJson : signForm;
		return { ...request, body: sign(key, request.body, timestamp) as IHttpRequestOptions['body'] };
	};

	/**
	 * Asks for the balance, which only the notification product publishes. The rules cannot say
	 * "anything but 2", so they list what ihuyi answers to a key that does not work.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.baseUrl || '${BASE_URL}' }}`,
			url: '/sms/GetNum.json',
			method: 'POST',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: {},
		},
		rules: [
			refused(
				405,
				'Ihuyi does not know this API ID or API KEY for notification SMS. A key for marketing SMS cannot be tested here, because ihuyi publishes no balance call for it: send one message to yourself instead.',
			),
			refused(40502, 'The API KEY does not belong to this API ID.'),
			refused(40501, 'Ihuyi says the request is too old. Set the clock of the n8n server right.'),
			refused(401, "'API ID' is empty."),
			refused(402, "'API KEY' is empty."),
			refused(4050, 'The account is frozen. Contact ihuyi.'),
			refused(4052, 'Ihuyi does not accept the IP address of this n8n. Ask ihuyi to allow it.'),
			refused(400, 'Ihuyi does not accept the IP address of this n8n. Ask ihuyi to allow it.'),
			refused(0, 'Ihuyi could not answer at this moment. Try again later.'),
		],
	};
}

function refused(value: number, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key: 'code', value, message } };
}
