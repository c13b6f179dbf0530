import { COUNTRIES, countryOfCallingCode, type Country } from '../callingCodes';

/** Calling codes whose countries are told apart by the digits behind them. */
const TOLD_APART: ReadonlySet<string> = new Set(['1', '7']);

/**
 * The countries that a number can turn out to belong to, sorted by English name. Territories that share
 * the numbers of another country (Jersey those of the United Kingdom) are not among them.
 */
export const DISTINCT_COUNTRIES: readonly Country[] = COUNTRIES.filter(
	({ code, callingCode }) =>
		TOLD_APART.has(callingCode) || countryOfCallingCode(callingCode)?.code === code,
);
