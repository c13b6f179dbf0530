import fc from 'fast-check';
import {
	DEFAULT_COUNTRIES,
	maskPhoneNumber,
	parsePhoneNumber,
} from '../../../../nodes/shared/messaging/phone/phoneNumber';

/** E.164, or the problem of a refused number. */
function read(input: string, defaultCountry = 'CN'): string {
	const number = parsePhoneNumber(input, defaultCountry);
	return number.valid ? number.e164 : number.problem;
}

describe('parsePhoneNumber', () => {
	it.each([
		'13800138000',
		'138 0013 8000',
		'138-0013-8000',
		'138–0013—8000',
		'138−0013ー8000',
		'138.0013.8000',
		'138/0013/8000',
		'(138) 0013-8000',
		'（138）00138000',
		'138\u00a00013\u30008000',
		'+8613800138000',
		'+86 (138) 0013-8000',
		'(+86) 138 0013 8000',
		'+86 (0) 138 0013 8000',
		'8613800138000',
		'86 138 0013 8000',
		'86-0138-0013-8000',
		'008613800138000',
		'+008613800138000',
		'013800138000',
		'0138 0013 8000',
		'１３８００１３８０００',
		'＋８６１３８００１３８０００',
		'١٣٨٠٠١٣٨٠٠٠',
		'۱۳۸۰۰۱۳۸۰۰۰',
		'tel:+86-138-0013-8000',
		'\ufeff13800138000',
		'\u200e+86\u202d138 0013 8000\u202c',
		"'13800138000",
		'["13800138000"',
		'13800138000.0',
	])('reads %p as a mainland mobile number', (input) => {
		expect(parsePhoneNumber(input, 'CN')).toEqual({
			valid: true,
			input,
			e164: '+8613800138000',
			country: 'CN',
			callingCode: '86',
			nationalNumber: '13800138000',
			kind: 'mobile',
		});
	});

	it.each([
		['010-12345678', 'landline'],
		['01012345678', 'landline'],
		['+86 10 6222 3333', 'landline'],
		['8601062223333', 'landline'],
		['0571 87654321', 'landline'],
		['57187654321', 'landline'],
		['+86 0571 8765432', 'landline'],
		['87654321', 'landline'],
		['4001234567', 'landline'],
		['800-820-8820', 'landline'],
		['95588', 'shortCode'],
		['95013812', 'shortCode'],
		['96110', 'shortCode'],
		['10086', 'shortCode'],
		['+8610086', 'shortCode'],
		['12345', 'shortCode'],
		['110', 'shortCode'],
		['10690000', 'shortCode'],
		['1069000012', 'shortCode'],
		['106575258192144', 'shortCode'],
		['138001380001', 'tooLong'],
		['+86138001380001', 'tooLong'],
		['1380013800', 'tooShort'],
		['861380013800', 'tooShort'],
		['1', 'tooShort'],
		['12800138000', 'notAllocated'],
		['11800138000', 'notAllocated'],
		['23800138000', 'notAllocated'],
		['', 'empty'],
		[' - ', 'empty'],
		['\u200b', 'empty'],
		['13800I38000', 'letters'],
		['手机13800138000', 'letters'],
		['1.38E+10', 'malformed'],
		['1,38e+10', 'malformed'],
		['８．６１３８Ｅ＋１２', 'malformed'],
		['138****8000', 'malformed'],
		['138xxxx8000', 'malformed'],
		['13800138000 ext 12', 'malformed'],
		['010-12345678转801', 'malformed'],
		['13800138000#1', 'malformed'],
		['tel:+8613800138000;ext=1', 'malformed'],
		['++8613800138000', 'malformed'],
		['138+00138000', 'malformed'],
		['########', 'malformed'],
		['+999123456789', 'unknownCountry'],
		['+0', 'unknownCountry'],
	])('refuses %p: %s', (input, problem) => {
		expect(read(input)).toBe(problem);
	});

	it.each([
		['US', '(415) 555-0100', '+14155550100'],
		['US', '1-415-555-0100', '+14155550100'],
		['US', '011 86 138 0013 8000', '+8613800138000'],
		['US', '8613800138000', 'tooLong'], // never a guess of another country
		['US', '13800138000', 'notAllocated'], // exchange 013 does not exist; not sent to China on a guess
		['US', '5550100', 'tooShort'],
		['US', '1155550100', 'notAllocated'],
		['US', '4151550100', 'notAllocated'],
		['US', '72345', 'shortCode'],
		['CN', '+1 415 555 0100', '+14155550100'],
		['CN', '0014155550100', '+14155550100'],
		['CN', '14155550100', '+8614155550100'], // the Chinese reading goes first
		['CN', '12015550100', 'notAllocated'],
		['CN', '447911123456', 'tooLong'], // never a guess of another country
		['CN', '85291234567', 'landline'], // 0852 is an area code: refused, with the hint to write +
		['CN', '+85291234567', '+85291234567'],
		['HK', '9123 4567', '+85291234567'],
		['HK', '13922345678', 'notAllocated'],
		['HK', '8613800138000', 'tooLong'],
		['HK', '85291234567', '+85291234567'], // its own country code
		['GB', '07911 123456', '+447911123456'],
		['GB', '+44 (0)7911 123456', '+447911123456'],
		['GB', '7911123456', '+447911123456'],
		['GB', '447911123456', '+447911123456'],
		['DE', '0151 12345678', '+4915112345678'],
		['DE', '4915112345678', '+4915112345678'],
		['FR', '06 12 34 56 78', '+33612345678'],
		['IT', '06 1234 5678', 'landline'],
		['IT', '312 345 6789', '+393123456789'],
		['RU', '8 (912) 345-67-89', '+79123456789'],
		['RU', '812 345 67 89', 'landline'],
		['HU', '06 20 123 4567', '+36201234567'],
		['ID', '0812 3456 7890', '+6281234567890'], // fits with the 0 too, which is never part of it
		['ID', '62812345678', '+62812345678'],
		['GB', '00079111234', 'notAllocated'],
		['gb', '07911123456', '+447911123456'],
		['XX', '13800138000', 'unknownCountry'],
		['', '+8613800138000', '+8613800138000'],
		['CN', '+8816 1234 5678', '+881612345678'],
		['CN', '+800 1234 5678', 'landline'],
	])('with default country %s, %p is %s', (country, input, expected) => {
		expect(read(input, country)).toBe(expected);
	});

	it.each([
		['+14155550100', 'US'],
		['+14165550100', 'CA'],
		['+18765550100', 'JM'],
		['+77012345678', 'KZ'],
		['+79123456789', 'RU'],
		['+447911123456', 'GG'],
		['+447400123456', 'GB'],
		['+881612345678', undefined],
	])('%s belongs to %s', (input, country) => {
		expect(parsePhoneNumber(input, 'CN')).toMatchObject({ valid: true, country });
	});

	it('explains what a spreadsheet has done to a number', () => {
		expect(parsePhoneNumber('1.38E+10', 'CN')).toEqual({
			valid: false,
			input: '1.38E+10',
			problem: 'malformed',
			message: expect.objectContaining({
				en:
					'"1.38E+10" is a phone number that a spreadsheet has cut off. Format the column as text ' +
					'in the spreadsheet, enter or import the numbers again, and export it once more.',
			}),
		});
	});

	it('names the value and the way out', () => {
		expect(parsePhoneNumber('010-12345678', 'CN')).toMatchObject({
			message: expect.objectContaining({
				en:
					'"010-12345678" is a landline or service number (China) and cannot receive text messages. ' +
					'Give a mobile number. If it belongs to another country, write + and the country code in front.',
			}),
		});
		expect(parsePhoneNumber('+44791112345', 'CN')).toMatchObject({
			message: expect.objectContaining({
				en: '"+44791112345" has too few digits (United Kingdom). Check for missing digits. A mobile number there looks like +44 7400 123456.',
			}),
		});
	});

	it('reads any notation of a mainland mobile number the same', () => {
		const number = fc.integer({ min: 13000000000, max: 19999999999 }).map(String);
		const prefix = fc.constantFrom(
			'',
			'0',
			'86',
			'860',
			'+86',
			'0086',
			'+860',
			'(+86)',
			'＋８６',
			'tel:+86',
		);
		const gap = fc.array(
			fc.constantFrom('', ' ', '-', '\u00a0', '\u3000', '.', '–', '\u200b', '/', ')('),
			{
				minLength: 12,
				maxLength: 12,
			},
		);
		const digits = fc.constantFrom(
			'0123456789',
			'０１２３４５６７８９',
			'٠١٢٣٤٥٦٧٨٩',
			'۰۱۲۳۴۵۶۷۸۹',
		);
		fc.assert(
			fc.property(number, prefix, gap, digits, (national, before, gaps, script) => {
				const body = [...national].map((digit, index) => script[Number(digit)] + gaps[index]);
				expect(read(before + gaps[11] + body.join(''))).toBe(`+86${national}`);
			}),
		);
	});

	it('reads its own result the same', () => {
		const country = fc.constantFrom(...DEFAULT_COUNTRIES.map(({ code }) => code));
		const digits = fc.string({
			unit: fc.constantFrom(...'0123456789'),
			minLength: 3,
			maxLength: 16,
		});
		fc.assert(
			fc.property(digits, fc.constantFrom('', '+', '00'), country, (value, prefix, code) => {
				const number = parsePhoneNumber(prefix + value, code);
				if (!number.valid) return;
				expect(number.e164).toMatch(/^\+[1-9]\d{4,14}$/);
				expect(number.e164).toBe(`+${number.callingCode}${number.nationalNumber}`);
				expect(parsePhoneNumber(number.e164, code)).toEqual({ ...number, input: number.e164 });
			}),
			{ numRuns: 2000 },
		);
	});

	it('never throws, and every refusal has a sentence', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), (input, country) => {
				const number = parsePhoneNumber(input, country);
				expect(number.input).toBe(input);
				if (!number.valid) expect(number.message.en).toMatch(/\.$/);
			}),
		);
	});
});

describe('maskPhoneNumber', () => {
	it.each([
		['+8613800138000', '+86138****8000'],
		['+86 138-0013-8000', '+86138****8000'],
		['+14155550100', '+1415***0100'],
		['+85291234567', '+85291****67'],
		['+29051234', '+2905***4'],
		['13800138000', '138******00'],
		['not a number', 'not*******er'],
		['abcd', 'a**d'],
		['a', '*'],
		['', ''],
	])('%p becomes %p', (value, expected) => {
		expect(maskPhoneNumber(value)).toBe(expected);
	});

	it('never throws and never shows a whole value', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (value) => {
				const masked = maskPhoneNumber(value);
				if (value.trim() !== '') expect(masked).toContain('*');
			}),
		);
	});
});

describe('DEFAULT_COUNTRIES', () => {
	it('lists every country once, sorted by name', () => {
		const names = DEFAULT_COUNTRIES.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(new Set(DEFAULT_COUNTRIES.map(({ code }) => code)).size).toBe(DEFAULT_COUNTRIES.length);
		expect(DEFAULT_COUNTRIES).toHaveLength(244);
		expect(DEFAULT_COUNTRIES).toContainEqual({ code: 'CN', name: 'China', callingCode: '86' });
	});
});
