import { sleep, type IDataObject, type INode } from 'n8n-workflow';

import {
	startCarrier,
	type Carrier,
	type MisbehaviourRule,
} from '../../playground/carrier/carrier.mts';
import { jpg } from '../unit/messaging/media/files.mts';
import { guestsFor, MMS_ACCOUNTS, type MmsAccount } from './support/accounts';
import { PUBLIC_HOST, startFileServer, type FileServer } from './support/fileServer';
import { composed, fromUrl, runMms, startMms, tail } from './support/mms';

jest.setTimeout(60_000);

let carrier: Carrier;
let web: FileServer;
beforeEach(async () => {
	web = await startFileServer({ '/poster.jpg': jpg(64, 48) });
});
afterEach(async () => {
	await carrier?.close();
	await web.close();
});

/** Plivo fetches the poster itself, so that every fault strikes a send. */
const INVITATION = composed([fromUrl(`${PUBLIC_HOST}/poster.jpg`)]);

const {
	'ihuyi C MMS': IHUYI,
	'ihuyi C0 MMS, old accounts': IHUYI_LEGACY,
	Plivo: PLIVO,
	'SUBMAIL, normal': SUBMAIL,
} = MMS_ACCOUNTS;
const numbersIn = (list: Array<{ json: IDataObject }>) => list.map(({ json }) => tail(json.to));
const journalNumbers = () => carrier.journal.messages().map(({ to }) => tail(to));

describe('Retry On Fail with a provider that fails in every way', () => {
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
	const times = 3;
	const rules: MisbehaviourRule[] = [
		{ kind: 'slow', delayMs: 1500, times },
		{ kind: 'status', status: 500, taken: true, times },
		{ kind: 'status', status: 500, taken: false, times },
		{ kind: 'status', status: 503, taken: false, times },
		{ kind: 'status', status: 429, retryAfter: '0', times },
		{ kind: 'resetAfterReading', times },
		{ kind: 'closeBeforeReading', times },
		{ kind: 'garbage', taken: true, times },
		{ kind: 'garbage', taken: false, times },
	];

	it.each<[string, MmsAccount, IDataObject, number]>([
		['ihuyi MMS, a message each', IHUYI, INVITATION, 40],
		['ihuyi MMS, one message for all', IHUYI, { ...INVITATION, guestName: '' }, 40],
		['ihuyi MMS of old accounts', IHUYI_LEGACY, IHUYI_LEGACY.template as IDataObject, 40],
		['Plivo', PLIVO, INVITATION, 40],
		['SUBMAIL, 50 in a request', SUBMAIL, SUBMAIL.template as IDataObject, 1000],
	])('%s: nobody lost, no number twice in the journal', async (_, account, content, count) => {
		carrier = await startCarrier(account.carrier);
		rules.forEach((rule) => carrier.misbehave(rule));
		const items = guestsFor(account, count);
		const options = { timeoutSeconds: 1 };
		const { accepted, notAccepted, error } = await runMms(account, carrier, {
			...{ items, content, options, settings },
		});

		expect(error).toBeUndefined();
		const all = [...numbersIn(accepted), ...numbersIn(notAccepted)].sort();
		expect(all).toEqual(items.map(({ phone }) => tail(phone)));
		const taken = journalNumbers();
		expect(new Set(taken).size).toBe(taken.length);
		for (const number of numbersIn(accepted)) expect(taken).toContain(number);
		for (const { json } of notAccepted) {
			if (json.outcome !== 'unknown') expect(taken).not.toContain(tail(json.to));
		}
		expect(carrier.journal.requests().some(({ misbehaviour }) => misbehaviour)).toBe(true);
	});

	it.each([
		['ihuyi', IHUYI],
		['Plivo', PLIVO],
	])('%s: runs again as a whole only while nothing can have left', async (_, account) => {
		carrier = await startCarrier();
		const credentials = {
			[account.credentialType]: { ...account.credential, baseUrl: 'api.example.com' },
		};
		const items = guestsFor(account, 2);
		const { error } = await runMms(account, carrier, {
			...{ items, content: INVITATION, credentials, settings },
		});
		expect(error?.message).toContain("'Base URL'");
		expect(carrier.journal.requests()).toEqual([]);
	});
});

describe('a run that is refused as a whole', () => {
	const refusedRun = async (settings: Partial<INode>, options: IDataObject) => {
		carrier = await startCarrier();
		const items = guestsFor(PLIVO, 2);
		return await runMms(PLIVO, carrier, { items, content: INVITATION, options, settings });
	};

	it.each<[string, unknown, string]>([
		['fallbackSegments', 0, 'Fallback Segments'],
		['messagesPerSecond', 0, 'Messages per Second'],
		['requestsAtOnce', 'many', 'Requests at Once'],
		['retries', -1, 'Retries'],
		['timeoutSeconds', 9999, 'Timeout (Seconds)'],
	])('%s = %s stops it before anything is sent', async (name, value, displayName) => {
		const { error } = await refusedRun({}, { [name]: value } as IDataObject);
		expect(error?.message).toContain(`'${displayName}'`);
		expect(carrier.journal.requests()).toEqual([]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'gives Not Accepted items with %s',
		async (onError) => {
			const { accepted, notAccepted, error } = await refusedRun({ onError }, { retries: -1 });
			expect(error).toBeUndefined();
			expect(accepted).toEqual([]);
			expect(notAccepted.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
				['rejected', { item: 0 }],
				['rejected', { item: 1 }],
			]);
			expect(carrier.journal.requests()).toEqual([]);
		},
	);
});

describe('faults in the middle of a run', () => {
	it('ihuyi: a request that broke off goes out again under its ID, and nobody gets two', async () => {
		carrier = await startCarrier();
		carrier.misbehave({ kind: 'resetAfterReading', taken: false, times: 1 });
		const items = guestsFor(IHUYI, 3);
		const content = { ...INVITATION, guestName: '' };
		const { accepted } = await runMms(IHUYI, carrier, { items, content });
		expect(accepted.map(({ json }) => json.attempts)).toEqual([2, 2, 2]);
		expect(journalNumbers()).toEqual(items.map(({ phone }) => tail(phone)));
	});

	it('Plivo: what may have arrived is unknown and not sent again', async () => {
		carrier = await startCarrier();
		carrier.misbehave({ kind: 'resetAfterReading', times: 1 });
		const items = guestsFor(PLIVO, 3);
		const options = { requestsAtOnce: 1 };
		const { accepted, notAccepted } = await runMms(PLIVO, carrier, {
			...{ items, content: INVITATION, options },
		});
		expect(accepted).toHaveLength(2);
		expect(notAccepted[0].json).toMatchObject({ outcome: 'unknown', attempts: 1 });
		expect(notAccepted[0].json.fallbackText).toContain('Example Fair');
		expect(journalNumbers()).toHaveLength(3);
	});

	it('SUBMAIL: a number that is refused does not stop the others of its request', async () => {
		carrier = await startCarrier();
		const items = guestsFor(SUBMAIL, 3);
		carrier.setFate(String(items[1].phone), { refusal: '114' });
		const content = SUBMAIL.template as IDataObject;
		const { accepted, notAccepted } = await runMms(SUBMAIL, carrier, { items, content });
		expect(numbersIn(accepted)).toEqual([items[0], items[2]].map(({ phone }) => tail(phone)));
		expect(notAccepted[0]).toMatchObject({
			json: { outcome: 'rejected', failure: { category: 'blocked', providerCode: '114' } },
			pairedItem: { item: 1 },
		});
	});
});

it.each([
	['ihuyi', IHUYI],
	['Plivo', PLIVO],
])('%s: stops sending when the execution is cancelled', async (_, account) => {
	carrier = await startCarrier();
	carrier.misbehave({ kind: 'slow', delayMs: 50 });
	const { done, cancel } = startMms(account, carrier, {
		...{ items: guestsFor(account, 40), content: INVITATION, options: { requestsAtOnce: 1 } },
	});
	for (let tries = 0; carrier.journal.requests().length < 2 && tries < 250; tries++)
		await sleep(20);
	cancel();
	await done.catch(() => undefined);
	// What was under way may still arrive; nothing new may follow.
	await sleep(300);
	const sent = carrier.journal.requests().length;
	await sleep(300);
	expect(carrier.journal.requests()).toHaveLength(sent);
	expect(sent).toBeGreaterThan(1);
	expect(sent).toBeLessThan(40);
});
