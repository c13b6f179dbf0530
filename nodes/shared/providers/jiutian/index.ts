import type { Provider } from '../contract';
import { HOSTS } from './baseUrl';
import { balance } from './balance';
import { sms } from './sms';

/**
 * 九天企信王, the platform of http://www.sms9.net. Neither a status query nor receipts or replies are
 * known of it.
 */
export const jiutian: Provider = {
	id: 'jiutian',
	displayName: 'Jiutian (九天企信王)',
	credentialType: 'jiutianApi',
	hosts: HOSTS,
	sms: { sms },
	balances: { account: balance },
	withoutMms:
		'Jiutian publishes no way to send multimedia messages. Send an SMS with a link to the pictures, or use SUBMAIL, ihuyi or Plivo for MMS.',
	withoutStatus:
		'Jiutian publishes neither a way to ask for the status of a message nor delivery receipts. Look the message up in the Jiutian console.',
};
