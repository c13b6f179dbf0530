import type { ProviderId } from './carrier/provider.mts';
import { defaultAliyunAccount as aliyun } from './carrier/providers/aliyun/accountOptions.mts';
import { defaultIhuyiAccount as ihuyi } from './carrier/providers/ihuyi/accountOptions.mts';
import { defaultSubmailAccount as submail } from './carrier/providers/submail/accountOptions.mts';

/** An account, as a user enters it in n8n. */
export interface Account {
	/** Who has it at the carrier simulator; without it the account is not one of a provider. */
	provider?: ProviderId;
	credentialType: string;
	/** The credential without its base URL. */
	data: Record<string, string>;
}

const submailApp = (appId: string, appKey: string): Account => ({
	provider: 'submail',
	credentialType: 'submailApi',
	data: { appId, appKey, signType: 'normal', subhookKey: submail.subhookKey },
});

/** The accounts that the examples use, by the name of the product. */
export const ACCOUNTS = {
	'Alibaba Cloud SMS': {
		provider: 'aliyun',
		credentialType: 'aliyunSmsApi',
		data: { accessKeyId: aliyun.accessKeyId, accessKeySecret: aliyun.accessKeySecret },
	},
	'ihuyi notification': {
		provider: 'ihuyi',
		credentialType: 'ihuyiApi',
		data: { apiId: ihuyi.apiId, apiKey: ihuyi.apiKey },
	},
	'CRM secret': {
		credentialType: 'httpHeaderAuth',
		data: { name: 'X-CRM-Secret', value: 'a-secret-that-only-the-crm-knows' },
	},
	'Chat password': {
		credentialType: 'httpBasicAuth',
		data: { user: 'team', password: 'a-password-that-only-the-team-knows' },
	},
	OpenAI: {
		credentialType: 'openAiApi',
		data: { apiKey: 'yours', url: 'https://api.openai.com/v1' },
	},
	'SUBMAIL SMS': submailApp(submail.appId, submail.appKey),
	'SUBMAIL MMS': submailApp(submail.mmsAppId, submail.mmsAppKey),
} satisfies Record<string, Account>;

/** An importable workflow of the folder `examples`. */
export interface Example {
	/** Its file, without `.json`. */
	name: string;
	/** Which account each node works with, by the name of the node. */
	accounts: Record<string, keyof typeof ACCOUNTS>;
}

/** All examples, each after those whose data tables it uses. */
export const EXAMPLES = [
	{ name: 'pre-show-invitation', accounts: { 'Send SMS': 'ihuyi notification' } },
	{ name: 'delivery-receipts', accounts: {} },
	{ name: 'registration-confirmation', accounts: { 'Send SMS': 'ihuyi notification' } },
	{
		name: 'crm-invitation',
		accounts: {
			'HubSpot event': 'CRM secret',
			'CRM event': 'CRM secret',
			'Send MMS Invitation': 'SUBMAIL MMS',
		},
	},
	{ name: 'pre-show-reminders', accounts: { 'Send SMS': 'ihuyi notification' } },
	{
		name: 'failover',
		accounts: {
			'Send SMS': 'ihuyi notification',
			'Send SMS through another provider': 'SUBMAIL SMS',
		},
	},
	{
		name: 'replies',
		accounts: { 'SMS Reply Trigger': 'SUBMAIL SMS', 'Confirm the opt-out': 'SUBMAIL SMS' },
	},
	{ name: 'wait-for-receipts', accounts: { 'Send SMS': 'ihuyi notification' } },
	{ name: 'visible-retry', accounts: { 'Send SMS': 'ihuyi notification' } },
	{
		name: 'mms-invitation',
		accounts: { 'Send MMS Invitation': 'SUBMAIL MMS', 'Send SMS instead': 'SUBMAIL SMS' },
	},
	{
		name: 'mms-receipts',
		accounts: { 'Delivery Receipt Trigger': 'SUBMAIL MMS', 'Send SMS instead': 'SUBMAIL SMS' },
	},
	{
		name: 'mms-template',
		accounts: {
			'Submit template': 'SUBMAIL MMS',
			'Template Review Trigger': 'SUBMAIL MMS',
			'Send MMS Invitation': 'SUBMAIL MMS',
		},
	},
	{ name: 'campaign-report', accounts: {} },
	{
		name: 'agent-sms',
		accounts: {
			Chat: 'Chat password',
			'Chat model': 'OpenAI',
			'Text the team': 'ihuyi notification',
			'Send SMS': 'ihuyi notification',
		},
	},
	{ name: 'ab-test', accounts: { 'Send SMS': 'Alibaba Cloud SMS' } },
] as const satisfies readonly Example[];

/** The name of one of {@link EXAMPLES}. */
export type ExampleName = (typeof EXAMPLES)[number]['name'];
