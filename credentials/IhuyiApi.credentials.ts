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
import {
	BASE_URL,
	CLASSIC_INTERNATIONAL_URL,
	LEGACY_MARKETING_URL,
	LEGACY_MMS_URL,
} from '../nodes/shared/providers/ihuyi/address';
import {
	dynamicPassword,
	requestSignature,
	type IhuyiKey,
} from '../nodes/shared/providers/ihuyi/signing';

type Fields = Record<string, unknown>;
type Texts = Record<string, string>;

const texts = (fields: object): Texts =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** The fields of a form body, however the caller wrote it. */
function formFields(body: unknown): Texts {
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	if (typeof body === 'string') return Object.fromEntries(new URLSearchParams(body));
	return texts(typeof body === 'object' && body !== null ? body : {});
}

/** The address and the query in it. */
const partsOf = (request: HandedRequest): string[] => addressOf(request).split('?');

/** The parameters in the query, whether they stand in the address or beside it. */
function queryFields(request: HandedRequest): Texts {
	const [, query = ''] = partsOf(request);
	return { ...formFields(query), ...texts(request.qs ?? {}) };
}

/** v1 products (marketing SMS, MMS, video SMS): JSON with four signed fields. */
function signJson(key: IhuyiKey, request: HandedRequest, timestamp: number): HandedRequest {
	const { body } = request;
	const fields = (typeof body === 'string' ? JSON.parse(body) : body) as Fields;
	const signature = requestSignature(key, String(fields.request_id), timestamp);
	return {
		...request,
		body: { ...fields, api_id: key.apiId, timestamp, signature } as IHttpRequestOptions['body'],
	};
}

/**
 * The older products: the proof stands beside the parameters, which may be in a form or in the query.
 *
 * @param proofOf what the account says to these parameters
 */
function proveParameters(
	request: HandedRequest,
	proofOf: (parameters: Texts) => Texts,
): HandedRequest {
	const query = queryFields(request);
	const place = request.form === undefined ? 'body' : 'form';
	const form = formFields(request[place]);
	const proof = proofOf({ ...query, ...form });

	const isGet = String(request.method ?? 'GET').toUpperCase() === 'GET';
	const allInQuery = Object.keys(form).length === 0 && 'mobile' in query;
	return isGet || allInQuery
		? { ...request, qs: { ...request.qs, ...proof } }
		: { ...request, [place]: { ...form, ...proof } };
}

/** Notification, international and old marketing SMS, with their balances: a dynamic password. */
const signParameters = (key: IhuyiKey, request: HandedRequest, timestamp: number): HandedRequest =>
	proveParameters(request, (parameters) => ({
		account: key.apiId,
		password: dynamicPassword(key, parameters, timestamp),
		time: String(timestamp),
	}));

/** MMS before v1: the key as it is, since its only known clients sign nothing. */
const addKey = ({ apiId, apiKey }: IhuyiKey, request: HandedRequest): HandedRequest =>
	proveParameters(request, () => ({ account: apiId, password: apiKey }));

export class IhuyiApi implements ICredentialType {
	name = 'ihuyiApi';

	displayName = 'Ihuyi (互亿无线) API';

	documentationUrl =
		'https://github.com/n8n-nodes-sms-mms/n8n-nodes-sms-mms/blob/main/docs/providers/ihuyi.md#credential';

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
				"The 'APIID' in the ihuyi console. Each product has its own: notification SMS begins with 'C', international SMS with 'I', marketing SMS usually with 'sms-yx-' or, for old accounts, with 'M', MMS and video SMS often with 'mms-'. Make one credential for each product.",
		},
		{
			displayName: 'API KEY',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"The 'APIKEY' beside it. It signs each request and is itself never sent, except by MMS of old accounts (10658.cc), which has neither signing nor encryption.",
		},
		baseUrlField(
			BASE_URL,
			`Address of the service, ${BASE_URL} for most. These need a credential of their own with another address: marketing SMS of old accounts (API ID begins with 'M') ${LEGACY_MARKETING_URL}, MMS of old accounts ${LEGACY_MMS_URL}, and international SMS ${CLASSIC_INTERNATIONAL_URL}, but only to ask for its balance. The test of such a credential fails, because it asks the notification SMS. Otherwise change it only for a proxy or a simulator.`,
		),
	];

	/** Signs with the clock of this moment, so that a repeated request is never too old. */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: HandedRequest,
	): Promise<IHttpRequestOptions> => {
		const key = { apiId: String(credentials.apiId), apiKey: String(credentials.apiKey) };
		const timestamp = Math.floor(Date.now() / 1000);
		const [address] = partsOf(request);
		if (address.includes('/v1/')) return signJson(key, request, timestamp);
		return address.endsWith('/webservice/api')
			? addKey(key, request)
			: signParameters(key, request, timestamp);
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
				'Ihuyi does not know this API ID or API KEY for notification SMS. A key for international SMS, marketing SMS or MMS cannot be tested here, because this is the balance call of notification SMS: send one message to yourself instead.',
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

const refused = (code: number, message: string) => refusedIf('code', code, message);
