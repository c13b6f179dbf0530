/**
 * Reads a Retry-After header (RFC 9110, 10.2.3).
 *
 * @param value seconds, or an HTTP date
 * @param now milliseconds since 1970
 * @returns milliseconds to wait, never negative; undefined if the header is absent or unreadable
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	// HTTP dates are always in GMT; of others the zone of this computer would decide.
	const date = / GMT$/.test(value) ? Date.parse(value) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
