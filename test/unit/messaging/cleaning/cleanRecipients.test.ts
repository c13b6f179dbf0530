import fc from 'fast-check';

import {
	cleanRecipients,
	type CleaningRules,
	type Contact,
} from '../../../../nodes/shared/messaging/cleaning/cleanRecipients';
import { indexNumbers } from '../../../../nodes/shared/messaging/cleaning/numberIndex';
import { readContactNumber } from '../../../../nodes/shared/messaging/phone/contactNumber';

const NOW = Date.UTC(2026, 10, 21);
const RULES: CleaningRules = {
	defaultCountry: 'CN',
	keepLandlines: false,
	duplicates: 'first',
	frequencyCap: { messages: 1, days: 30 },
};
const [A, B] = ['+8613800138000', '+8613900139000'];
const contact = (phone: unknown, filledFields = 1): Contact => ({
	phone,
	field: 'phone',
	filledFields,
});

/** `ready` or the reason, for each contact. */
const clean = (
	contacts: Contact[],
	{
		suppressed = [] as string[],
		sent = [] as Array<[string, number[]]>,
		rules = {} as Partial<CleaningRules>,
	} = {},
) =>
	cleanRecipients(
		contacts,
		{
			suppressed: indexNumbers(
				suppressed.map((typed) => ({ typed, isReadable: true, value: true as const })),
				'CN',
			),
			sent: indexNumbers(
				sent.flatMap(([typed, times]) =>
					times.map((value) => ({ typed, isReadable: true, value })),
				),
				'CN',
			),
		},
		{ ...RULES, ...rules },
		NOW,
	);
const words = (verdicts: ReturnType<typeof clean>) =>
	verdicts.map((verdict) => (verdict.ready ? 'ready' : verdict.reason));

it.each([
	['first', ['ready', 'duplicate', 'duplicate', 'duplicate'], 0],
	['last', ['duplicate', 'duplicate', 'duplicate', 'ready'], 3],
	['mostComplete', ['duplicate', 'ready', 'duplicate', 'duplicate'], 1],
] as const)('of duplicates the %s one goes ahead', (duplicates, expected, chosen) => {
	const contacts = [contact(A, 2), contact('138 0013 8000', 5), contact(A, 5), contact(A, 1)];
	const verdicts = clean(contacts, { rules: { duplicates } });
	expect(words(verdicts)).toEqual(expected);
	const duplicate = verdicts.find(({ ready }) => !ready);
	expect(duplicate).toMatchObject({
		duplicateOf: chosen,
		message: { en: expect.stringContaining(`Item ${chosen} has the same number`) },
	});
});

it('suppresses a contact if any of the numbers is on the list', () => {
	const contacts = [contact(A), contact(`${B}/${A}`), contact(`010-55501234, ${B}`), contact(B)];
	expect(words(clean(contacts, { suppressed: [A, '+861055501234'] }))).toEqual([
		'suppressed',
		'suppressed',
		'suppressed',
		'ready',
	]);
});

it('holds back who got enough, and says until when', () => {
	const [verdict] = clean([contact(A)], { sent: [[A, [NOW - 86_400_000]]] });
	expect(verdict).toMatchObject({
		reason: 'overCap',
		retryAt: NOW + 29 * 86_400_000,
		message: { en: expect.stringMatching(/1 in 30 days.*'retryAt'/) },
	});
});

it.each([
	['opted out comes before the cap', { suppressed: [A], sent: [[A, [NOW]]] }, 'suppressed'],
	['the cap comes before duplicates', { sent: [[A, [NOW]]] }, 'overCap'],
] as Array<[string, Parameters<typeof clean>[1], string]>)('%s', (_, lists, reason) => {
	expect(words(clean([contact(A), contact(A)], lists))).toEqual([reason, reason]);
});

it('a number that is left out by country is no duplicate', () => {
	const rules = { countries: new Set(['US']) };
	expect(words(clean([contact(A), contact(A)], { rules }))).toEqual(['country', 'country']);
});

it('everyone comes out once; no two ready have the same number; nobody suppressed is ready', () => {
	const number = fc.integer({ min: 13800138000, max: 13800138009 });
	const phone = fc.oneof(
		number,
		number.map((digits) => `+86 ${digits}`),
		fc.tuple(number, number).map((pair) => pair.join('/')),
		fc.constantFrom('', null, 'abc', '010-55501234', '+14155550100', '55501234'),
	);
	const e164s = fc.array(number.map((digits) => `+86${digits}`));
	fc.assert(
		fc.property(
			fc.array(fc.record({ phone, field: fc.constant('phone'), filledFields: fc.nat(3) })),
			e164s,
			e164s,
			fc.constantFrom('first' as const, 'last' as const, 'mostComplete' as const),
			fc.boolean(),
			(contacts, suppressed, capped, duplicates, keepLandlines) => {
				const verdicts = clean(contacts, {
					suppressed,
					sent: capped.map((e164) => [e164, [NOW]]),
					rules: { duplicates, keepLandlines },
				});
				const ready = verdicts.flatMap((verdict) => (verdict.ready ? verdict.number.e164 : []));
				expect(verdicts).toHaveLength(contacts.length);
				expect(new Set(ready).size).toBe(ready.length);
				expect(ready.filter((e164) => [...suppressed, ...capped].includes(e164))).toEqual([]);
				verdicts.forEach((verdict, index) => {
					const typed = String(contacts[index].phone ?? '').split('/');
					const own = typed.map((entry) => readContactNumber(entry, 'CN').number?.e164);
					if (verdict.number) expect(own).toContain(verdict.number.e164);
					if (verdict.ready || verdict.duplicateOf === undefined) return;
					// Whoever is a duplicate stands behind somebody with the same number who goes.
					expect(verdicts[verdict.duplicateOf]).toEqual({ ready: true, number: verdict.number });
				});
			},
		),
	);
});

it('works on long lists', () => {
	// Quadratic work would not come to an end here.
	const numbers = Array.from({ length: 100_000 }, (_, index) => `+86138${10_000_000 + index}`);
	const contacts = [...numbers, ...numbers].map((e164) => contact(e164));
	const verdicts = clean(contacts, {
		suppressed: numbers.slice(0, 50_000),
		sent: [[numbers[99_999], numbers.map(() => NOW)]],
	});
	expect(words(verdicts).filter((word) => word === 'ready')).toHaveLength(49_999);
});
