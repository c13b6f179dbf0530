import { retryAfterMs } from '../../../nodes/shared/sending/retryAfter';

const now = Date.parse('2026-11-21T09:00:00Z');

it.each([
	['7', 7000],
	['0', 0],
	['-5', 0],
	['Sat, 21 Nov 2026 09:01:00 GMT', 60_000],
	['Sat, 21 Nov 2026 08:00:00 GMT', 0],
	['soon', undefined],
	['', undefined],
	[undefined, undefined],
])('%j is %s ms', (value, expected) => expect(retryAfterMs(value, now)).toBe(expected));
