/**
 * A number in the form that receipts have, or undefined if it is none (reference 2). Mainland
 * numbers have 11 digits, maybe after `+`, `+86`, `0086` or `86`; others a country code.
 */
export function readNumber(number: string): { number: string; isMainland: boolean } | undefined {
	const mainland = /^(?:\+86|0086|86|\+)?(1\d{10})$/.exec(number)?.[1];
	// A plus and 11 digits with a leading 1 may also be North American: the reference says mainland.
	if (mainland) return { number: mainland, isMainland: true };
	const international = /^(?:\+|00)?([1-9]\d{6,14})$/.exec(number)?.[1];
	return international === undefined ? undefined : { number: international, isMainland: false };
}
