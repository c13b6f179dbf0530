import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

import {
	baseUrlFields,
	refusedIf,
	seconds,
	signingFor,
} from '../nodes/shared/n8n/http/credentialParts';
import {
	BASE_URL,
	CLASSIC_INTERNATIONAL_URL,
	HOSTS,
	LEGACY_MARKETING_URL,
	LEGACY_MMS_URL,
} from '../nodes/shared/providers/ihuyi/baseUrl';
import { authenticate } from '../nodes/shared/providers/ihuyi/authenticate';

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
		...baseUrlFields(
			BASE_URL,
			`Address of the service, ${BASE_URL} for most. These need a credential of their own with another address: marketing SMS of old accounts (API ID begins with 'M') ${LEGACY_MARKETING_URL}, MMS of old accounts ${LEGACY_MMS_URL}, and international SMS ${CLASSIC_INTERNATIONAL_URL}, but only to ask for its balance. The test of such a credential fails, because it asks the notification SMS. Otherwise change it only for a proxy or a simulator.`,
		),
	];

	authenticate = signingFor(HOSTS, ({ apiId, apiKey }, request, now) =>
		authenticate({ apiId: String(apiId), apiKey: String(apiKey) }, request, seconds(now)),
	);

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
