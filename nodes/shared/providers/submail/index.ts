import type { Provider } from '../contract';
import { HOSTS } from './address';
import { mmsBalance, smsBalance } from './balance';
import { mms } from './mms';
import { mmsTemplates } from './mmsTemplates';
import { receipts } from './receipts';
import { replies } from './replies';
import { sms } from './sms';
import { smsTemplates } from './smsTemplates';
import { status } from './status';
import { templateReviews } from './templateReviews';

/** SUBMAIL 赛邮, https://www.mysubmail.com */
export const submail: Provider = {
	id: 'submail',
	displayName: 'SUBMAIL (赛邮)',
	credentialType: 'submailApi',
	hosts: HOSTS,
	sms: { sms },
	mms: { mms },
	status,
	balances: { sms: smsBalance, mms: mmsBalance },
	smsTemplates,
	mmsTemplates,
	receipts,
	replies,
	templateReviews,
};
