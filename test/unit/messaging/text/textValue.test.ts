import { DateTime } from 'luxon';

import {
	idOf,
	ItemRefusal,
	kindInWords,
	textOf,
} from '../../../../nodes/shared/messaging/text/textValue';

const cyclic: Record<string, unknown> = { name: 'x' };
cyclic.self = cyclic;

it.each([
	['text', 'text'],
	['', ''],
	[17, '17'],
	[0.1, '0.1'],
	[true, 'true'],
	[10n, '10'],
	[null, ''],
	[undefined, ''],
	[
		DateTime.fromISO('2026-07-02T09:00', { zone: 'Asia/Shanghai' }),
		'2026-07-02T09:00:00.000+08:00',
	],
	[new Date(Date.UTC(2026, 6, 2)), '2026-07-02T00:00:00.000Z'],
])('T1: %p is a text', (value, text) => expect(textOf('Text', value)).toBe(text));

it.each<[string, unknown, string]>([
	['an object', { a: 1, b: 2 }, 'an object with the fields a, b'],
	['an object with one field', { message: 'x' }, 'an object with the field message'],
	['an empty object', {}, 'an empty object'],
	['a list', ['a', 'b', 'c'], 'a list of 3 entries'],
	['a list of one', ['a'], 'a list of 1 entry'],
	['an empty list', [], 'a list of 0 entries'],
	[
		'T8: an object that cannot be turned into a text',
		{ toString: 1, valueOf: 1 },
		'an object with the fields toString, valueOf',
	],
	['an object without a prototype', Object.create(null), 'an empty object'],
	['an object that points to itself', cyclic, 'an object with the fields name, self'],
	[
		'an object whose toString throws',
		{
			toString() {
				throw new Error('no');
			},
		},
		'an object with the field toString',
	],
	['not a number', NaN, 'a number that does not exist'],
	['infinity', Infinity, 'a number that does not exist'],
	['a function', () => 'x', 'a function'],
	['a symbol', Symbol('x'), 'a symbol'],
	['a date that is none', new Date('x'), 'a date that does not exist'],
	['a date of luxon that is none', DateTime.invalid('x'), 'a date that does not exist'],
	['a Map', new Map([['a', 1]]), 'an empty object'],
])('T1: %s is refused, and the words tell parameter and value', (_, value, kind) => {
	expect(kindInWords(value)).toBe(kind);
	expect(() => textOf('Text', value)).toThrow(ItemRefusal);
	expect(() => textOf('Text', value)).toThrow(`'Text' must be a text, but is ${kind}.`);
});

it.each([Number('17631234567890123456'), 2 ** 53, -(2 ** 53), 1.5, 1e21])(
	'P3: the id %p has lost digits',
	(value) =>
		expect(() => idOf('Message ID', value)).toThrow(/^'Message ID' is the number .*as text/),
);

it.each([
	[' 17631234567890123456 ', '17631234567890123456'],
	[2 ** 53 - 1, '9007199254740991'],
	[0, '0'],
	['', ''],
])('P3: %p is an id', (value, text) => expect(idOf('Message ID', value)).toBe(text));
