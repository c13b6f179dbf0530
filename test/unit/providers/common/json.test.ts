import fc from 'fast-check';

import { fieldText } from '../../../../nodes/shared/providers/common/fieldText';
import { readJson, readJsonObject } from '../../../../nodes/shared/providers/common/json';

describe('P4: numbers of JSON', () => {
	it.each<[string, unknown]>([
		['17631234567890123456', '17631234567890123456'],
		['-17631234567890123456', '-17631234567890123456'],
		['9007199254740991', 9007199254740991],
		['9007199254740992', '9007199254740992'],
		['9007199254740993', '9007199254740993'],
		[
			'[1,9007199254740993,{"a":9007199254740993}]',
			[1, '9007199254740993', { a: '9007199254740993' }],
		],
		['{"a":"9007199254740993 \\" 9007199254740993"}', { a: '9007199254740993 " 9007199254740993' }],
		['{"9007199254740993":1}', { '9007199254740993': 1 }],
		['{"a\\\\":9007199254740993}', { 'a\\': '9007199254740993' }],
		['0.12345678901234567', Number('0.12345678901234567')],
		['1e21', 1e21],
		['12345678901234567.5', 12345678901234568],
		[' null ', null],
	])('%s', (text, value) => expect(readJson(text)).toEqual(value));

	it.each(['', '{', '[1,]', '{"a":01}', '9007199254740993,', '"9007199254740993', 'NaN'])(
		'%j is no JSON',
		(text) => expect(readJson(text)).toBeUndefined(),
	);

	it('reads everything else as JSON.parse does', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = JSON.stringify(value);
				const isLarge = (one: unknown) =>
					typeof one === 'number' && Number.isInteger(one) && !Number.isSafeInteger(one);
				let large = false;
				JSON.parse(text, (_, one: unknown) => {
					large ||= isLarge(one);
					return one;
				});
				fc.pre(!large);
				expect(readJson(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	it('writes nothing on the prototype', () => {
		const members = readJsonObject('{"__proto__":{"x":17631234567890123456}}');
		expect(Object.keys(members ?? {})).toEqual(['__proto__']);
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});

	it.each(['"\\""', '\\"', '9007199254740993', '"a",', '['])(
		'takes 2 MB of %j in its stride',
		(piece) => {
			const text = `[${piece.repeat(Math.ceil(2e6 / piece.length))}`;
			const begin = Date.now();
			readJson(text);
			readJson(`["${'\\"9007199254740993'.repeat(100_000)}"]`);
			expect(Date.now() - begin).toBeLessThan(2000);
		},
	);
});

it.each<[unknown, string]>([
	['x', 'x'],
	[7, '7'],
	[['a', 'b'], 'a'],
	[Number('17631234567890123456'), ''],
	[null, ''],
	[undefined, ''],
	[{}, ''],
	[[], ''],
	[true, ''],
])('P4: the field %j is %j', (value, text) => expect(fieldText(value)).toBe(text));
