import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

import {
	baseUrlFields,
	refusedIf,
	seconds,
	signingFor,
	textIn,
} from '../nodes/shared/n8n/http/credentialParts';
import { BASE_URL, HOSTS } from '../nodes/shared/providers/submail/baseUrl';
import { authenticate } from '../nodes/shared/providers/submail/authenticate';
import { refusalOf } from '../nodes/shared/providers/submail/codes';
import type { SignType } from '../nodes/shared/providers/submail/signing';

/** For secrets whose names, given by SUBMAIL, n8n's lint does not take for secrets. */
const MASKED = { password: true };

export class SubmailApi implements ICredentialType {
	name = 'submailApi';

	displayName = 'SUBMAIL (赛邮) API';

	documentationUrl =
		'https://github.com/n8n-nodes-sms-mms/n8n-nodes-sms-mms/blob/main/docs/providers/submail.md#credential';

	icon: Icon = { light: 'file:../icons/submail.svg', dark: 'file:../icons/submail.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 10001',
			description:
				"The 'App ID' in the SUBMAIL console. Each product has its own apps: make one credential for domestic SMS and another for MMS.",
		},
		{
			displayName: 'App Key',
			name: 'appKey',
			type: 'string',
			typeOptions: MASKED,
			default: '',
			required: true,
			description: "The 'App Key' beside it",
		},
		{
			displayName: 'Signing',
			name: 'signType',
			type: 'options',
			options: [
				{
					name: 'Normal (明文)',
					value: 'normal',
					description: 'Sends the key itself, over HTTPS; needs no clock',
				},
				{
					name: 'MD5',
					value: 'md5',
					description: 'Sends a hash made with the key; needs a clock that is right',
				},
				{
					name: 'SHA1',
					value: 'sha1',
					description: 'Sends a hash made with the key; needs a clock that is right',
				},
			],
			default: 'normal',
			description:
				'How requests are signed. With MD5 and SHA1 the clock of the n8n server may differ from that of SUBMAIL by 6 seconds at most, or requests are refused with code 151 or 152. What they cover of MMS templates and of the tag of an MMS is not confirmed: choose Normal if SUBMAIL refuses these with code 108.',
		},
		{
			displayName: 'SUBHOOK Key',
			name: 'subhookKey',
			type: 'string',
			typeOptions: MASKED,
			default: '',
			description:
				'Proves that receipts, replies and template reviews come from SUBMAIL. Each SUBHOOK in the console has its own key; enter several separated by commas.',
		},
		...baseUrlFields(BASE_URL),
	];

	authenticate = signingFor(HOSTS, (credential, request, now) => {
		const key = {
			appId: textIn(credential, 'appId'),
			appKey: textIn(credential, 'appKey'),
			signType: (credential.signType || 'normal') as SignType,
		};
		return authenticate(key, request, seconds(now));
	});

	/**
	 * Asks for the balance. Which HTTP status comes with a refusal is not published, so the status is
	 * ignored and the answer itself decides.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.baseUrl || '${BASE_URL}' }}`,
			url: '/balance/sms.json',
			method: 'POST',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: {},
			ignoreHttpStatusErrors: true,
		},
		rules: [
			...TEST_CODES.flatMap((code) => {
				const sentence = refusalOf(code).failure.message.en + (code === '101' ? NOT_SMS : '');
				// Codes come as text here and as numbers elsewhere.
				return [refusedIf('code', code, sentence), refusedIf('code', Number(code), sentence)];
			}),
			refusedIf(
				'status',
				'error',
				'SUBMAIL refuses the request for a reason that it does not publish. Check all fields, or ask SUBMAIL.',
			),
			refusedIf('status', undefined, "This is no answer of SUBMAIL. Check 'Base URL'."),
		],
	};
}

/** Codes that concern the account, the app or the signature, and so can come here. */
const TEST_CODES = [
	'101',
	'102',
	'103',
	'104',
	'105',
	'106',
	'107',
	'108',
	'109',
	'110',
	'111',
	'113',
	'119',
	'151',
	'152',
];

/** What SUBMAIL says here to an app of another product is not published; 101 is what it says elsewhere. */
const NOT_SMS =
	' The test asks for the SMS balance, so an app for MMS may fail here although it works: send one message to yourself instead.';
