import type { Provider } from '../contract';
import { HOSTS } from './baseUrl';
import { balances } from './balances';
import { international } from './send/international';
import { marketing } from './send/marketing';
import { marketingLegacy } from './send/marketingLegacy';
import { mms, videoMms } from './send/mms';
import { mmsLegacy } from './send/mmsLegacy';
import { notification } from './send/notification';
import { receipts } from './webhooks/receipts';
import { replies } from './webhooks/replies';

/** 互亿无线, https://www.ihuyi.com */
export const ihuyi: Provider = {
	id: 'ihuyi',
	displayName: 'Ihuyi (互亿无线)',
	credentialType: 'ihuyiApi',
	hosts: HOSTS,
	sms: { notification, marketing, international, marketingLegacy },
	mms: { mms, videoMms, mmsLegacy },
	balances,
	withoutStatus:
		'Ihuyi cannot be asked for the status of a message. Use the Delivery Receipt Trigger, to which ihuyi reports what became of each message.',
	receipts,
	replies,
};
