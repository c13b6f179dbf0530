import fc from 'fast-check';
import { median, ratioOf, rounded } from '../../bench/arithmetic.mts';

describe('median', () => {
	it('is the middle of the values, whatever their order', () => {
		expect(median([5, 1, 100])).toBe(5);
		expect(median([4, 1, 2, 100])).toBe(3);
		expect(median([7])).toBe(7);
	});

	it('has as many values below it as above', () => {
		fc.assert(
			fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
				const middle = median(values);
				const below = values.filter((value) => value < middle).length;
				const above = values.filter((value) => value > middle).length;
				expect(below).toBeLessThanOrEqual(values.length / 2);
				expect(above).toBeLessThanOrEqual(values.length / 2);
			}),
		);
	});

	it('leaves the values as they are', () => {
		const values = [3, 1, 2];
		median(values);
		expect(values).toEqual([3, 1, 2]);
	});

	it('is refused of nothing', () => {
		expect(() => median([])).toThrow('There is no median of nothing.');
	});
});

it('says how many times better ours is', () => {
	expect(ratioOf('less', 2, 50)).toBe(25);
	expect(ratioOf('more', 50, 2)).toBe(25);
});

it.each([
	[0.123456, 0.123],
	[12.3456, 12.3],
	[1234.56, 1235],
	[0, 0],
])('rounds %d to %d', (value, shown) => {
	expect(rounded(value)).toBe(shown);
});
