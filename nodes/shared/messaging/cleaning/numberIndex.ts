import { digitGroups, readNotation } from '../phone/notation';
import { readContactNumber, type ContactNumber } from '../phone/contactNumber';

/** Entries of a list, found by everyone whom they could mean. */
export interface NumberIndex<Value> {
	/** Whether any entry holds enough digits to mean somebody. */
	readonly isUsable: boolean;
	/**
	 * The values of the entries that could mean a number, each once.
	 *
	 * @param typed the number as written: whatever has the same digits means the same
	 * @param number what it was read as; undefined where it could not be read for certain
	 */
	find(typed: string, number?: ContactNumber): Value[];
}

/** Digits that stand in an entry. */
interface Written {
	digits: string;
	/** Whether a country code surely stands in front, surely does not, or may (00). */
	code: 'yes' | 'no' | 'maybe';
}

interface Entry<Value> extends Written {
	value: Value;
}

interface Bucket<Value> {
	entries: Array<Entry<Value>>;
	/** The entries by E.164, read as people of a country write. */
	byCountry?: Map<string, Map<string, Array<Entry<Value>>>>;
}

/** The last digits are the same in every way to write a number, but for the shortest numbers. */
const KEY_LENGTH = 7;

/** Longest calling code, behind which the shortest numbers have fewer digits than a key. */
const LONGEST_CODE = 3;

/** Fewer digits are nobody's number, not even on the smallest island. */
const FEWEST_DIGITS = 4;

/** More digits than this behind a space are no extension. */
const LONGEST_EXTENSION = 6;

/** Where people live who write no country code, for numbers that could not be read. */
const USUAL_COUNTRIES = ['CN', 'US'];

/** Numbers within other words. */
const NUMBER_IN_TEXT = /\+?\p{Nd}(?:[\s().-]*\p{Nd}){6,}/gu;

/** As much of an entry as is looked at. */
const LONGEST_ENTRY = 1_000;

/** All numbers that an entry could hold. */
function writtenIn(typed: string, isReadable: boolean): Written[] {
	const notation = readNotation(typed);
	if (!notation.ok) {
		const numbers = typed.slice(0, LONGEST_ENTRY).match(NUMBER_IN_TEXT) ?? [];
		return numbers.flatMap((number) => (number === typed ? [] : writtenIn(number, true)));
	}
	const { digits, prefix } = notation;
	const code = prefix === '+' ? 'yes' : prefix === '00' ? 'maybe' : 'no';
	const extension = isReadable ? '' : extensionOf(typed);
	const written: Written[] = [{ digits, code }];
	if (extension) written.push({ digits: digits.slice(0, -extension.length), code });
	return written.filter((one) => one.digits.length >= FEWEST_DIGITS);
}

/** The last group of digits, if it may be an extension; else empty. */
function extensionOf(typed: string): string {
	const groups = digitGroups(typed);
	const last = groups.pop() ?? '';
	return groups.length > 0 && last.length <= LONGEST_EXTENSION ? last : '';
}

/** The keys under which an entry may stand that means a number. */
function keysOf(digits: string): Set<string> {
	const keys = new Set([digits.slice(-KEY_LENGTH)]);
	for (let code = 1; code <= LONGEST_CODE; code++) {
		if (digits.length - code < KEY_LENGTH) keys.add(digits.slice(code));
	}
	return keys;
}

/** Everybody whom digits could mean to somebody who lives in a country, as E.164. */
function readingsOf(
	{ digits, code }: Written,
	country: string,
	defaultCountry: string | undefined,
): Set<string> {
	const read = (typed: string, home?: string) => readContactNumber(typed, home).number?.e164;
	// The plan of the mainland is ours, and its numbers begin with 86.
	const mayHaveCode = code !== 'no' || country !== 'CN' || digits.startsWith('86');
	const readings = [
		...(mayHaveCode ? [`+${digits}`, read(`+${digits}`)] : []),
		...(code !== 'yes' && country ? [read(digits, country)] : []),
		...(code !== 'yes' && defaultCountry ? [read(digits, defaultCountry)] : []),
	];
	return new Set(readings.filter((reading) => reading !== undefined));
}

/** What a contact's number could be where it could not be read for certain. */
function possibleNumbers(digits: string, defaultCountry: string | undefined): ContactNumber[] {
	const homes = new Set([...USUAL_COUNTRIES, ...(defaultCountry ? [defaultCountry] : [])]);
	return [
		readContactNumber(`+${digits}`).number,
		...[...homes].map((home) => readContactNumber(digits, home).number),
	].filter((number) => number !== undefined);
}

/**
 * Prepares a list to be asked about numbers. Asking about mainland numbers reads no other plan.
 *
 * @param list the numbers as typed, each with its value
 * @param defaultCountry ISO 3166 alpha-2, for numbers without a country code; undefined: there is none
 */
export function indexNumbers<Value>(
	list: Iterable<{ typed: string; isReadable: boolean; value: Value }>,
	defaultCountry: string | undefined,
): NumberIndex<Value> {
	const buckets = new Map<string, Bucket<Value>>();
	for (const { typed, isReadable, value } of list) {
		for (const { digits, code } of writtenIn(typed, isReadable)) {
			const key = digits.slice(-KEY_LENGTH);
			const entry = { digits, code, value };
			const bucket = buckets.get(key);
			if (bucket) bucket.entries.push(entry);
			else buckets.set(key, { entries: [entry] });
		}
	}

	function entriesOf(bucket: Bucket<Value>, { e164, country }: ContactNumber) {
		const { entries } = bucket;
		const byCountry = (bucket.byCountry ??= new Map());
		const home = country ?? '';
		let byNumber: Map<string, Array<Entry<Value>>> | undefined = byCountry.get(home);
		if (!byNumber) {
			byNumber = new Map<string, Array<Entry<Value>>>();
			for (const entry of entries) {
				for (const reading of readingsOf(entry, home, defaultCountry)) {
					const known = byNumber.get(reading);
					if (known) known.push(entry);
					else byNumber.set(reading, [entry]);
				}
			}
			byCountry.set(home, byNumber);
		}
		return byNumber.get(e164) ?? [];
	}

	return {
		isUsable: buckets.size > 0,
		find(typed, number) {
			if (buckets.size === 0) return [];
			const notation = readNotation(typed);
			const digits = notation.ok ? notation.digits : '';
			const numbers = number ? [number] : digits ? possibleNumbers(digits, defaultCountry) : [];
			const found = new Set<Entry<Value>>();
			const same = digits ? (buckets.get(digits.slice(-KEY_LENGTH))?.entries ?? []) : [];
			for (const entry of same) if (entry.digits === digits) found.add(entry);
			for (const candidate of numbers) {
				for (const key of keysOf(candidate.e164.slice(1))) {
					const bucket = buckets.get(key);
					// All are found already where the list is written as the contacts are.
					if (!bucket || bucket.entries.every((entry) => found.has(entry))) continue;
					for (const entry of entriesOf(bucket, candidate)) found.add(entry);
				}
			}
			return [...found].map(({ value }) => value);
		},
	};
}
