import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

import {
	baseUrlFields,
	refusedIf,
	seconds,
	signingFor,
	textIn,
} from '../nodes/shared/n8n/http/credentialParts';
import { BALANCE_PATH, BASE_URL, HOSTS } from '../nodes/shared/providers/jiutian/baseUrl';
import { authenticate } from '../nodes/shared/providers/jiutian/authenticate';

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
		...baseUrlFields(
			BASE_URL,
			'Address of the service. Change it for a proxy or a simulator, or if Jiutian has given you another one, such as one with https.',
		),
	];

	authenticate = signingFor(HOSTS, (credential, request, now) => {
		const key = {
			customerId: textIn(credential, 'customerId'),
			password: String(credential.password ?? ''),
			channelId: textIn(credential, 'channelId'),
		};
		return authenticate(key, request, seconds(now));
	});

	/**
	 * Asks for the balance. Jiutian answers plain text, of which n8n's rules can compare only single
	 * characters: `error:-2` has the first digit of its code at place 7, where `success:1.50` has its
	 * colon. Codes from -10 on begin with the same digit and share a sentence.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.baseUrl || '${BASE_URL}' }}`,
			url: BALANCE_PATH,
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
