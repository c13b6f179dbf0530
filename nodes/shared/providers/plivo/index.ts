import type { Provider } from '../contract';
import { HOSTS } from './paths';
import { balance } from './balance';
import { mms } from './send/mms';
import { receipts } from './webhooks/receipts';
import { replies } from './webhooks/replies';
import { sms } from './send/sms';
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
