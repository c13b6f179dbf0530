import type { SimulatedProvider } from '../../provider.mts';
import { CHINESE_QUICK_REPLIES, idsIn } from '../common.mts';
import { defaultSubmailAccount as account, type SubmailAccountOptions } from './accountOptions.mts';
import { submailModule } from './submail.mts';

/** 赛邮 (SUBMAIL). */
export const submail: SimulatedProvider<SubmailAccountOptions> = {
	name: { en: 'SUBMAIL 赛邮', zh: '赛邮 SUBMAIL' },
	accounts: [
		['SMS', 'app ID', account.appId, 'app key', account.appKey],
		['', 'templates', idsIn(account.templates)],
		['MMS', 'app ID', account.mmsAppId, 'app key', account.mmsAppKey],
		['', 'templates', idsIn(account.mmsTemplates)],
	],
	phones: {
		numbersHaveCountryCode: false,
		invalidNumber: 252, // reference 15
		replyFields: ({ to, product }, text) => ({
			from: to,
			app: product === 'mms' ? 'mms' : 'sms',
			text,
		}),
		quickReplies: CHINESE_QUICK_REPLIES,
	},
	open: submailModule,
};
