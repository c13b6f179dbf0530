import {
	ACCOUNTS,
	MMS_ACCOUNTS,
	messageTypeOf,
	type Product,
} from '../test/nodes/support/accounts.ts';
import type { ProviderId } from './carrier/provider.mts';
import type { Workflow, WorkflowNode } from './n8nApi.mts';

/** A node whose form the documentation shows. */
export interface Form {
	/** The file in `docs/images`, without `.png`. */
	picture: string;
	/** As n8n calls the node. */
	name: string;
	/** Its type within the package. */
	type: string;
	/** Its version; without it the first one. */
	version?: number;
	parameters: WorkflowNode['parameters'];
	/** Whose credential it uses; none: the node needs none. */
	product?: Product;
	/** The file for the credential, where it is shown too. */
	credentialPicture?: string;
}

/** What a field holds whose value is chosen from a list or entered, here entered. */
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** A secret as the triggers make them, chosen from their list. */
const SECRET = 'example-secret-kT4wXq9b';

/** The account that stands for each provider, with a text that suits it. */
const PROVIDERS: ReadonlyArray<readonly [account: string, parameters: object]> = [
	['ihuyi A notification', { text: '您预约的展会将于明天9点开幕，请凭预约码入场。' }],
	['Jiutian', { text: '您预约的展会将于明天9点开幕，请凭预约码入场。' }],
	['Plivo', { text: 'The fair opens tomorrow at 9. Reply STOP to opt out.' }],
	['SUBMAIL, normal', { text: '【示例展览】您预约的展会将于明天9点开幕。' }],
	['Alibaba Cloud', { ...ACCOUNTS['Alibaba Cloud'].template, templateId: byId('SMS_100000001') }],
];

/** The first form of each provider, with its credential. */
const SEND_SMS = PROVIDERS.map(([name, content]): Form => {
	const product = ACCOUNTS[name];
	const { provider, parameters, prefix } = product;
	const to = prefix + '0'.repeat(prefix.startsWith('+') ? 2 : 8);
	return {
		picture: `${provider}-send-sms`,
		credentialPicture: `${provider}-credential`,
		name: 'Send SMS',
		type: 'sendSms',
		product,
		parameters: { provider, to, ...messageTypeOf(product), ...parameters, ...content },
	};
});

const submailSms = ACCOUNTS['SUBMAIL, normal'];
const submailMms = MMS_ACCOUNTS['SUBMAIL, normal'];

/** All pictures of forms. */
export const FORMS: readonly Form[] = [
	...SEND_SMS,
	{
		picture: 'send-mms-invitation',
		name: 'Send MMS Invitation',
		type: 'sendMmsInvitation',
		product: MMS_ACCOUNTS['ihuyi C MMS'],
		parameters: {
			provider: 'ihuyi',
			messageType: 'mms',
			to: '15400000000',
			contentMode: 'compose',
			eventName: '2026示例工业展',
			guestName: '张三',
			start: '2026-11-21T09:00:00',
			venue: '国家会展中心（上海）',
			booth: '5.1A08',
			signature: '示例签名',
		},
	},
	{
		picture: 'message-template',
		name: 'Message Template',
		type: 'messageTemplate',
		product: submailSms,
		parameters: {
			provider: 'submail',
			resource: 'smsTemplate',
			operation: 'create',
			name: 'Invitation 2026',
			signature: '示例展览',
			text: '@var(name)您好，诚邀您参观我们的展台 5.1A08。',
		},
	},
	{
		picture: 'query-status',
		name: 'Query Status',
		type: 'queryStatus',
		product: submailSms,
		parameters: {
			provider: 'submail',
			messageId: '093c0a7df143c087d6cba9cdf0cf3738',
			to: '15400000000',
			sentOn: '2026-11-20T00:00:00',
		},
	},
	{
		picture: 'clean-recipients',
		name: 'Clean Recipients',
		type: 'cleanRecipients',
		parameters: { options: { landlines: 'keep' } },
	},
	{
		picture: 'campaign-report',
		name: 'Campaign Report',
		type: 'campaignReport',
		parameters: { title: '2026示例工业展' },
	},
	{
		picture: 'sms-reply-trigger',
		name: 'SMS Reply Trigger',
		type: 'smsReplyTrigger',
		version: 2,
		product: submailSms,
		parameters: { provider: 'submail', urlSecret: SECRET },
	},
	{
		picture: 'template-review-trigger',
		name: 'Template Review Trigger',
		type: 'templateReviewTrigger',
		version: 2,
		product: submailMms,
		parameters: { provider: 'submail', urlSecret: SECRET },
	},
	{
		picture: 'link-click-trigger',
		name: 'Link Click Trigger',
		type: 'linkClickTrigger',
		parameters: {
			path: 'fair',
			secret: SECRET,
			allowedTargets: 'fair.example.com',
			defaultTarget: 'https://fair.example.com/register?utm_source=sms',
		},
	},
];

/** The credential of an account at the simulator, as n8n stores it. */
export const credentialOf = (
	{ provider, credentialType, credential }: Product,
	baseUrl: (provider: ProviderId) => string,
) => ({
	name: `${provider} (simulator)`,
	type: credentialType,
	data: { ...credential, baseUrl: baseUrl(provider) },
});

/** A workflow of this one node. */
export const formWorkflow = (
	{ name, type, version = 1, parameters, product }: Form,
	credential?: { id: string; name: string },
): Workflow => ({
	name: `Form of ${name}`,
	nodes: [
		{
			id: name,
			name,
			type: `n8n-nodes-sms-mms.${type}`,
			typeVersion: version,
			position: [0, 0],
			...(type.endsWith('Trigger') && { webhookId: 'f0e1d2c3-0000-4000-8000-000000000000' }),
			parameters,
			...(product && credential && { credentials: { [product.credentialType]: credential } }),
		},
	],
	connections: {},
});
