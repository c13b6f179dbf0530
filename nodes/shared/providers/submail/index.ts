import type { Provider } from '../contract';
import { HOSTS } from './baseUrl';
import { mmsBalance, smsBalance } from './balance';
import { mms } from './send/mms';
import { mmsTemplates } from './templates/mmsTemplates';
import { receipts } from './webhooks/receipts';
import { replies } from './webhooks/replies';
import { sms } from './send/sms';
import { smsTemplates } from './templates/smsTemplates';
import { status } from './status';
import { templateReviews } from './webhooks/templateReviews';

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
