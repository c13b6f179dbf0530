import type { Fates } from '../../fates.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { parseJson } from './jsonText.mts';
import type { Refusal } from './refusals.mts';
import { readValues } from './variables.mts';

/** Most numbers of a batch (reference 4). The code for more is unknown: here 252. */
const maxBatch = 10_000;

/** One number and the values for its text. */
export interface Recipient {
	to: string;
	values: Record<string, string>;
}

/** Why a number is refused, if it is: the form of the examples is 11 digits, no country code. */
export function refuseNumber(
	number: string,
	{ blacklist, unsubscribed }: SubmailAccountOptions,
	fates: Fates,
): Refusal | undefined {
	if (!number) return { code: 251 };
	if (!/^1\d{10}$/.test(number)) return { code: 252 };
	if (blacklist.includes(number)) return { code: 114 };
	if (unsubscribed.includes(number)) return { code: 253 };
	const refusal = fates.refusalOf(number);
	return refusal === undefined ? undefined : { code: Number(refusal) };
}

/** The numbers in `to`, as they stand in it. */
export function numbersInTo({ to = '' }: Record<string, string>): string[] {
	return to.split(',').filter(Boolean);
}

/** The numbers in `multi`, whatever it holds. */
export function numbersInMulti({ multi }: Record<string, string>): string[] {
	const recipients = readMulti(multi);
	return 'code' in recipients ? [] : recipients.map(({ to }) => to);
}

/** Why `to` of a batch is refused as a whole, if it is. */
export function refuseBatch(numbers: string[]): Refusal | undefined {
	if (numbers.length === 0) return { code: 251 };
	return numbers.length > maxBatch ? { code: 252 } : undefined;
}

/** Reads `vars`, a JSON object as text; absent or empty there are no values (reference 4). */
export function readVars(vars: string | undefined): Record<string, string> | Refusal {
	if (!vars) return {};
	const parsed = parseJson(vars);
	if (parsed === undefined) return { code: 307, jsonDecodingError: 4 };
	return readValues(parsed) ?? { code: 307, jsonDecodingError: 2 };
}

/** Reads `multi`, a JSON array as text (reference 4). */
export function readMulti(multi: string | undefined): Recipient[] | Refusal {
	const parsed = multi ? parseJson(multi) : undefined;
	if (!Array.isArray(parsed) || parsed.length === 0) return { code: 410 };
	const recipients = parsed.map((entry: unknown) => readRecipient(entry));
	const isComplete = (recipient: Recipient | undefined) => recipient !== undefined;
	return recipients.every(isComplete) ? recipients : { code: 410 };
}

function readRecipient(entry: unknown): Recipient | undefined {
	if (typeof entry !== 'object' || entry === null) return undefined;
	const { to, vars = {} } = entry as { to?: unknown; vars?: unknown };
	const values = readValues(vars);
	if (typeof to !== 'string' || !values) return undefined;
	return { to, values };
}
