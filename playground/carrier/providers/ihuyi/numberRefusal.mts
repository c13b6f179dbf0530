import type { Fates } from '../../fates.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import type { Refusal } from './notificationCodes.mts';

/**
 * Why messages to a number are refused, if they are.
 * @param hasForm whether the number is written as the product wants it
 */
export function refuseNumber(
	number: string,
	hasForm: (number: string) => boolean,
	{ blacklist }: IhuyiAccountOptions,
	fates: Fates,
): Refusal | undefined {
	if (!hasForm(number)) return { code: 406 };
	if (blacklist.includes(number)) return { code: 4030 };
	const refusal = fates.refusalOf(number);
	return refusal === undefined ? undefined : { code: Number(refusal) };
}
