import { DataDeduplicationService } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS, guestsFor, type Account } from './support/accounts';
import { ProcessedData, type Outage } from './support/processedData';
import { runSms, type SmsResult } from './support/sms';

/** A lock that nobody gave back is waited for, for seconds. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<typeof import('./support/turns')>('./support/turns').sleepInTurns,
}));

/** Each test is a hundred runs. */
jest.setTimeout(30_000);

const ihuyi = ACCOUNTS['ihuyi A notification'];
/** One request for up to 500 recipients. */
const jiutian = ACCOUNTS.Jiutian;

/** What happens before the database fails, and in what kind of run. */
interface Story {
	title: string;
	account: Account;
	guests: number;
	requestsAtOnce: number;
	/** So many of the guests have got the message in an earlier run. */
	earlier: number;
	/** Whom the provider refuses in the run in which the database fails. */
	refused?: string;
}

const ONE_EACH = { account: ihuyi, guests: 3, earlier: 0, requestsAtOnce: 1 };
const FOR_ALL = { ...ONE_EACH, account: jiutian };
const STORIES: Story[] = [
	{ ...ONE_EACH, title: 'H4: one request each' },
	{ ...ONE_EACH, title: 'H4: one request each, several at once', requestsAtOnce: 3 },
	{ ...ONE_EACH, title: 'H4: a later run, and one is refused', earlier: 1, refused: '15400000002' },
	{ ...FOR_ALL, title: 'H4: one request for all' },
	{ ...FOR_ALL, title: 'H4: one request for all, a later run', earlier: 1 },
	{ ...FOR_ALL, title: 'H4, H12: one request for 450, tidied up in portions', guests: 450 },
];
const SCOPES = ['node', 'workflow'];
const ALL = STORIES.flatMap((story) => SCOPES.map((scope) => ({ ...story, scope })));

/** What became of a recipient. */
interface Fate {
	number: string;
	/** Messages in the provider's journal after both runs. */
	got: number;
	/** What the run said in which the database failed; nothing if it stopped with an error. */
	first: unknown;
	/** What the healthy run after it said. */
	second: unknown;
}

let carrier: Carrier;
let database: ProcessedData;
beforeEach(async () => {
	carrier = await startCarrier({ ihuyi: { oneMessagePerSecond: false } });
});
afterEach(async () => await carrier.close());

/** n8n's service on an empty database, and a provider that has seen nobody. */
async function startAnew() {
	database = new ProcessedData();
	Reflect.set(DataDeduplicationService, 'instance', undefined);
	await DataDeduplicationService.init(database);
	carrier.behave();
	carrier.journal.clear();
}

const guestsOf = ({ account, guests }: Story) => guestsFor(account, guests);

const NUMBER = /^(?:\+86)?/;

/** What a run says of each number; for what was skipped, why. */
const toldBy = ({ accepted, notAccepted }: SmsResult) =>
	new Map<string, unknown>(
		[...accepted, ...notAccepted].map(({ json }) => [
			String(json.to).replace(NUMBER, ''),
			json.skipReason ?? json.outcome,
		]),
	);

const send = async (story: Story, scope: string, guests: IDataObject[], mode = 'send') =>
	await runSms(story.account, carrier, {
		items: guests,
		options: {
			requestsAtOnce: story.requestsAtOnce,
			sendOnce: { once: { scope, mode } },
		},
	});

/** Up to the moment from which on the database may fail. */
async function begin(story: Story, scope: string): Promise<IDataObject[]> {
	await startAnew();
	const guests = guestsOf(story);
	if (story.earlier > 0) await send(story, scope, guests.slice(0, story.earlier));
	const { refused } = story;
	if (refused) carrier.misbehave({ kind: 'status', status: 401, numbers: [refused] });
	return guests;
}

const received = () => {
	const counts = new Map<string, number>();
	for (const { to } of carrier.journal.messages()) counts.set(to, (counts.get(to) ?? 0) + 1);
	return (number: string) => counts.get(number) ?? 0;
};

/** The calls of a run in which none fails. */
async function callsOf(story: Story, scope: string): Promise<string[]> {
	const guests = await begin(story, scope);
	database.restart();
	await send(story, scope, guests);
	return database.calls;
}

/** A run in which one call fails, then a healthy one. */
async function failAt(story: Story, scope: string, outage: Outage) {
	const guests = await begin(story, scope);
	database.failOnce(outage);
	const first = toldBy(await send(story, scope, guests));
	const call = database.calls[outage.call - 1];
	database.restart();
	carrier.behave();
	const second = toldBy(await send(story, scope, guests));
	const got = received();
	const fates = guests.map(({ phone }): Fate => {
		const number = String(phone);
		return { number, got: got(number), first: first.get(number), second: second.get(number) };
	});
	return { call, fates };
}

const isSettled = ({ got, second }: Fate) =>
	got === 1 && (second === 'accepted' || second === 'alreadySent');

/** What a run may say whose database fails at one call: never that a message may have gone out. */
const FIRST: unknown[] = [undefined, 'accepted', 'alreadySent', 'held', 'rejected'];

describe.each(ALL)('$title, memory of the $scope: a call of the database', (story) => {
	const { scope } = story;

	it('fails before it takes effect: after the next run everybody has got one message', async () => {
		const calls = await callsOf(story, scope);
		for (let call = 1; call <= calls.length; call++) {
			const { fates } = await failAt(story, scope, { call, written: false });
			const wrong = fates.filter((fate) => !isSettled(fate) || !FIRST.includes(fate.first));
			expect({ call, wrong }).toEqual({ call, wrong: [] });
		}
	});

	it('takes effect and its answer is lost: in doubt is only what it claimed, and nobody gets two', async () => {
		const calls = await callsOf(story, scope);
		const claims: string[] = [];
		for (let call = 1; call <= calls.length; call++) {
			const { call: what, fates } = await failAt(story, scope, { call, written: true });
			const inDoubt = fates.filter(({ second }) => second === 'unknown');
			const wrong = fates.filter(
				(fate) =>
					!FIRST.includes(fate.first) ||
					!(isSettled(fate) || (inDoubt.includes(fate) && fate.first === 'held')),
			);
			const isClaim = /^record entries: (insert|update)$/.test(what);
			if (isClaim) claims.push(what);
			const found = { call, what, wrong, isInDoubt: inDoubt.length > 0 };
			expect(found).toEqual({ call, what, wrong: [], isInDoubt: isClaim });

			// They are looked up in the provider's console, which shows who got nothing.
			const lost = inDoubt.filter(({ got }) => got === 0).map(({ number }) => ({ phone: number }));
			if (lost.length === 0) continue;
			await send(story, scope, lost, 'forget');
			await send(story, scope, guestsOf(story));
			const got = received();
			expect(fates.filter(({ number }) => got(number) !== 1)).toEqual([]);
		}
		expect(claims).not.toEqual([]);
	});
});

describe.each(SCOPES)('H4: Forget, memory of the %s: a call of the database', (scope) => {
	const story = STORIES[0];

	it.each([
		['fails before it takes effect', false],
		['takes effect and its answer is lost', true],
	])(
		'%s: who is told as forgotten is sent to again, and nobody is in doubt',
		async (_, written) => {
			const failAtCall = async (call: number) => {
				const guests = await begin(story, scope);
				await send(story, scope, guests);
				database.failOnce({ call, written });
				const told = toldBy(await send(story, scope, guests, 'forget'));
				const { calls } = database;
				database.restart();
				const next = toldBy(await send(story, scope, guests));
				const got = received();
				return { told, next, got, calls };
			};
			const { calls } = await failAtCall(Infinity);
			expect(calls.length).toBeGreaterThan(3);
			for (let call = 1; call <= calls.length; call++) {
				const { told, next, got } = await failAtCall(call);
				for (const [number, outcome] of next) {
					const isAgain = outcome === 'accepted';
					const found = { call, outcome, got: got(number) };
					if (told.has(number)) expect(told.get(number)).toBe('forgotten');
					if (told.has(number) || isAgain)
						expect(found).toEqual({ call, outcome: 'accepted', got: 2 });
					else expect(found).toEqual({ call, outcome: 'alreadySent', got: 1 });
				}
				expect(next.size).toBe(3);
			}
		},
	);
});
