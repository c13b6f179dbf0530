/**
 * Every number of a plan that is not ours is read as libphonenumber-js reads it, held against the library
 * itself, not against our use of it.
 */
import examples from 'libphonenumber-js/examples.mobile.json';
import {
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/max';

import { COUNTRIES } from '../../../../nodes/shared/messaging/phone/countries';
import { parsePhoneNumber } from '../../../../nodes/shared/messaging/phone/phoneNumber';

/** Types of numbers that can get a text message. */
const TEXTABLE = ['MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP'];

const exampleOf = (country: CountryCode) => {
	const number = getExampleNumber(country, examples);
	if (!number) throw new Error(`no example of ${country}`);
	return number;
};

/** What the library says to the very same text. */
function byLibrary(text: string, country?: CountryCode): string | undefined {
	const number = parsePhoneNumberFromString(text, country);
	const type = number?.getType();
	return number && type && TEXTABLE.includes(type) ? number.number : undefined;
}

function byUs(text: string, country?: string): string | undefined {
	const number = parsePhoneNumber(text, country);
	return number.valid ? number.e164 : undefined;
}

type Example = ReturnType<typeof exampleOf>;
const fullWidth = (text: string) =>
	text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Eight ways to write a number; `home`: whether its country must be known. */
interface Notation {
	name: string;
	home: boolean;
	write: (example: Example) => string;
	/** What the library is asked, where it does not know the marks. */
	ask?: (example: Example) => string;
}

const NOTATIONS: Notation[] = [
	{ name: 'E.164', home: false, write: ({ number }) => number },
	{ name: 'international', home: false, write: (example) => example.formatInternational() },
	{ name: 'tel', home: false, write: (example) => example.getURI() },
	{
		name: 'full width',
		home: false,
		write: ({ number }) => fullWidth(number),
		ask: ({ number }) => number,
	},
	{ name: 'national', home: true, write: (example) => example.formatNational() },
	{
		name: 'national digits',
		home: true,
		write: (example) => example.formatNational().replace(/\D/g, ''),
	},
	{ name: 'without trunk prefix', home: true, write: ({ nationalNumber }) => nationalNumber },
	{ name: 'code without plus', home: true, write: ({ number }) => number.slice(1) },
];

/**
 * Where we read otherwise, and why: in these plans the digits of the example with the country's own code
 * in front fit twice, as a landline without code and as a mobile number with it. The library stops at the
 * first; only the second can get a message, and it is the same country.
 */
const DIFFERENCES: Record<string, string> = {
	'DE code without plus': '+4915123456789',
	'ID code without plus': '+62812345678',
	'XK code without plus': '+38343201234',
};

it.each(NOTATIONS)(
	'N2: all countries agree with the library: $name',
	({ name, home, write, ask = write }) => {
		for (const country of getCountries()) {
			const example = exampleOf(country);
			const where = home ? country : undefined;
			const expected =
				DIFFERENCES[`${country} ${name}`] ?? byLibrary(ask(example), where) ?? 'refused';
			expect([country, byUs(write(example), where)]).toEqual([country, expected]);
		}
	},
);

it('N2: the differences are differences', () => {
	for (const [key, expected] of Object.entries(DIFFERENCES)) {
		const country = key.slice(0, 2) as CountryCode;
		expect(byLibrary(expected.slice(1), country)).toBeUndefined();
	}
});

it('knows the countries that the library knows, and their calling codes', () => {
	// Tristan da Cunha has landlines only and no name in CLDR.
	const codes = getCountries().filter((code) => code !== 'TA');
	expect(COUNTRIES.map(({ code }) => code).sort()).toEqual(codes.sort());
	for (const { code, callingCode } of COUNTRIES) {
		expect([code, callingCode]).toEqual([code, getCountryCallingCode(code as CountryCode)]);
	}
});

/** The same numbers in every run. */
function dice(seed: number) {
	let state = seed;
	return (sides: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
}

/** How mobile numbers begin, how long they are, and what people dial in front at home. */
const PLANS: Array<
	[country: string, code: string, starts: string[], length: number, trunk: string]
> = [
	['US', '1', ['201', '415', '659', '919', '972', '305'], 10, '1'],
	['IN', '91', ['6', '7', '8', '9', '80', '90'], 10, '0'],
	['MX', '52', ['55', '33', '81', '656', '998'], 10, ''],
	['JP', '81', ['70', '80', '90'], 10, '0'],
	['GB', '44', ['70', '71', '74', '75', '77', '79'], 10, '0'],
	['FR', '33', ['6', '7', '60', '70'], 9, '0'],
	['BD', '880', ['13', '15', '17', '18', '19'], 10, '0'],
	['AR', '54', ['911', '9351', '9261'], 11, '0'],
	['BR', '55', ['119', '219', '619', '859'], 11, '0'],
	['ID', '62', ['811', '812', '852', '857', '819'], 11, '0'],
];

it.each(PLANS)(
	'N1: a number of %s with a digit too many or too few is never one of another country',
	(country, code, starts, length, trunk) => {
		const roll = dice(20261121);
		const strangers: string[] = [];
		for (let round = 0; round < 10_000; round++) {
			let national: string;
			do {
				national = starts[roll(starts.length)];
				while (national.length < length) national += roll(10);
			} while (!parsePhoneNumber(`+${code}${national}`).valid);
			const typed = (round % 2 === 0 ? trunk : '') + national;
			// Mistakes at the beginning are the dangerous ones.
			const place = roll(round % 3 === 0 ? 3 : typed.length + 1);
			const wrong =
				round % 4 < 2
					? typed.slice(0, place) + roll(10) + typed.slice(place)
					: typed.slice(0, Math.max(0, place - 1)) + typed.slice(Math.max(1, place));
			const number = parsePhoneNumber(wrong, country);
			if (number.valid && number.callingCode !== code) strangers.push(`${wrong} ${number.e164}`);
		}
		expect(strangers).toEqual([]);
	},
);
