import { DataDeduplicationService } from 'n8n-core';
import type { DeduplicationScope, IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS, type Account } from './support/accounts';
import { node, outputsOf } from './support/engine';
import { ProcessedData } from './support/processedData';
import type { RemoveDuplicatesMode } from './support/removeDuplicatesNode';
import { runSms } from './support/sms';
import { turns } from './support/turns';

/** Where another keeps a date in the place of the lock, it is waited for some seconds before that is clear. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<typeof import('./support/turns')>('./support/turns').sleepInTurns,
}));

/** Some tests are a hundred runs. */
jest.setTimeout(30_000);

const ihuyi = ACCOUNTS['ihuyi A notification'];
const jiutian = ACCOUNTS.Jiutian;

let carrier: Carrier;
let database: ProcessedData;

async function useNewDatabase() {
	// Not at once, so that what a node leaves undone at its end is seen by the next one.
	database = new ProcessedData(async () => await turns(20));
	Reflect.set(DataDeduplicationService, 'instance', undefined);
	await DataDeduplicationService.init(database);
}

beforeEach(async () => {
	carrier = await startCarrier({ ihuyi: { oneMessagePerSecond: false } });
	await useNewDatabase();
});
afterEach(async () => await carrier.close());

/** A workflow in which Remove Duplicates and Send SMS get the same guests. */
interface Setting {
	account: Account;
	mode: RemoveDuplicatesMode;
	/** Of Remove Duplicates. */
	scope: DeduplicationScope;
	/** Of Send Once. */
	rememberFor: DeduplicationScope;
	/** Which of the two nodes runs first. */
	first: 'Remove Duplicates' | 'Send';
}

/** What Remove Duplicates goes by, for a guest who came as number so and so. */
const VALUES: Readonly<Record<RemoveDuplicatesMode, (guest: number) => string | number>> = {
	entries: (guest) => `guest-${guest}`,
	latestIncrementalKey: (guest) => 4711 + guest,
	latestDate: (guest) => `2026-07-${String(guest + 10)}T09:00:00.000Z`,
};

const phoneOf = (guest: number) => `1540000000${guest}`;

/** One execution of the workflow, or of what it was before somebody added Remove Duplicates. */
async function execute(setting: Setting, guests: number[], isAdded = true) {
	const { account, mode, scope, rememberFor, first } = setting;
	const above = { position: [0, first === 'Send' ? 100 : -100] as [number, number] };
	const parameters = { mode, scope, value: '={{ $json.value }}' };
	const items = guests.map(
		(guest): IDataObject => ({ phone: phoneOf(guest), value: VALUES[mode](guest), guest }),
	);
	const result = await runSms(account, carrier, {
		items,
		options: { sendOnce: { once: { scope: rememberFor } } },
		beside: isAdded ? [node('Remove Duplicates', 'removeDuplicates', parameters, above)] : [],
	});
	const [found, known] = outputsOf(result.run, 'Remove Duplicates').map((output) =>
		output.map(({ json }) => json.guest),
	);
	return { ...result, found, known };
}

const taken = () => carrier.journal.messages().map(({ to }) => to);

const SCOPES: DeduplicationScope[] = ['node', 'workflow'];
const SETTINGS = (Object.keys(VALUES) as RemoveDuplicatesMode[]).flatMap((mode) =>
	SCOPES.flatMap((scope) =>
		SCOPES.flatMap((rememberFor) =>
			(['Remove Duplicates', 'Send'] as const).flatMap((first) =>
				[ihuyi, jiutian].map((account): Setting & { provider: string } => ({
					...{ account, mode, scope, rememberFor, first },
					provider: account.provider,
				})),
			),
		),
	),
);

/** Where Remove Duplicates keeps a number or a date in the row that is to be the memory. */
const isMemoryTaken = ({ mode, scope, rememberFor }: Setting) =>
	mode !== 'entries' && scope === 'workflow' && rememberFor === 'workflow';

const isLockTaken = ({ scope, rememberFor }: Setting) =>
	scope === 'workflow' && rememberFor === 'node';

const NAME =
	'$mode for the $scope, Send Once for the $rememberFor, $first first, $provider' as const;

describe('H5: beside Remove Duplicates', () => {
	it.each(SETTINGS.filter((setting) => !isMemoryTaken(setting)))(
		`both remember, and nobody gets two: ${NAME}`,
		async (setting) => {
			const hint = expect.stringContaining("'Send Once' has no lock here");
			// Where Send goes first, the lock is free in the first execution.
			const hintsOf = (isFirst: boolean) =>
				isLockTaken(setting) && !(isFirst && setting.first === 'Send') ? [hint] : [];
			const locks = (hints: string[]) => hints.filter((text) => text.includes('lock'));

			const one = await execute(setting, [0, 1]);
			expect([one.found, one.known, one.outcomes]).toEqual([[0, 1], [], ['accepted', 'accepted']]);
			expect(locks(one.hints)).toEqual(hintsOf(true));

			const two = await execute(setting, [0, 1, 2]);
			expect([two.found, two.known]).toEqual([[2], [0, 1]]);
			expect(two.outcomes).toEqual(['alreadySent', 'alreadySent', 'accepted']);
			expect(locks(two.hints)).toEqual(hintsOf(false));

			const three = await execute(setting, [0, 1, 2]);
			expect([three.found, three.known]).toEqual([[], [0, 1, 2]]);
			expect(three.outcomes).toEqual(['alreadySent', 'alreadySent', 'alreadySent']);
			expect(taken().sort()).toEqual([0, 1, 2].map(phoneOf));
		},
	);

	it.each(SETTINGS.filter((setting) => !isMemoryTaken(setting)))(
		`both remember also if it is added later: ${NAME}`,
		async (setting) => {
			await execute(setting, [0, 1], false);
			const results: unknown[] = [];
			for (let count = 0; count < 2; count++) {
				const { error, outcomes, found, known } = await execute(setting, [0, 1]);
				expect([error, outcomes]).toEqual([undefined, ['alreadySent', 'alreadySent']]);
				results.push([found, known]);
			}
			expect(results).toEqual([
				[[0, 1], []],
				[[], [0, 1]],
			]);
		},
	);

	it.each(
		SETTINGS.filter((setting) => isMemoryTaken(setting) && setting.first === 'Remove Duplicates'),
	)(`nothing is sent where that takes the place of the memory: ${NAME}`, async (setting) => {
		const one = await execute(setting, [0, 1]);
		expect([one.found, one.outcomes]).toEqual([
			[0, 1],
			['held', 'held'],
		]);
		expect(one.notAccepted[0].json.reason).toMatch(
			/Remove Duplicates with the scope Workflow.*set 'Remember For' .* to This Node/,
		);
		expect(carrier.journal.requests()).toEqual([]);

		const two = await execute({ ...setting, rememberFor: 'node' }, [0, 1, 2]);
		expect([two.found, two.known]).toEqual([[2], [0, 1]]);
		expect(two.outcomes).toEqual(['accepted', 'accepted', 'accepted']);
	});

	it.each(SETTINGS.filter((setting) => isMemoryTaken(setting) && setting.first === 'Send'))(
		`n8n says so where that comes too late: ${NAME}`,
		async (setting) => {
			for (const outcome of ['accepted', 'alreadySent']) {
				const { error, outcomes } = await execute(setting, [0, 1]);
				expect(error?.message).toContain('incompatible setting');
				expect(outcomes).toEqual([outcome, outcome]);
			}
			expect(taken()).toHaveLength(2);
		},
	);

	const shared = SETTINGS.filter(
		({ scope, first, account }) =>
			scope === 'workflow' && first === 'Remove Duplicates' && account === jiutian,
	);
	describe.each([
		['H4: a call of the database fails', false],
		['H4: the answer to a call of the database is lost', true],
	])('%s', (_, written) => {
		it.each(shared)(`neither forgets: ${NAME}`, async (setting) => {
			const failAtCall = async (call: number) => {
				carrier.journal.clear();
				await useNewDatabase();
				await execute(setting, [0, 1]);
				database.failOnce({ call, written });
				await execute(setting, [0, 1, 2]);
				const { calls } = database;
				database.restart();
				return { calls, ...(await execute(setting, [0, 1, 2])) };
			};
			const { calls } = await failAtCall(Infinity);
			// Where a date takes the place of the lock, most of the calls are those that wait for it.
			const step = Math.ceil(calls.length / 20);
			for (let call = 1; call <= calls.length; call += step) {
				const { known, outcomes } = await failAtCall(call);
				expect({ call, known }).toEqual({ call, known: expect.arrayContaining([0, 1]) });
				const numbers = taken();
				expect({ call, twice: numbers.length - new Set(numbers).size }).toEqual({ call, twice: 0 });
				if (isMemoryTaken(setting)) expect(outcomes).toEqual(['held', 'held', 'held']);
				else if (!written)
					expect([call, [...numbers].sort()]).toEqual([call, [0, 1, 2].map(phoneOf)]);
			}
		});
	});
});
