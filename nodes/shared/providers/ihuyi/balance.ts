import type { BalanceQuery } from '../contract';
import { notificationRefusal } from './codes';
import { readReply } from './reply';

/**
 * Messages left for product A, verification and notification SMS: GetNum.json, from customers'
 * integrations and the vendor's demo code; the reply is known from one source. How the other products
 * are asked is not published or lies on other hosts, so their keys are refused here.
 */
export const balance: BalanceQuery = {
	encode: () => ({ method: 'POST', path: '/sms/GetNum.json', form: {} }),
	decode: ({ body }) => {
		const reply = readReply(body);
		if (!reply) return undefined;
		if (reply.code !== '2') return notificationRefusal(reply.code, reply.words).failure;
		const { num } = reply.members;
		const text = typeof num === 'number' || typeof num === 'string' ? String(num) : '';
		if (!/^-?\d+$/.test(text)) return undefined;
		return [{ amount: Number(text), unit: 'messages', name: 'Notification SMS (验证码通知短信)' }];
	},
};
