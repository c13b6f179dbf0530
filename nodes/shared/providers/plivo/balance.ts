import { fieldText } from '../common/fieldText';
import { readJsonObject } from '../common/json';
import type { BalanceQuery } from '../contract';
import { ACCOUNT } from './paths';

import { ACCOUNT_REFUSALS, refusal } from './refusals';

/** The account's record (GitHub plivo/plivo-node, resources/accounts); its credit is a decimal text. */
export const balance: BalanceQuery = {
	displayName: 'Account',
	encode: () => ({ method: 'GET', path: ACCOUNT }),
	decode: (answer) => {
		if (answer.status !== 200) return refusal(ACCOUNT_REFUSALS, answer);
		const credits = fieldText(readJsonObject(answer.body)?.cash_credits).trim();
		const amount = Number(credits);
		return credits === '' || !Number.isFinite(amount) ? undefined : [{ amount, unit: 'USD' }];
	},
};
