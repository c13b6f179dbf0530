import type { Provider } from '../contract';
import { HOSTS } from './address';
import { balance } from './balance';
import { mms } from './mms';
import { receipts } from './receipts';
import { replies } from './replies';
import { sms } from './sms';
import { status } from './status';

/** Plivo, https://www.plivo.com */
export const plivo: Provider = {
	id: 'plivo',
	displayName: 'Plivo',
	credentialType: 'plivoMessagingApi',
	hosts: HOSTS,
	sms: { sms },
	mms: { mms },
	status,
	balances: { account: balance },
	receipts,
	replies,
};
