import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

import { baseUrlFields, signingFor } from '../nodes/shared/n8n/http/credentialParts';
import { ACCOUNT, BASE_URL, HOSTS } from '../nodes/shared/providers/plivo/paths';
import { authenticate } from '../nodes/shared/providers/plivo/authenticate';

export class PlivoMessagingApi implements ICredentialType {
	name = 'plivoMessagingApi';

	displayName = 'Plivo Messaging API';

	documentationUrl =
		'https://github.com/n8n-nodes-sms-mms/n8n-nodes-sms-mms/blob/main/docs/providers/plivo.md#credential';

	icon: Icon = { light: 'file:../icons/plivo.svg', dark: 'file:../icons/plivo.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Auth ID',
			name: 'authId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. MAXXXXXXXXXXXXXXXXXX',
			description:
				"The 'Auth ID' of your Plivo account: 20 characters that begin with MA, or with SA for a subaccount",
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"The 'Auth Token' beside it. It is also what Plivo signs receipts and incoming messages with.",
		},
		{
			displayName: 'Main Auth Token',
			name: 'mainAuthToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"For a subaccount: the 'Auth Token' of the main account, with which Plivo may sign incoming messages. Leave it empty otherwise.",
		},
		...baseUrlFields(BASE_URL),
	];

	authenticate = signingFor(HOSTS, ({ authId, authToken }, request) =>
		authenticate({ authId: String(authId), authToken: String(authToken) }, request),
	);

	/** Reads the account's own record, which sends nothing and costs nothing. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.baseUrl || '${BASE_URL}').replace(/\\/+$/, '') }}`,
			url: ACCOUNT,
			method: 'GET',
		},
		rules: [
			refused(
				401,
				"Plivo does not know this pair of 'Auth ID' and 'Auth Token'. Copy both again from the Plivo console.",
			),
			refused(403, 'Plivo does not let this account in. Ask Plivo support why.'),
			refused(404, "Plivo did not find this account. Check 'Auth ID' and 'Base URL'."),
			refused(429, 'Plivo gets too many requests at this moment. Try again later.'),
		],
	};
}

function refused(value: number, message: string) {
	return { type: 'responseCode' as const, properties: { value, message } };
}
