import type { SimulatedProvider } from '../../provider.mts';
import { CHINESE_QUICK_REPLIES } from '../common.mts';
import { defaultJiutianAccount as account, type JiutianAccountOptions } from './accountOptions.mts';
import { jiutianModule } from './jiutian.mts';

/** The channels with their kinds. */
const channels = Object.entries(account.channels)
	.map(([id, { kind }]) => `${id} ${kind}`)
	.join(', ');

/** 九天企信王 (Jiutian). */
export const jiutian: SimulatedProvider<JiutianAccountOptions> = {
	name: { en: 'Jiutian 九天企信王', zh: '九天企信王 Jiutian' },
	accounts: [
		['SMS', 'customer ID', account.customerId, 'password', account.password],
		['', 'channels', channels],
	],
	phones: {
		numbersHaveCountryCode: false,
		invalidNumber: -4, // reference 5
		// No push of replies is known (reference 1), so there are no fields for one.
		quickReplies: CHINESE_QUICK_REPLIES,
	},
	open: jiutianModule,
};
