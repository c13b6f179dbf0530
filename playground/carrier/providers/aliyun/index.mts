import type { SimulatedProvider } from '../../provider.mts';
import { CHINESE_QUICK_REPLIES, idsIn } from '../common.mts';
import { defaultAliyunAccount as account, type AliyunAccountOptions } from './accountOptions.mts';
import { aliyunModule } from './aliyun.mts';

/** 阿里云短信 (Alibaba Cloud SMS). */
export const aliyun: SimulatedProvider<AliyunAccountOptions> = {
	name: { en: 'Alibaba Cloud SMS', zh: '阿里云短信' },
	accounts: [
		['SMS', 'AccessKey ID', account.accessKeyId, 'secret', account.accessKeySecret],
		['', 'signatures', account.signNames.join(', ')],
		['', 'templates', idsIn(account.templates)],
	],
	phones: {
		numbersHaveCountryCode: false,
		invalidNumber: 'isv.MOBILE_NUMBER_ILLEGAL', // reference 8
		replyFields: ({ to }, text) => ({ from: to, text }),
		quickReplies: CHINESE_QUICK_REPLIES,
	},
	open: aliyunModule,
};
