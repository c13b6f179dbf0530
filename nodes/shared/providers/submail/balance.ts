import { readJson } from '../common/json';
import type { Balance, BalanceQuery } from '../contract';
import { readAnswer, memberText } from './answer';

/** A member of the answer and what it counts. */
interface Count extends Omit<Balance, 'amount'> {
	member: string;
}

/** Asks a product for what is left; the amounts arrive as numbers or as text. */
const balanceOf = (
	product: 'sms' | 'mms',
	displayName: string,
	counts: readonly Count[],
): BalanceQuery => ({
	displayName,
	encode: () => ({ method: 'POST', path: `/balance/${product}.json`, form: {} }),
	decode: ({ body }) => {
		const statement = readAnswer(readJson(body));
		if (!statement) return undefined;
		if (statement.status === 'error') return statement.refusal.failure;
		const balances = counts.flatMap(({ member, ...count }): Balance[] => {
			const text = memberText(statement.members[member]);
			return /^-?\d+(?:\.\d+)?$/.test(text) ? [{ amount: Number(text), ...count }] : [];
		});
		return balances.length > 0 ? balances : undefined;
	},
});

/** balance/sms: https://www.mysubmail.com/documents/AIcGd4 */
export const smsBalance = balanceOf('sms', 'SMS (短信)', [
	{ member: 'balance', unit: 'messages', name: 'General and marketing' },
	{ member: 'transactional_balance', unit: 'messages', name: 'Transactional' },
]);

/** balance/mms, in the vendor's repository; money, whose currency SUBMAIL does not name. */
export const mmsBalance = balanceOf('mms', 'MMS (彩信)', [
	{ member: 'balance', unit: '', name: 'Money' },
]);
