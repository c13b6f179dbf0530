import fc from 'fast-check';
import { splitRecipients } from '../../../../nodes/shared/messaging/phone/splitRecipients';

describe('splitRecipients', () => {
	const cases: Array<[unknown, string[]]> = [
		['13800138000', ['13800138000']],
		['13800138000,13900139000', ['13800138000', '13900139000']],
		['13800138000;13900139000|13700137000', ['13800138000', '13900139000', '13700137000']],
		['13800138000，13900139000；13700137000、', ['13800138000', '13900139000', '13700137000']],
		['13800138000\r\n13900139000\t13700137000', ['13800138000', '13900139000', '13700137000']],
		['13800138000\u2028１３９００１３９０００', ['13800138000', '１３９００１３９０００']],
		// A space inside a number and between numbers.
		['138 0013 8000', ['138 0013 8000']],
		['138\u00a00013\u30008000', ['138\u00a00013\u30008000']],
		['86 138 0013 8000', ['86 138 0013 8000']],
		['010 1234 5678', ['010 1234 5678']],
		['13800138000 13900139000', ['13800138000', '13900139000']],
		['138 0013 8000 139 0013 9000', ['138 0013 8000', '139 0013 9000']],
		['0086 138 0013 8000 86 139 0013 9000', ['0086 138 0013 8000', '86 139 0013 9000']],
		['+86 138 0013 8000 +86 139 0013 9000', ['+86 138 0013 8000', '+86 139 0013 9000']],
		['(+86)138 0013 8000 (+86)139 0013 9000', ['(+86)138 0013 8000', '(+86)139 0013 9000']],
		['+8613800138000+8613900139000', ['+8613800138000', '+8613900139000']],
		['+1 415 555 0100', ['+1 415 555 0100']],
		['١٥٤٠٠١٣٨٠٠٠ ١٥٤٠٠١٣٨٠٠١', ['١٥٤٠٠١٣٨٠٠٠', '١٥٤٠٠١٣٨٠٠١']],
		// A slash between numbers and behind an area code.
		['010-12345678/13800138000', ['010-12345678', '13800138000']],
		['138 0013 8000 / 139 0013 9000', ['138 0013 8000', '139 0013 9000']],
		['0711/1234567', ['0711/1234567']],
		['138/0013/8000', ['138/0013/8000']],
		['n/a', ['n/a']],
		// Words stay with their number: the parser refuses them where the user sees it.
		['张三 13800138000', ['张三 13800138000']],
		['13800138000 12', ['13800138000 12']],
		['1,38E+10', ['1,38E+10']],
		['1.38E+10', ['1.38E+10']],
		// Other types.
		[13800138000, ['13800138000']],
		[13800138000n, ['13800138000']],
		[
			['13800138000', [13900139000, null, '13700137000,13600136000']],
			['13800138000', '13900139000', '13700137000', '13600136000'],
		],
		[{ phone: '13800138000', more: 1 }, ['{"phone":"13800138000","more":1}']],
		[true, ['true']],
		[Number.NaN, ['NaN']],
		[null, []],
		[undefined, []],
		['', []],
		[' ,\u200b;\ufeff\n', []],
		['-', ['-']],
	];

	it.each(cases)('%p', (field, expected) => {
		expect(splitRecipients(field)).toEqual(expected);
	});

	it('parts any list of mainland numbers, whatever separates them', () => {
		const mobile = fc.integer({ min: 13000000000, max: 19999999999 }).map(String);
		const grouped = mobile.map((number) => number.replace(/^(.{3})(.{4})/, '$1 $2 '));
		const separator = fc.constantFrom(
			',',
			'; ',
			'，',
			'、',
			'；',
			'\n',
			'\t',
			'|',
			' ',
			'/',
			' / ',
			'  ',
		);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(mobile, grouped), { maxLength: 6 }),
				separator,
				(numbers, glue) => {
					expect(splitRecipients(numbers.join(glue))).toEqual(numbers);
				},
			),
		);
	});

	it('never throws and never loses a digit', () => {
		const text = fc.string({ unit: fc.constantFrom(...'0123456789 +-/,;()、ab\n') });
		fc.assert(
			fc.property(text, (field) => {
				const digits = (value: string) => value.replace(/\D/g, '');
				expect(digits(splitRecipients(field).join(''))).toBe(digits(field));
			}),
		);
		fc.assert(
			fc.property(fc.anything(), (field) => {
				for (const entry of splitRecipients(field)) expect(typeof entry).toBe('string');
			}),
		);
	});
});
