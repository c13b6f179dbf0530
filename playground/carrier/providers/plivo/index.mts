import type { SimulatedProvider } from '../../provider.mts';
import { defaultPlivoAccount as account, type PlivoAccountOptions } from './accountOptions.mts';
import { plivoModule } from './plivo.mts';

/** Plivo. */
export const plivo: SimulatedProvider<PlivoAccountOptions> = {
	name: { en: 'Plivo', zh: 'Plivo' },
	accounts: [['SMS and MMS', 'auth ID', account.authId, 'auth token', account.authToken]],
	phones: {
		numbersHaveCountryCode: true,
		// It has no code for that but a list of invalid numbers (reference 2), for which any word stands.
		invalidNumber: 'invalid',
		replyFields: ({ to, from }, text) => ({ from: to, to: from, text }),
		optOutWord: 'STOP',
		quickReplies: ['1', 'START', 'HELP'],
	},
	open: plivoModule,
};
