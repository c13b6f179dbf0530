/**
 * A field of a push as text, empty if it has none. A field that came twice is a list, of which the first
 * counts. A number that has lost digits says nothing: it may have been an id.
 */
export function fieldText(value: unknown): string {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	if (typeof first === 'string') return first;
	const isExact = typeof first === 'number' && Math.abs(first) <= Number.MAX_SAFE_INTEGER;
	return isExact ? String(first) : '';
}
