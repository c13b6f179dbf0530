import { countsOf, PARTS, partsNamed, type Part } from '../../scripts/testParts.mts';

const names = (...wanted: string[]) => partsNamed(wanted).map(({ name }) => name);

it('runs everything but queue mode if nothing is named, and everything for CI', () => {
	expect(names('all')).toEqual(PARTS.map(({ name }) => name));
	expect(names()).toEqual(names('all').filter((name) => name !== 'queue'));
});

it('runs what needs neither n8n nor a browser for test:quick', () => {
	expect(names('quick').sort()).toEqual(['lint', 'nodes', 'types', 'unit']);
	expect(partsNamed(['quick']).flatMap(({ needs }) => needs)).toEqual([]);
});

it('runs each part once, and refuses one that there is not', () => {
	expect(names('unit', 'quick', 'unit')).toEqual(names('quick'));
	expect(() => partsNamed(['units'])).toThrow('no part "units"');
});

describe('counts', () => {
	const [e2e] = partsNamed(['e2e']);
	const [lint] = partsNamed(['lint']);
	const [faults] = partsNamed(['faults']);
	const ofJest = (changes: object = {}) =>
		JSON.stringify({
			numPassedTests: 7,
			numFailedTests: 0,
			numPendingTests: 0,
			numRuntimeErrorTestSuites: 0,
			...changes,
		});
	const row = { fault: 'kill', tried: 1, survived: 1, duplicates: 0, lost: 0, wronglyAccepted: 0 };

	it.each<[string, Part, boolean, string | undefined, [passed: number, failed: number]]>([
		['tests of jest', e2e, true, ofJest(), [7, 0]],
		['failed tests of jest', e2e, false, ofJest({ numFailedTests: 2 }), [7, 2]],
		[
			'files of which no test could run',
			e2e,
			false,
			ofJest({ numRuntimeErrorTestSuites: 1 }),
			[7, 1],
		],
		['a part that does not even start', e2e, false, undefined, [0, 1]],
		['a part that ends badly although its tests are good', e2e, false, ofJest(), [7, 1]],
		['a part that has run no test', e2e, true, ofJest({ numPassedTests: 0 }), [0, 1]],
		['a part that says that it is good and leaves no report', e2e, true, undefined, [0, 1]],
		['a check without a report', lint, true, undefined, [1, 0]],
		['a check that fails', lint, false, undefined, [0, 1]],
		['faults that did no harm', faults, true, JSON.stringify([row, row]), [2, 0]],
		['faults that did', faults, false, JSON.stringify([row, { ...row, lost: 1 }]), [1, 1]],
		['no faults at all', faults, true, '[]', [0, 1]],
	])('%s', (_, part, isGood, report, [passed, failed]) => {
		expect(countsOf(part, isGood, report)).toMatchObject({ passed, failed });
	});

	it('says how many were skipped', () => {
		expect(countsOf(e2e, true, ofJest({ numPendingTests: 3 })).skipped).toBe(3);
	});
});
