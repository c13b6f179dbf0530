import type { Provider } from '../contract';
import { HOSTS } from './baseUrl';
import { receipts } from './webhooks/receipts';
import { replies } from './webhooks/replies';
import { sms } from './send/sms';
import { smsTemplates } from './templates/smsTemplates';
import { status } from './status';
import { templateReviews } from './webhooks/templateReviews';

/** 阿里云短信, https://www.aliyun.com/product/sms. Its API has no action for the money left. */
export const aliyun: Provider = {
	id: 'aliyun',
	displayName: 'Alibaba Cloud SMS (阿里云短信)',
	credentialType: 'aliyunSmsApi',
	hosts: HOSTS,
	sms: { sms },
	withoutMms:
		'Alibaba Cloud does not publish how its multimedia messages (数字短信) are sent: there is an action for their templates, none for sending them. Send an SMS with a link to the pictures, or use SUBMAIL, ihuyi or Plivo for MMS.',
	status,
	smsTemplates,
	receipts,
	replies,
	templateReviews,
};
