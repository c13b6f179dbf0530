/** N4: a list that holds people back matches on every reading that an entry can have. */
import { readContactNumber } from '../../../../nodes/shared/messaging/phone/contactNumber';
import { cleanRecipients } from '../../../../nodes/shared/messaging/cleaning/cleanRecipients';
import { indexNumbers } from '../../../../nodes/shared/messaging/cleaning/numberIndex';
import { readSendHistory } from '../../../../nodes/shared/messaging/cleaning/sendHistory';
import { readSuppressionList } from '../../../../nodes/shared/messaging/cleaning/suppressionList';

const NOW = Date.UTC(2026, 10, 21);

/** What becomes of one contact with one entry on the suppression list. */
function verdict(entry: unknown, phone: unknown, defaultCountry: string | undefined): string {
	const [first] = cleanRecipients(
		[{ phone, field: 'phone', filledFields: 1 }],
		{
			suppressed: readSuppressionList([entry], defaultCountry).numbers,
			sent: indexNumbers<number>([], defaultCountry),
		},
		{
			defaultCountry,
			keepLandlines: false,
			duplicates: 'first',
			frequencyCap: { messages: 1, days: 30 },
		},
		NOW,
	);
	return first.ready ? 'ready' : first.reason;
}

describe('N4: an opt-out list in another notation', () => {
	it.each([
		['14155550100', '+14155550100', 'CN'],
		['14155550100', '+1 415 555 0100', undefined],
		['(415) 555-0100', '+14155550100', 'CN'],
		['4155550100', '+14155550100', undefined],
		['+1 415 555 0100', '14155550100', 'CN'],
		['0014155550100', '+14155550100', 'US'],
		['07400 123456', '+447400123456', 'CN'],
		['7400123456', '+447400123456', 'CN'],
		['447400123456', '+447400123456', 'CN'],
		['0044 7400 123456', '07400 123456', 'GB'],
		['11 15 2345-6789', '+5491123456789', 'CN'],
		['044 55 1234 5678', '+525512345678', 'CN'],
		['+52 1 55 1234 5678', '+525512345678', 'CN'],
		['0 15 11 91234-5678', '+5511912345678', 'CN'],
		['8 912 345-67-89', '+79123456789', 'CN'],
		['13800138000', '+8613800138000', 'US'],
		['138 0013 8000', '+8613800138000', undefined],
		['8613055550100', '+8613055550100', undefined],
		['13055550100', '+13055550100', undefined],
		['13055550100', '+8613055550100', undefined],
		['13055550100', '+13055550100', 'CN'],
		['(415) 555-0100 22', '+14155550100', 'US'],
		['(415) 555-0100 ext. 22', '+14155550100', 'CN'],
		['张三 13800138000', '13800138000', 'CN'],
		['opt-out: +1 415 555 0100 (Ann)', '+14155550100', 'CN'],
		['="13800138000"', '13800138000', 'CN'],
		['१३८००१३८०००', '13800138000', 'CN'],
		[14155550100, '+14155550100', 'CN'],
		[['x', '14155550100'], '+14155550100', 'CN'],
		['0085291234567', '+85291234567', 'ID'],
		['0085291234567', '085291234567', 'ID'],
		['51234', '+29051234', 'CN'],
	])('%j holds back %j (default country %s)', (entry, phone, country) => {
		expect(verdict(entry, phone, country)).toBe('suppressed');
	});

	it.each([
		['14155550100', '+14155550101', 'CN'],
		['+14155550100', '+8614155550100', 'US'],
		['13800138000', '+8613800138001', 'CN'],
		['+447400123456', '+17400123456', 'CN'],
		['', '13800138000', 'CN'],
		['abc', '13800138000', 'CN'],
		['8000', '13800138000', 'CN'],
	])('%j is somebody else than %j (default country %s)', (entry, phone, country) => {
		expect(verdict(entry, phone, country)).not.toBe('suppressed');
	});

	it('an unreadable number of a contact counts as well', () => {
		// Ambiguous for us, but one of the two has opted out, and it is the same contact.
		expect(verdict('+13055550100', '13055550100; +447400123456', undefined)).toBe('suppressed');
		expect(verdict('+14155550100', '(415) 555-0100; +447400123456', undefined)).toBe('suppressed');
	});

	it('counts what it cannot read, and names the first, masked', () => {
		const entries = ['13800138000', 'Ann', '138****8000', null, '1380013800', { a: 1 }];
		expect(readSuppressionList(entries, 'CN').unreadable).toEqual({
			count: 5,
			examples: ['"**n"', '"138******00"', 'an empty field'],
		});
	});
});

describe('N4: the frequency cap', () => {
	const times = (phone: unknown, contact: string, defaultCountry: string | undefined) =>
		readSendHistory([{ phone, time: NOW, outcome: 'accepted' }], {
			defaultCountry,
			timezone: 'UTC',
			now: NOW,
		}).times.find(contact, readContactNumber(contact, defaultCountry).number);

	it.each([
		['14155550100', '+14155550100', 'CN'],
		['(415) 555-0100', '+14155550100', 'CN'],
		['07400 123456', '+447400123456', undefined],
		['+8613800138000', '138 0013 8000', 'CN'],
		['13800138000', '+8613800138000', 'US'],
		['13055550100', '+8613055550100', undefined],
	])('a message to %s counts for %s (default country %s)', (phone, contact, country) => {
		expect(times(phone, contact, country)).toEqual([NOW]);
	});

	it('counts no message twice', () => {
		expect(times(['13800138000', '13800138000'], '+8613800138000', 'CN')).toHaveLength(2);
		expect(times('8613800138000', '+8613800138000', 'CN')).toHaveLength(1);
	});
});

it('mainland numbers and lists read no other plan', () => {
	jest.isolateModules(() => {
		const parse = jest.fn();
		jest.doMock('libphonenumber-js/core', () => ({ parsePhoneNumberFromString: parse }));
		const messaging = '../../../../nodes/shared/messaging';
		const phone = jest.requireActual<
			typeof import('../../../../nodes/shared/messaging/phone/phoneNumber')
		>(`${messaging}/phone/phoneNumber`);
		const lists = jest.requireActual<
			typeof import('../../../../nodes/shared/messaging/cleaning/suppressionList')
		>(`${messaging}/cleaning/suppressionList`);
		const zones = jest.requireActual<
			typeof import('../../../../nodes/shared/messaging/sendingWindow/recipientZones')
		>(`${messaging}/sendingWindow/recipientZones`);

		for (const typed of ['138 0013 8000', '+8613800138000', '010-55501234', '1380013800', 'Ann']) {
			phone.parsePhoneNumber(typed, 'CN');
			phone.maskPhoneNumber(typed);
		}
		expect(zones.zonesOf('+8613800138000')).toEqual(['Asia/Shanghai']);
		const { numbers } = lists.readSuppressionList(['138 0013 8000', '1380013800', 'Ann'], 'CN');
		const number = { e164: '+8613800138000', country: 'CN' };
		expect(numbers.find('13800138000', number)).toHaveLength(1);
		expect(numbers.find('+8613900139000', { ...number, e164: '+8613900139000' })).toEqual([]);
		expect(parse).not.toHaveBeenCalled();

		phone.parsePhoneNumber('+14155550100');
		expect(parse).toHaveBeenCalled();
	});
	jest.dontMock('libphonenumber-js/core');
});
