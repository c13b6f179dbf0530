/**
 * Calling codes of no country (ITU "global services"). Satellite phones and some global networks take
 * text messages; freephone, shared cost and premium numbers are services that one only calls. The
 * library knows few of their numbers, so that here only the length counts.
 */
const GLOBAL_SERVICES: ReadonlyMap<string, 'network' | 'callOnly'> = new Map([
	['800', 'callOnly'], // universal international freephone
	['808', 'callOnly'], // shared cost
	['870', 'network'], // Inmarsat
	['878', 'network'], // universal personal numbers
	['881', 'network'], // satellite phones
	['882', 'network'], // international networks
	['883', 'network'], // international networks
	['888', 'network'], // disaster relief
	['979', 'callOnly'], // premium rate
]);

/** ITU-T E.164: 15 digits with the calling code; the shortest satellite numbers have 7 without. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 12;

/** What a number of a global service is. */
export interface GlobalReading {
	callingCode: string;
	nationalNumber: string;
	kind: 'network' | 'callOnly' | 'tooShort' | 'tooLong';
}

/**
 * Reads a number that begins with the calling code of a global service.
 *
 * @param digits calling code first, without plus
 * @returns undefined for numbers of countries
 */
export function readGlobalService(digits: string): GlobalReading | undefined {
	const callingCode = digits.slice(0, 3);
	const service = GLOBAL_SERVICES.get(callingCode);
	if (!service) return undefined;
	const nationalNumber = digits.slice(3);
	const { length } = nationalNumber;
	const isNetwork = service === 'network';
	const kind =
		isNetwork && length < FEWEST_DIGITS
			? 'tooShort'
			: isNetwork && length > MOST_DIGITS
				? 'tooLong'
				: service;
	return { callingCode, nationalNumber, kind };
}
