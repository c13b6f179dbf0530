import examples from 'libphonenumber-js/examples.mobile.json';
import { getExampleNumber, type CountryCode } from 'libphonenumber-js/max';

import { chooseNumber } from '../../../../nodes/shared/messaging/cleaning/chooseNumber';
import { readContactNumber } from '../../../../nodes/shared/messaging/phone/contactNumber';
import { DISTINCT_COUNTRIES } from '../../../../nodes/shared/messaging/phone/distinctCountries';
import { DEFAULT_COUNTRIES } from '../../../../nodes/shared/messaging/phone/phoneNumber';

describe('readContactNumber', () => {
	it.each([
		['138 0013 8000', { e164: '+8613800138000', country: 'CN', carrier: 'China Mobile' }],
		['15400000000', { e164: '+8615400000000', country: 'CN', carrier: 'unknown' }],
		['+1 415 555 0100', { e164: '+14155550100', country: 'US' }],
		['+870 123456789', { e164: '+870123456789', country: undefined }],
	])('%s can get a message', (typed, number) => {
		expect(readContactNumber(typed, 'CN')).toEqual({ number });
	});

	it.each([
		['010-55501234', 'CN', '+861055501234'],
		['+86 10 5550 1234', 'CN', '+861055501234'],
		['0086-010-55501234', 'CN', '+861055501234'],
		['861055501234', 'CN', '+861055501234'],
		['+86 10 5550 1234', 'DE', '+861055501234'],
		['0755 2345678', 'CN', '+867552345678'],
		// Without an area code, and services one only calls.
		['55501234', 'CN', undefined],
		['+800 1234 5678', 'CN', undefined],
	])('%s (%s) is a landline, as E.164 %s', (typed, country, e164) => {
		const { number, refusal } = readContactNumber(typed, country);
		expect([number?.e164, refusal?.problem]).toEqual([e164, 'landline']);
	});

	it.each(['', 'abc', '12345', '1380013800'])('%j is none', (typed) => {
		const { number, refusal } = readContactNumber(typed, 'CN');
		expect([number, refusal?.valid]).toEqual([undefined, false]);
	});
});

describe('chooseNumber', () => {
	const rules = { defaultCountry: 'CN', keepLandlines: false };
	const choose = (entries: string[], more: Partial<Parameters<typeof chooseNumber>[2]> = {}) =>
		chooseNumber(entries, 'mobile', { ...rules, ...more }).choice;

	it.each([
		[[], 'empty', /'mobile' is empty or missing.*'Phone Field'/],
		[['-'], 'empty', /^'mobile': There is no phone number/],
		[['abc'], 'invalidNumber', /^'mobile': "abc" contains letters/],
		[['12345'], 'invalidNumber', /short code/],
		[['010-55501234'], 'landline', /landline/],
		[['abc', '010-55501234'], 'invalidNumber', /"abc"/],
	])('%j: %s', (entries, reason, message) => {
		expect(choose(entries)).toMatchObject({
			ready: false,
			reason,
			message: { en: expect.stringMatching(message) },
		});
	});

	it('takes the first usable number and reports all that could be read', () => {
		const entries = ['abc', '010-55501234', '13900139000', '13800138000'];
		expect(chooseNumber(entries, 'mobile', rules)).toEqual({
			choice: {
				ready: true,
				number: { e164: '+8613900139000', country: 'CN', carrier: 'China Mobile' },
			},
			readings: [
				{ typed: 'abc' },
				{ typed: '010-55501234', number: { e164: '+861055501234', country: 'CN' } },
				expect.objectContaining({ typed: '13900139000' }),
				expect.objectContaining({ typed: '13800138000' }),
			],
		});
	});

	it('keeps landlines that have an area code', () => {
		expect(choose(['010-55501234'], { keepLandlines: true })).toEqual({
			ready: true,
			number: { e164: '+861055501234', country: 'CN' },
		});
		expect(choose(['55501234'], { keepLandlines: true })).toMatchObject({
			reason: 'landline',
			message: { en: expect.stringMatching(/area code/) },
		});
	});

	it('leaves out countries, and passes over them where another number is there', () => {
		const countries = new Set(['CN']);
		expect(choose(['+14155550100'], { countries })).toMatchObject({
			number: { e164: '+14155550100' },
			reason: 'country',
			message: { en: expect.stringMatching(/United States.*'Countries'/) },
		});
		expect(choose(['+870123456789'], { countries })).toMatchObject({ reason: 'country' });
		expect(choose(['+14155550100', '13800138000'], { countries })).toMatchObject({ ready: true });
		expect(choose(['+14155550100'], { countries: new Set(['US']) })).toMatchObject({ ready: true });
	});
});

it('offers only countries that numbers can be told by', () => {
	const codes = DISTINCT_COUNTRIES.map(({ code }) => code);
	expect(codes).toEqual(expect.arrayContaining(['CN', 'HK', 'US', 'CA', 'RU', 'KZ', 'GB', 'JE']));
	for (const code of codes) {
		const number = getExampleNumber(code as CountryCode, examples)?.number ?? '';
		// The example of the Isle of Man looks British; others of it do not.
		const told = code === 'IM' ? '+447524123456' : number;
		expect([code, readContactNumber(told).number?.country]).toEqual([code, code]);
	}
	for (const { code } of DEFAULT_COUNTRIES.filter((country) => !codes.includes(country.code))) {
		const number = getExampleNumber(code as CountryCode, examples)?.number ?? '';
		expect(readContactNumber(number).number?.country).not.toBe(code);
	}
});
