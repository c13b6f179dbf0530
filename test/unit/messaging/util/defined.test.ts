import { defined } from '../../../../nodes/shared/messaging/util/defined';

it('leaves out what is undefined, and nothing else', () => {
	const members = { a: undefined, b: null, c: '', d: 0, e: false, f: NaN };
	expect(Object.entries(defined<unknown>(members))).toEqual([
		['b', null],
		['c', ''],
		['d', 0],
		['e', false],
		['f', NaN],
	]);
});

it('names no member that is not there', () => {
	expect(Object.keys(defined({ there: 1, absent: undefined }))).toEqual(['there']);
});
