/**
 * The order in which people look words up: by the alphabet, capitals or not. `localeCompare` would wake
 * ICU, which takes longer than all else that a form needs to load.
 */
export function alphabetical(one: string, other: string): number {
	const [a, b] = [one.toLowerCase(), other.toLowerCase()];
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
