import {
	fieldProblem,
	fieldValue,
	findField,
	PHONE_WORDS,
} from '../../../../nodes/shared/n8n/parameters/fieldValue';

describe('N8: a column that looks right', () => {
	it.each([
		['phone', { '\uFEFFphone': 1 }],
		['phone', { 'Phone ': 1 }],
		['phone', { ' PHONE': 1 }],
		['phone', { ｐｈｏｎｅ: 1 }],
		['phone', { 'pho\u200bne': 1 }],
		['phone', { '\u00a0phone\u3000': 1 }],
		['\uFEFFPhone', { phone: 1 }],
		['手机号', { '\uFEFF手机号 ': 1 }],
		['手机号', { '手机号\u200e': 1 }],
		['Phone Number', { 'phone  number': 1 }],
		['contact.phone', { 'Contact ': { '\uFEFFPhone': 1 } }],
		['phones[0]', { Phones: [1] }],
		['a.b', { 'A.B': 1, a: { b: 2 } }],
	])('%j is found in %j', (path, json) => {
		expect(fieldValue(json, path)).toBe(1);
	});

	it('the exact name goes first', () => {
		expect(fieldValue({ Phone: 2, phone: 1, 'phone ': 3 }, 'phone')).toBe(1);
		expect(fieldValue({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
	});

	it.each([
		['phone', { Phone: 1, 'phone ': 2 }, ["'Phone'", "'phone '"]],
		['PHONE', { phone: 1, '\uFEFFPhone': 2 }, ["'phone'", "'Phone'"]],
		['a.b', { a: { B: 1, 'b ': 2 } }, ['several']],
	])('%j in %j could be several, and none is taken', (path, json, named) => {
		expect(fieldValue(json, path)).toBeUndefined();
		expect(findField(json, path).kind).toBe('several');
		const problem = fieldProblem(json, path, 'Phone Field', PHONE_WORDS);
		for (const name of named) expect(problem).toContain(name);
		expect(problem).toContain("'Phone Field'");
	});

	it.each([
		[{ 手机号: 1, name: 2 }, '手机号'],
		[{ Mobile: 1, name: 2 }, 'Mobile'],
		[{ '\uFEFFTelephone 1': 1 }, 'Telephone 1'],
		[{ 联系电话: 1, 姓名: 2 }, '联系电话'],
		[{ contact_phone: 1, email: 2 }, 'contact_phone'],
	])('%j: names the fields and the probable one', (json, meant) => {
		const problem = fieldProblem(json, 'phone', 'Phone Field', PHONE_WORDS);
		expect(problem).toMatch(/^The field 'phone' is empty or missing\. The item has /);
		expect(problem).toContain(`Probably '${meant}' is meant.`);
	});

	it('guesses nothing where two are likely, and shows no endless list', () => {
		const two = fieldProblem({ mobile: 1, telephone: 2 }, 'phone', 'Phone Field', PHONE_WORDS);
		expect(two).not.toContain('Probably');
		const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`c${index}`, 1]));
		expect(fieldProblem(many, 'phone', 'Phone Field', PHONE_WORDS)).toMatch(/and 480 more\./);
		const long = fieldProblem({ ['x'.repeat(10_000)]: 1 }, 'phone', 'Phone Field', PHONE_WORDS);
		expect(long?.length).toBeLessThan(300);
	});

	it.each(['__proto__', 'constructor', 'toString', '', ' ', '.', '[]'])(
		'%j is no field',
		(path) => {
			expect(fieldValue({ phone: 1 }, path)).toBeUndefined();
		},
	);
});
