import type { SimulatedProvider } from '../../provider.mts';
import { CHINESE_QUICK_REPLIES, idsIn } from '../common.mts';
import { defaultIhuyiAccount as account, type IhuyiAccountOptions } from './accountOptions.mts';
import { ihuyiModule } from './ihuyi.mts';

/** 互亿无线 (ihuyi). */
export const ihuyi: SimulatedProvider<IhuyiAccountOptions> = {
	name: { en: 'ihuyi 互亿无线', zh: '互亿无线 ihuyi' },
	accounts: [
		['notification SMS', 'API ID', account.apiId, 'API key', account.apiKey],
		['', 'templates', idsIn(account.templates)],
		[
			'marketing SMS',
			'API ID',
			account.marketingApiId,
			'API key',
			account.marketingApiKey ?? account.apiKey,
		],
		['marketing SMS, legacy', 'API ID', account.legacyMarketingApiId, 'API key', account.apiKey],
		['international SMS', 'API ID', account.internationalApiId, 'API key', account.apiKey],
		['MMS', 'API ID', account.mmsApiId, 'API key', account.apiKey],
		['', 'product ID', String(account.mmsProductId), 'templates', idsIn(account.mmsTemplates)],
		['MMS, legacy', 'API ID', account.legacyMmsApiId, 'API key', account.apiKey],
		['', 'MMS IDs', idsIn(account.legacyMmsMessages)],
	],
	phones: {
		numbersHaveCountryCode: false,
		invalidNumber: 406, // reference 2.5
		replyFields: ({ to, messageId }, text) => ({ from: to, messageId, text }),
		quickReplies: CHINESE_QUICK_REPLIES,
	},
	open: ihuyiModule,
};
