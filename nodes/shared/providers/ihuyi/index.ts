import type { Provider } from '../contract';
import { HOSTS } from './address';
import { balances } from './balances';
import { international } from './international';
import { marketing } from './marketing';
import { marketingLegacy } from './marketingLegacy';
import { mms, videoMms } from './mms';
import { mmsLegacy } from './mmsLegacy';
import { notification } from './notification';
import { receipts } from './receipts';
import { replies } from './replies';

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
