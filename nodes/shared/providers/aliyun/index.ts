import type { Provider } from '../contract';
import { BASE_URL } from './address';
import { receipts } from './receipts';
import { replies } from './replies';
import { sms } from './sms';
import { status } from './status';
import { templateReviews } from './templateReviews';
import { templates } from './templates';

/** 阿里云短信, https://www.aliyun.com/product/sms. Its API has no action for the money left. */
export const aliyun: Provider = {
	id: 'aliyun',
	displayName: 'Alibaba Cloud SMS (阿里云短信)',
	credentialType: 'aliyunSmsApi',
	baseUrl: BASE_URL,
	sms: { sms },
	status,
	templates,
	receipts,
	replies,
	templateReviews,
};
