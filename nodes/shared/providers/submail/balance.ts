import type { Balance, BalanceQuery } from '../contract';
import { readJson, readStatement, textOf, type Members } from './reply';

/** The two counts of an account; they arrive as text. */
const COUNTS = [
	{ member: 'balance', name: 'General and marketing' },
	{ member: 'transactional_balance', name: 'Transactional' },
];

const countsOf = (members: Members): Balance[] =>
	COUNTS.map(({ member, name }) => ({ text: textOf(members[member]), name }))
		.filter(({ text }) => /^-?\d+(?:\.\d+)?$/.test(text))
		.map(({ text, name }) => ({ amount: Number(text), unit: 'messages', name }));

/** balance/sms: https://www.mysubmail.com/documents/AIcGd4 */
export const balance: BalanceQuery = {
	encode: () => ({ method: 'POST', path: '/balance/sms.json', form: {} }),
	decode: ({ body }) => {
		const statement = readStatement(readJson(body));
		if (!statement) return undefined;
		if (statement.status === 'error') return statement.refusal.failure;
		const counts = countsOf(statement.members);
		return counts.length > 0 ? counts : undefined;
	},
};
