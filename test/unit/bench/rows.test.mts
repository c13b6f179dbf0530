import { fallsSince } from '../../bench/check.mts';
import { withTable } from '../../bench/page.mts';
import { atMost, type Row, rowOf, type RowPlan, times } from '../../bench/row.mts';
import { FEWER, ROWS } from '../../bench/rows.mts';
import { inTurns } from '../../bench/sample.mts';
import { markdownTable } from '../../bench/table.mts';

const plan: RowPlan = {
	row: 1,
	name: 'Sending',
	peer: 'the other',
	unit: 'ms',
	better: 'less',
	goal: times(10),
};

const row = (ratio: number, name = 'Sending'): Row => ({
	...rowOf({ ...plan, name }, { ours: [1], theirs: [ratio] }),
});

describe('a row', () => {
	it('holds the medians of both against each other', () => {
		expect(rowOf(plan, { ours: [2, 1, 90], theirs: [30, 20, 10] }, '50 ms')).toEqual({
			row: 1,
			name: 'Sending; 50 ms',
			peer: 'the other',
			unit: 'ms',
			ours: 2,
			theirs: 20,
			ratio: 10,
			goal: '≥ 10 ×',
			met: true,
		});
	});

	it.each([
		[times(10), 9.99, 1, false],
		[times(0.95), 0.95, 1, true],
		[atMost(40, 'ms'), 1000, 40, true],
		[atMost(40, 'ms'), 1000, 41, false],
	])('meets its goal or not: %o with ratio %d and %d ms', (goal, ratio, ours, met) => {
		const figures = { ours: [ours], theirs: [ours * ratio] };
		expect(rowOf({ ...plan, goal }, figures).met).toBe(met);
	});

	it('has neither met nor missed a goal that it does not have', () => {
		const { goal, met } = rowOf({ ...plan, goal: undefined }, { ours: [1], theirs: [1] });
		expect([goal, met]).toEqual([null, null]);
	});

	it('misses its goal and has no ratio where the figures cannot be trusted', () => {
		const figures = {
			ours: [1],
			theirs: [1000],
			problems: ['Two are missing.', 'Two are missing.'],
		};
		expect(rowOf(plan, figures)).toMatchObject({
			ratio: 0,
			met: false,
			problem: 'Two are missing.',
		});
	});
});

it('has every row of the issue', () => {
	expect([...new Set(Object.values(ROWS).map((entry) => entry.row))]).toEqual([
		1, 2, 3, 4, 5, 6, 7, 8,
	]);
});

describe('the check', () => {
	it('reports what fell by more than 30 %, and nothing else', () => {
		const kept = [row(10, 'falls'), row(10, 'holds'), row(10, 'rises'), row(10, 'not run')];
		const now = [row(6.9, 'falls'), row(7, 'holds'), row(70, 'rises'), row(1, 'new')];
		expect(fallsSince(kept, now)).toEqual([
			{ name: 'falls', peer: 'the other', kept: 10, now: 6.9 },
		]);
	});

	it('reports growth only where more recipients cost more each', () => {
		const growth = (ratio: number): Row => ({ ...row(ratio), peer: FEWER });
		expect(fallsSince([growth(3)], [growth(0.9)])).toEqual([]);
		expect(fallsSince([growth(3)], [growth(0.6)])).toHaveLength(1);
	});

	it('takes figures that cannot be trusted for a fall', () => {
		const distrusted = rowOf(plan, { ours: [1], theirs: [1000], problems: ['Lost.'] });
		expect(fallsSince([row(10)], [distrusted])).toHaveLength(1);
	});
});

it('lets the contestants run in turns', async () => {
	const order: string[] = [];
	const contestant = (name: string) => async () => {
		order.push(name);
		return { value: order.length, problems: [] };
	};
	const samples = await inTurns(2, { a: contestant('a'), b: contestant('b') });
	expect(order).toEqual(['a', 'b', 'a', 'b']);
	expect(samples.b.map(({ value }) => value)).toEqual([2, 4]);
});

describe('the page', () => {
	const page =
		'Before\n<!-- bench: written by npm run bench -- --markdown -->\nold\n<!-- end of bench -->\nAfter';

	it('gets the table between its marks, once', () => {
		const written = withTable(withTable(page, 'one'), markdownTable([row(12)]));
		expect(written).toContain('| 1 | Sending | the other | 1 | 12 | ms | 12 | ≥ 10 × | yes |');
		expect(written).not.toMatch(/old|one/);
		expect(written).toMatch(/^Before\n[^]*\nAfter$/);
	});

	it('must have marks', () => {
		expect(() => withTable('Nothing', 'table')).toThrow('The page has no lines');
	});
});
