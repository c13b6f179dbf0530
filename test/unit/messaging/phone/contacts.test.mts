import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parsePhoneNumber } from '../../../../nodes/shared/messaging/phone/phoneNumber.ts';
import { splitRecipients } from '../../../../nodes/shared/messaging/phone/splitRecipients.ts';

interface Contact {
	contactId: string;
	phone: string;
	language: string;
	registrationLink: string;
}

const file = readFileSync(new URL('../../../../examples/contacts.csv', import.meta.url), 'utf8');
const contacts: Contact[] = parse(file, { columns: true });

const entries = contacts.flatMap(({ contactId, phone }) =>
	splitRecipients(phone).map((entry) => ({ contactId, ...parsePhoneNumber(entry, 'CN') })),
);

function countBy<T>(values: T[], key: (value: T) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[key(value)] = (counts[key(value)] ?? 0) + 1;
	return counts;
}

describe('examples/contacts.csv', () => {
	it('has 200 contacts with their own ids and links', () => {
		expect(contacts).toHaveLength(200);
		expect(contacts.map(({ contactId }) => contactId)).toEqual(
			Array.from({ length: 200 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`),
		);
		expect(new Set(contacts.map(({ registrationLink }) => registrationLink)).size).toBe(200);
		expect(countBy(contacts, ({ language }) => language)).toEqual({ 'zh-CN': 181, en: 19 });
	});

	it('reads as expected with the default country China', () => {
		expect(countBy(entries, (entry) => (entry.valid ? `${entry.country}` : entry.problem))).toEqual(
			{
				CN: 168, // 140 alone, 8 pairs, 12 duplicates
				US: 4,
				CA: 1,
				landline: 10,
				empty: 1, // the dash; seven more fields hold nothing at all
				letters: 4,
				tooShort: 5,
				tooLong: 4,
				malformed: 4, // cut off by a spreadsheet
			},
		);
		expect(contacts.filter(({ phone }) => splitRecipients(phone).length === 0)).toHaveLength(7);
		expect(contacts.filter(({ phone }) => splitRecipients(phone).length === 2)).toHaveLength(8);
	});

	it('leaves 165 contacts and 161 distinct numbers to send to', () => {
		const sendable = entries.flatMap((entry) => (entry.valid ? [entry] : []));
		expect(new Set(sendable.map(({ contactId }) => contactId)).size).toBe(165);
		expect(new Set(sendable.map(({ e164 }) => e164)).size).toBe(161);
	});

	it('uses numbers that nobody has', () => {
		for (const entry of entries) {
			if (entry.valid) expect(entry.e164).toMatch(/^\+(861540013\d{4}|1\d{3}55501\d\d)$/);
			else if (entry.problem === 'landline') expect(entry.input).toMatch(/5550 ?10\d\d$/);
		}
	});
});
