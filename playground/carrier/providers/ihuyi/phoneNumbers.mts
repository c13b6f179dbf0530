/**
 * Whether a number has the form ihuyi takes in China: 11 digits, no country code
 * (reference 2.2 for notifications; assumed alike for marketing).
 */
export function isMainlandNumber(number: string): boolean {
	return /^\d{11}$/.test(number);
}
