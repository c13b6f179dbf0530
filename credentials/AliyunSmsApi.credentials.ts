import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

import {
	baseUrlFields,
	refusedIf,
	signingFor,
	textIn,
} from '../nodes/shared/n8n/http/credentialParts';
import { API_VERSION, BASE_URL, HOSTS } from '../nodes/shared/providers/aliyun/baseUrl';
import { authenticate } from '../nodes/shared/providers/aliyun/authenticate';

const PERMISSION =
	"The AccessKey works but may not read the list of templates. Give its RAM user the right 'AliyunDysmsReadOnlyAccess', or send one message to yourself to test it.";

export class AliyunSmsApi implements ICredentialType {
	name = 'aliyunSmsApi';

	displayName = 'Alibaba Cloud SMS (阿里云短信) API';

	documentationUrl =
		'https://github.com/n8n-nodes-sms-mms/n8n-nodes-sms-mms/blob/main/docs/providers/aliyun.md#credential';

	icon: Icon = { light: 'file:../icons/aliyun.svg', dark: 'file:../icons/aliyun.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'AccessKey ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. LTAI…',
			description:
				'From the Alibaba Cloud console, best of a RAM user that may use the short message service (短信服务) only',
		},
		{
			displayName: 'AccessKey Secret',
			name: 'accessKeySecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Shown once with the AccessKey ID. It signs each request and is itself never sent.',
		},
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for temporary keys (STS). Leave it empty for a permanent AccessKey.',
		},
		...baseUrlFields(
			BASE_URL,
			'Address of the service. Change it only for a regional address, a proxy or a simulator.',
		),
	];

	/** A new mark each time, so that a repeated request is never taken for the first. */
	authenticate = signingFor(HOSTS, (credential, request, now) => {
		const key = {
			accessKeyId: textIn(credential, 'accessKeyId'),
			accessKeySecret: textIn(credential, 'accessKeySecret'),
			securityToken: textIn(credential, 'securityToken'),
		};
		const moment = {
			date: new Date(now).toISOString().replace(/\.\d+/, ''),
			nonce: crypto.randomUUID(),
		};
		return authenticate(key, request, moment);
	});

	/**
	 * Asks for one template, which changes nothing. The gateway refuses keys with HTTP 4xx; the status
	 * is ignored so that the rules see its reason. Whatever has no list of templates is no success,
	 * so the last rule takes all that the others do not name.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.baseUrl || '${BASE_URL}' }}`,
			url: '/',
			method: 'POST',
			qs: {
				Action: 'QuerySmsTemplateList',
				Version: API_VERSION,
				PageIndex: '1',
				PageSize: '1',
			},
			ignoreHttpStatusErrors: true,
		},
		rules: [
			refused(
				'SignatureDoesNotMatch',
				'The AccessKey Secret does not belong to the AccessKey ID. Enter both again.',
			),
			refused('InvalidAccessKeyId.NotFound', 'Alibaba Cloud does not know this AccessKey ID.'),
			refused(
				'InvalidAccessKeyId.Inactive',
				'This AccessKey is disabled. Enable it, or use another.',
			),
			refused('InvalidAccessKeyId', 'Alibaba Cloud does not accept this AccessKey ID.'),
			refused(
				'InvalidTimeStamp.Expired',
				'Alibaba Cloud says the request is too old or too new. Set the clock of the n8n server right.',
			),
			refused('InvalidSecurityToken.Expired', 'The temporary keys have expired. Enter fresh ones.'),
			refused(
				'InvalidSecurityToken.MismatchWithAccessKey',
				"'Security Token' does not belong to this AccessKey. Leave it empty for a permanent AccessKey.",
			),
			refused(
				'InvalidSecurityToken.Malformed',
				"'Security Token' is not well formed. Leave it empty for a permanent AccessKey.",
			),
			refused('Forbidden.RAM', PERMISSION),
			refused('isp.RAM_PERMISSION_DENY', PERMISSION),
			refused(
				'isv.PRODUCT_UN_SUBSCRIPT',
				'This account has not activated the short message service (短信服务). Activate it first.',
			),
			refused(
				'isv.PRODUCT_UNSUBSCRIBE',
				'This account has not activated the short message service (短信服务). Activate it first.',
			),
			refused('isv.ACCOUNT_NOT_EXISTS', 'Alibaba Cloud does not know this account.'),
			refused('isv.ACCOUNT_ABNORMAL', 'Something is wrong with this account. Contact its support.'),
			refused('isv.SECURITY_FROZEN_ACCOUNT', 'This account is frozen. Contact Alibaba Cloud.'),
			refused('isv.OUT_OF_SERVICE', 'The service is stopped for this account. Top it up.'),
			refused('isv.AMOUNT_NOT_ENOUGH', 'There is not enough money on the account. Top it up.'),
			refused('isv.DENY_IP_RANGE', 'Alibaba Cloud does not accept the IP address of this n8n.'),
			refusedIf(
				'SmsTemplateList',
				undefined,
				"There was no usable answer. Check 'Base URL', or try again later; the HTTP Request node shows the answer as it comes.",
			),
		],
	};
}

const refused = (code: string, message: string) => refusedIf('Code', code, message);
