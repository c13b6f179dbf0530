import type { BalanceQuery } from '../contract';
import { BALANCE_PATH } from './baseUrl';
import { refusal } from './codes';
import { readAnswer } from './answer';

const AMOUNT = /^-?\d+(?:\.\d+)?$/;

/**
 * What is left on the account, in yuan: `sms_ye.php`, where the customer id is named `userid`. From
 * customers' integrations, as in `sms.ts`.
 */
export const balance: BalanceQuery = {
	displayName: 'Account',
	encode: () => ({ method: 'GET', path: BALANCE_PATH }),
	decode: ({ body }) => {
		const reply = readAnswer(body);
		if (!reply) return undefined;
		if (reply.kind === 'error') return refusal(reply.code).failure;
		return AMOUNT.test(reply.value) ? [{ amount: Number(reply.value), unit: 'CNY' }] : undefined;
	},
};
