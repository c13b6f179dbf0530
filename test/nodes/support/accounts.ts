import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { Carrier, CarrierOptions, ProviderId } from '../../../playground/carrier/carrier.mts';
import { defaultAliyunAccount } from '../../../playground/carrier/providers/aliyun/accountOptions.mts';
import { defaultIhuyiAccount } from '../../../playground/carrier/providers/ihuyi/accountOptions.mts';
import { defaultJiutianAccount } from '../../../playground/carrier/providers/jiutian/accountOptions.mts';
import { defaultPlivoAccount } from '../../../playground/carrier/providers/plivo/accountOptions.mts';
import { defaultSubmailAccount } from '../../../playground/carrier/providers/submail/accountOptions.mts';

/** An account with one product of a provider, as a user sets it up. */
export interface Product {
	provider: ProviderId;
	/** Only where the provider tells several apart. */
	messageType?: string;
	credentialType: string;
	credential: ICredentialDataDecryptedObject;
	/** A field of the credential that is wrong when it has another value. */
	secret: string;
	/** What the sending node needs besides recipient and content. */
	parameters: IDataObject;
	/** An approved template with the item's `name` in it where it can have variables. */
	template?: IDataObject;
	/** Numbers that it reaches begin like this. */
	prefix: string;
}

/** An account for text messages. */
export interface Account extends Product {
	/** Content that is the same for everybody. */
	text?: IDataObject;
	/** Content with the item's `name` in it. */
	personal?: IDataObject;
}

/** An account for multimedia messages. */
export interface MmsAccount extends Product {
	/** Whether it takes pages of our own; otherwise approved templates only. */
	takesPages: boolean;
	/** Without these options it does not send; where names are unconfirmed, those of the simulator. */
	options: IDataObject;
	/** How the simulator must be started for it. */
	carrier: CarrierOptions;
}

const text = (words: string): IDataObject => ({ contentMode: 'text', text: words });

const template = (templateId: string, values: Record<string, string>): IDataObject => ({
	contentMode: 'template',
	templateId,
	templateVariables: {
		variable: Object.entries(values).map(([name, value]) => ({ name, value })),
	},
});

const ihuyi = (
	messageType: string,
	apiId: string,
	rest: Partial<Account> & Pick<Account, 'parameters'>,
): Account => ({
	provider: 'ihuyi',
	messageType,
	credentialType: 'ihuyiApi',
	credential: { apiId, apiKey: defaultIhuyiAccount.apiKey },
	secret: 'apiKey',
	text: text('展会明天开幕'),
	personal: text('={{ $json.name }}您好，展会明天开幕'),
	prefix: '154',
	...rest,
});

const MARKETING = {
	text: text('展会明天开幕，回T退订'),
	personal: text('={{ $json.name }}您好，展会明天开幕，回T退订'),
};

/** Every product that the package can use, with an account that the simulator knows. */
export const ACCOUNTS: Readonly<Record<string, Account>> = {
	'ihuyi A notification': ihuyi('notification', defaultIhuyiAccount.apiId, {
		parameters: {},
		template: template('1', { code: '={{ $json.name }}' }),
	}),
	'ihuyi B marketing v1': ihuyi('marketing', defaultIhuyiAccount.marketingApiId, {
		parameters: { signature: '示例签名' },
		...MARKETING,
	}),
	'ihuyi B0 marketing, old host': ihuyi(
		'marketingLegacy',
		defaultIhuyiAccount.legacyMarketingApiId,
		{ parameters: { signature: '示例签名' }, ...MARKETING },
	),
	'ihuyi E international': ihuyi('international', defaultIhuyiAccount.internationalApiId, {
		parameters: {},
		text: text('The fair opens tomorrow'),
		personal: text('=Hello {{ $json.name }}, the fair opens tomorrow'),
		prefix: '+141555501',
	}),
	Jiutian: {
		provider: 'jiutian',
		credentialType: 'jiutianApi',
		credential: {
			customerId: defaultJiutianAccount.customerId,
			password: defaultJiutianAccount.password,
			channelId: '2',
		},
		secret: 'password',
		parameters: { signature: '示例展览' },
		text: text('展会明天开幕'),
		personal: text('={{ $json.name }}您好，展会明天开幕'),
		prefix: '154',
	},
	Plivo: {
		provider: 'plivo',
		credentialType: 'plivoMessagingApi',
		credential: {
			authId: defaultPlivoAccount.authId,
			authToken: defaultPlivoAccount.authToken,
			mainAuthToken: '',
		},
		secret: 'authToken',
		parameters: { from: '+14155550199' },
		text: text('The fair opens tomorrow'),
		personal: text('=Hello {{ $json.name }}, the fair opens tomorrow'),
		prefix: '+141555501',
	},
	...Object.fromEntries(
		(['normal', 'md5', 'sha1'] as const).map((signType): [string, Account] => [
			`SUBMAIL, ${signType}`,
			{
				provider: 'submail',
				credentialType: 'submailApi',
				credential: {
					appId: defaultSubmailAccount.appId,
					appKey: defaultSubmailAccount.appKey,
					signType,
					subhookKey: defaultSubmailAccount.subhookKey,
				},
				secret: 'appKey',
				parameters: {},
				text: text('【示例展览】展会明天开幕'),
				personal: text('=【示例展览】{{ $json.name }}您好，展会明天开幕'),
				template: template('ThJBE4', { name: '={{ $json.name }}', code: '1234' }),
				prefix: '154',
			},
		]),
	),
	'Alibaba Cloud': {
		provider: 'aliyun',
		credentialType: 'aliyunSmsApi',
		credential: {
			accessKeyId: defaultAliyunAccount.accessKeyId,
			accessKeySecret: defaultAliyunAccount.accessKeySecret,
			securityToken: '',
		},
		secret: 'accessKeySecret',
		parameters: { signature: '示例签名' },
		template: template('SMS_100000001', { name: '={{ $json.name }}', fair: '工业展', booth: '5A' }),
		prefix: '154',
	},
};

const ihuyiMms = (
	messageType: string,
	apiId: string,
	rest: Pick<MmsAccount, 'takesPages' | 'parameters' | 'options'> & Partial<MmsAccount>,
): MmsAccount => ({
	provider: 'ihuyi',
	messageType,
	credentialType: 'ihuyiApi',
	credential: { apiId, apiKey: defaultIhuyiAccount.apiKey },
	secret: 'apiKey',
	template: template('1001', {}),
	prefix: '154',
	carrier: {},
	...rest,
});

/** What ihuyi does not publish, in the names of the simulator. */
const IHUYI_NAMES = {
	extensionKey: defaultIhuyiAccount.mmsExtensionKey,
	dataKey: defaultIhuyiAccount.mmsDataKey,
	titleKey: defaultIhuyiAccount.mmsTitleKey,
};

/** Every product for multimedia messages, with an account that the simulator knows. */
export const MMS_ACCOUNTS: Readonly<Record<string, MmsAccount>> = {
	'ihuyi C MMS': ihuyiMms('mms', defaultIhuyiAccount.mmsApiId, {
		takesPages: true,
		parameters: { signature: '示例签名' },
		options: { ...IHUYI_NAMES, optOutText: '拒收请回复R' },
	}),
	'ihuyi C video SMS': ihuyiMms('videoMms', defaultIhuyiAccount.mmsApiId, {
		takesPages: true,
		parameters: { signature: '示例签名' },
		options: { ...IHUYI_NAMES, optOutText: '拒收请回复R' },
		carrier: { ihuyi: { mmsProduct: 'video' } },
	}),
	'ihuyi C0 MMS, old accounts': ihuyiMms('mmsLegacy', defaultIhuyiAccount.legacyMmsApiId, {
		takesPages: false,
		parameters: {},
		options: { pid: '1' },
	}),
	Plivo: {
		provider: 'plivo',
		credentialType: 'plivoMessagingApi',
		credential: {
			authId: defaultPlivoAccount.authId,
			authToken: defaultPlivoAccount.authToken,
			mainAuthToken: '',
		},
		secret: 'authToken',
		takesPages: true,
		parameters: { from: '+14155550199' },
		options: {},
		prefix: '+141555501',
		carrier: {},
	},
	...Object.fromEntries(
		(['normal', 'md5', 'sha1'] as const).map((signType): [string, MmsAccount] => [
			`SUBMAIL, ${signType}`,
			{
				provider: 'submail',
				credentialType: 'submailApi',
				credential: {
					appId: defaultSubmailAccount.mmsAppId,
					appKey: defaultSubmailAccount.mmsAppKey,
					signType,
					subhookKey: defaultSubmailAccount.subhookKey,
				},
				secret: 'appKey',
				takesPages: false,
				parameters: {},
				options: {},
				template: template('FIJe14', { name: '={{ $json.name }}', code: 'A1' }),
				prefix: '154',
				carrier: {},
			},
		]),
	),
};

/** The message type as a parameter, as the form would have it. */
export const messageTypeOf = ({ messageType }: Product): IDataObject =>
	messageType ? { messageType } : {};

/** The credentials of an account, pointed at the simulator. */
export const credentialsOf = (
	{ credentialType, credential, provider }: Product,
	carrier: Carrier,
	changes: ICredentialDataDecryptedObject = {},
) => ({ [credentialType]: { ...credential, baseUrl: carrier.baseUrl(provider), ...changes } });

/** So many guests whom the account reaches; at most 100. */
export const guestsFor = ({ prefix }: Product, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		name: `客人${index}`,
		phone: prefix + String(index).padStart(prefix.startsWith('+') ? 2 : 8, '0'),
	}));
