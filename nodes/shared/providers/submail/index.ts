import type { Provider } from '../contract';
import { BASE_URL } from './address';
import { balance } from './balance';
import { receipts } from './receipts';
import { replies } from './replies';
import { sms } from './sms';
import { status } from './status';
import { templateReviews } from './templateReviews';
import { templates } from './templates';

/** SUBMAIL 赛邮, https://www.mysubmail.com */
export const submail: Provider = {
	id: 'submail',
	displayName: 'SUBMAIL (赛邮)',
	credentialType: 'submailApi',
	baseUrl: BASE_URL,
	sms: { sms },
	status,
	balance,
	templates,
	receipts,
	replies,
	templateReviews,
};
