/** Numbers as real lists hold them; the kinds are those of issue 13. */
import { splitRecipients } from '../../../../nodes/shared/messaging/phone/splitRecipients';
import {
	maskPhoneNumber,
	parsePhoneNumber,
} from '../../../../nodes/shared/messaging/phone/phoneNumber';
import { readNotation } from '../../../../nodes/shared/messaging/phone/notation';

/** E.164, or the problem of a refused number. */
function read(input: string, country?: string): string {
	const number = parsePhoneNumber(input, country);
	return number.valid ? number.e164 : number.problem;
}
const sentence = (input: string, country?: string): string => {
	const number = parsePhoneNumber(input, country);
	return number.valid ? `sent to ${number.e164}` : number.message.en;
};

describe('N1: too long or with an unmarked extension', () => {
	it.each([
		['US', '415-555-01001', 'tooLong'],
		['US', '(919) 555-0100 22', 'tooLong'],
		['US', '919 555 0100 2', 'tooLong'],
		['US', '1 919 555 0100 22', 'tooLong'],
		['US', '447911123456', 'tooLong'],
		['US', '915550100', 'tooShort'],
		['GB', '07911 123456 7', 'tooLong'],
		['GB', '0 7911 123456 12', 'tooLong'],
		['IN', '98765 43210 44', 'notAllocated'],
		['CN', '138 0013 8000 22', 'tooLong'],
		['CN', '4915112345678', 'tooLong'],
		['FR', '06 12 34 56 78 90', 'tooLong'],
		['MX', '55 1234 5678 9', 'tooLong'],
		['BD', '01712-345678-9', 'tooLong'],
	])('default country %s: %s is %s', (country, input, problem) => {
		expect(read(input, country)).toBe(problem);
	});

	it.each([
		['US', '(919) 555-0100 22', '22'],
		['US', '+1 919 555 0100 1234', '1234'],
		['CN', '138 0013 8000 801', '801'],
		['GB', '07911 123456 - 12', '12'],
		['IN', '098765 43210 7', '7'],
		['IN', '98765 43210 44', '44'],
		['FR', '06 12 34 56 78 (123)', '123'],
	])('default country %s: %s names the extension', (country, input, extension) => {
		expect(sentence(input, country)).toMatch(
			new RegExp(`If ${extension} at the end is an extension.*remove it`),
		);
	});

	it('says the way out', () => {
		expect(sentence('415-555-01001', 'US')).toMatch(
			/too many digits \(United States\).*\+1 201 555 0123.*write \+ and the country code/,
		);
	});
});

describe("N2: a country's own ways", () => {
	it.each([
		['AR', '351 15 212-3473', '+5493512123473'],
		['AR', '0351 15 212-3473', '+5493512123473'],
		['AR', '011 15 2345-6789', '+5491123456789'],
		['AR', '+54 351 15 2123473', '+5493512123473'],
		['AR', '+54 9 351 2123473', '+5493512123473'],
		['MX', '044 55 1234 5678', '+525512345678'],
		['MX', '045 33 1234 5678', '+523312345678'],
		['MX', '01 55 1234 5678', '+525512345678'],
		['MX', '1 55 1234 5678', '+525512345678'],
		['BR', '0 15 11 91234-5678', '+5511912345678'],
		['BR', '(011) 91234-5678', '+5511912345678'],
		['BR', '021 21 99123-4567', '+5521991234567'],
		['GB', '0044 7400 123456', '+447400123456'],
		['GB', '+44 (0) 7400 123456', '+447400123456'],
		['US', '011 44 7400 123456', '+447400123456'],
		['JP', '010 1 415 555 0100', '+14155550100'],
		['AU', '0011 86 138 0013 8000', '+8613800138000'],
		['JP', '090-1234-5678', '+819012345678'],
		['RU', '8 (912) 345-67-89', '+79123456789'],
		['HU', '06 20 123 4567', '+36201234567'],
		['IT', '312 345 6789', '+393123456789'],
		['BY', '8 029 491-19-11', '+375294911911'],
		['KR', '010-2000-0000', '+821020000000'],
		['GB', '07700 900123', '+447700900123'], // kept for films and books
		['GB', '+44 7700 900123', '+447700900123'],
		['US', '(202) 555-0143', '+12025550143'],
		['AU', '0491 570 156', '+61491570156'],
	])('default country %s: %s is %s', (country, input, expected) => {
		expect(read(input, country)).toBe(expected);
	});

	it.each([
		['GB', '020 7946 0100', 'landline'],
		['GB', '0800 123 4567', 'landline'],
		['DE', '030 901820', 'landline'],
		['FR', '01 42 68 53 00', 'landline'],
		['US', '800 555 0100', 'landline'],
		['US', '900 555 0100', 'landline'],
		['AR', '011 4123-4567', 'landline'],
	])('default country %s: %s is told apart', (country, input, problem) => {
		expect(read(input, country)).toBe(problem);
	});
});

describe('N3: digits without a plus where no country is given', () => {
	it.each([
		['14155550100', '+14155550100'],
		['1 4155550100', '+14155550100'],
		['1 415 555 0100', '+14155550100'],
		['1 3055550100', '+13055550100'], // the space says where the country code ends
		['447400123456', '+447400123456'],
		['44 7400 123456', '+447400123456'],
		['919876543210', '+919876543210'],
		['8613800138000', '+8613800138000'],
		['86 13800138000', '+8613800138000'],
		['852 51234567', '+85251234567'],
		['5493512123473', '+5493512123473'],
		['13800138000', '+8613800138000'], // +1 380 013… does not exist
		['013800138000', '+8613800138000'],
		['+14155550100', '+14155550100'],
		['0014155550100', '+14155550100'],
		['13055550100', 'ambiguous'], // China Unicom, or Miami
		['18015550100', 'ambiguous'], // China Telecom, or Salt Lake City
		['6592345678', 'ambiguous'], // Singapore, or Alabama
		['(919) 555-0100 22', 'ambiguous'], // North Carolina with an extension, or India
		['447-400-123456', 'ambiguous'], // Illinois with digits too many, or the United Kingdom
		['447400 123456', '+447400123456'],
		['415-555-01001', 'landline'], // Switzerland; never sent
		['4155550100', 'unknownCountry'], // California without its 1; +41 555… does not exist
		['4315551234', 'landline'], // Vienna
		['9195550100', 'unknownCountry'],
		['07400123456', 'unknownCountry'],
		['5550100', 'unknownCountry'],
		['10086', 'unknownCountry'],
		['999123456789', 'unknownCountry'],
	])('%s is %s', (input, expected) => {
		expect(read(input)).toBe(expected);
	});

	it('names both readings and the way out', () => {
		expect(sentence('13055550100')).toBe(
			'"13055550100" can be +13055550100 (United States) or +8613055550100 (China). Write + and the country code in front, or choose \'Default Country\'.',
		);
	});

	it.each([
		['CN', '14155550100', '+8614155550100'],
		['US', '14155550100', '+14155550100'],
		['US', '13055550100', '+13055550100'],
		['CN', '13055550100', '+8613055550100'],
		['CN', '8613055550100', '+8613055550100'],
		['ID', '0085291234567', 'ambiguous'], // Hong Kong, or 0852… with a zero too many
		['ID', '+85291234567', '+85291234567'],
		['JP', '0043598472', 'tooShort'], // 0 90… that lost the 9; or Austria, with a plus
		['XX', '14155550100', 'unknownCountry'],
	])('with default country %s, %s is %s', (country, input, expected) => {
		expect(read(input, country)).toBe(expected);
	});
});

describe('N5: marks that nobody sees', () => {
	it.each([
		'138\u316400138000',
		'138\u034F0013 8000',
		'\u115f13800138000',
		'138\u17b400138000',
		'138\ufe0f00138000',
		'1\u20e33\u20e38\u20e300138000',
		'\u{e0001}13800138000',
		'138\u206a00138000',
		'138\u180e00138000',
		'138\uffa000138000',
		'138\u{1d173}00138000',
		'138\u280000138000',
		'\u2067138\u206900138000',
		'138\u00ad0013\u00ad8000',
		'\ufeff13800138000\u0000',
	])('%j is read', (input) => {
		expect(read(input, 'CN')).toBe('+8613800138000');
	});

	it('reads every default-ignorable character', () => {
		const wrong: number[] = [];
		for (let code = 0x80; code < 0x110000; code++) {
			if (code >= 0xd800 && code < 0xe000) continue;
			const mark = String.fromCodePoint(code);
			if (!/\p{Default_Ignorable_Code_Point}/u.test(mark)) continue;
			if (read(`138${mark}00138000`, 'CN') !== '+8613800138000') wrong.push(code);
			if (splitRecipients(`${mark}`).length > 0) wrong.push(-code);
		}
		expect(wrong).toEqual([]);
	});
});

describe('N6: how spreadsheets mark text', () => {
	it.each([
		'="13800138000"',
		"'13800138000",
		'=13800138000',
		'="+8613800138000"',
		'"=""13800138000"""',
		'=T("13800138000")',
		'＝＂13800138000＂',
		'’13800138000',
		'‘13800138000’',
		'^13800138000',
		'"13800138000"',
		'\t13800138000',
		'=("13800138000")',
		'\\13800138000',
		'«13800138000»',
	])('%s', (input) => {
		expect(splitRecipients(input).map((entry) => read(entry, 'CN'))).toEqual(['+8613800138000']);
	});
});

describe('N7: digits of other scripts', () => {
	it.each([
		'१३८००१३८०००',
		'๑๓๘๐๐๑๓๘๐๐๐',
		'১৩৮০০১৩৮০০০',
		'၁၃၈၀၀၁၃၈၀၀၀',
		'𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎',
		'𞥑𞥓𞥘𞥐𞥐𞥑𞥓𞥘𞥐𞥐𞥐',
		'+८६ १३८ ००१३ ८०००',
		'１３８００１３８０００',
		'١٣٨٠٠١٣٨٠٠٠',
	])('%s', (input) => {
		expect(read(input, 'CN')).toBe('+8613800138000');
	});

	it('in every numbering system that the engine knows', () => {
		const wrong = Intl.supportedValuesOf('numberingSystem').filter((numberingSystem) => {
			const format = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
			const shown = [...'13800138000'].map((digit) => format.format(Number(digit))).join('');
			const isDecimal = /^\p{Nd}+$/u.test(shown);
			return isDecimal && read(shown, 'CN') !== '+8613800138000';
		});
		expect(wrong).toEqual([]);
	});

	it('also between numbers', () => {
		expect(splitRecipients('१३८००१३८००० १३९००१३९०००')).toHaveLength(2);
		expect(splitRecipients('+८६१३८००१३८०००+८६१३९००१३९०००')).toHaveLength(2);
	});
});

describe("N9: WhatsApp's form", () => {
	it.each([
		['+52 1 55 1234 5678', undefined, '+525512345678'],
		['5215512345678', undefined, '+525512345678'],
		['5215512345678', 'MX', '+525512345678'],
		['+52 1 33 1234 5678', 'CN', '+523312345678'],
		['005215512345678', 'US', '+525512345678'],
		['+52 1 998 123 4567', undefined, '+529981234567'],
		['+54 9 11 2345-6789', undefined, '+5491123456789'],
	])('%s (default country %s) is %s', (input, country, expected) => {
		expect(read(input, country)).toBe(expected);
	});

	it('a Brazilian number without its ninth digit is refused with the way out', () => {
		expect(sentence('+55 11 9123-4567')).toMatch(/Brazil.*looks like \+55 11 96123 4567/);
	});
});

describe('what the library does not know', () => {
	it.each([
		['15400000000', '+8615400000000'], // a series that nobody has been given yet
		['1440012345678', 'machine'],
		['+86 1064812345678', 'machine'],
		['12306', 'shortCode'],
		['+870 123456789', '+870123456789'],
		['+882 1234567890', '+8821234567890'],
		['+800 1234 5678', 'landline'],
	])('%s is %s', (input, expected) => {
		expect(read(input, 'CN')).toBe(expected);
	});
});

describe('H1: a long To', () => {
	/** Milliseconds of CPU; far above what is needed, so that only worse than linear work fails. */
	const SHORT = 1000;
	const MILLION = 1_000_000;

	it.each([
		['digits and spaces', '1 '.repeat(MILLION / 2)],
		['digits', '1'.repeat(MILLION)],
		['spaces', ' '.repeat(MILLION)],
		['zero width', '\u200b'.repeat(MILLION)],
		['a number and spaces', `13800138000${' '.repeat(MILLION)}`],
		['plus signs', '+'.repeat(MILLION)],
		['digits and brackets', `1${')'.repeat(MILLION)}`],
		['digits, brackets and plus', '1)+'.repeat(MILLION / 3)],
		['endless short entries', '1,'.repeat(MILLION / 2)],
		['digits with x', '1x'.repeat(MILLION / 2)],
		['stars', `1${'*'.repeat(MILLION)}`],
		['slashes', '1/'.repeat(MILLION / 2)],
		['long groups with slashes', '12345678/'.repeat(MILLION / 9)],
		['exponents', `1.${'1'.repeat(MILLION)}e`],
		['digits of another script', '१ '.repeat(MILLION / 2)],
		['full width', '１　'.repeat(MILLION / 2)],
		['mathematical digits', '𝟏 '.repeat(MILLION / 3)],
		['separators', ','.repeat(MILLION)],
		['two megabytes', '13800138000,'.repeat(MILLION / 6)],
	])('%s: parted, read, masked in milliseconds', (_, text) => {
		const start = process.cpuUsage();
		const entries = splitRecipients(text);
		const wrong = entries.slice(0, 1000).filter((entry) => read(entry, 'CN').startsWith('+1'));
		maskPhoneNumber(text);
		readNotation(text);
		parsePhoneNumber(text);
		const { user, system } = process.cpuUsage(start);
		const took = (user + system) / 1000;
		expect(wrong).toEqual([]);
		expect(took).toBeLessThan(SHORT);
	});

	it('says so in a plain sentence', () => {
		const [entry] = splitRecipients('1 '.repeat(MILLION / 2));
		expect(sentence(entry, 'CN')).toMatch(
			/^"[1 ]+…" goes on for 999999 characters, and a phone number has at most 100\. Write a comma/,
		);
		const [whole] = splitRecipients('13800138000,'.repeat(MILLION / 6));
		expect(sentence(whole, 'CN')).toMatch(/one field takes at most 1000000/);
		expect(sentence('1'.repeat(101), 'CN')).toMatch(/at most 100/);
	});

	it('takes lists in lists, but not without end', () => {
		let list: unknown = '13800138000';
		for (let depth = 0; depth < 100_000; depth++) list = [list];
		expect(splitRecipients(list)).toEqual(['a list 10 lists deep']);
		const circle: unknown[] = [];
		circle.push(circle);
		expect(splitRecipients(circle)).toEqual(['a list 10 lists deep']);
		expect(splitRecipients([[['13800138000']]])).toEqual(['13800138000']);
	});

	it('still takes a long list', () => {
		const numbers = Array.from({ length: 50_000 }, (_, index) => String(13800000000 + index));
		expect(splitRecipients(numbers.join(','))).toEqual(numbers);
		expect(splitRecipients(numbers.slice(0, 5000).join(' '))).toEqual(numbers.slice(0, 5000));
	});
});
