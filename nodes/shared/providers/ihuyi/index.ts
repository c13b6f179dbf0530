import type { Provider } from '../contract';
import { BASE_URL } from './address';
import { marketing } from './marketing';
import { notification } from './notification';
import { receipts } from './receipts';

/** 互亿无线, https://www.ihuyi.com */
export const ihuyi: Provider = {
	id: 'ihuyi',
	displayName: 'Ihuyi (互亿无线)',
	credentialType: 'ihuyiApi',
	baseUrl: BASE_URL,
	sms: { notification, marketing },
	receipts,
};
