import type { IDataObject, INode } from 'n8n-workflow';

import {
	startCarrier,
	type Carrier,
	type MisbehaviourRule,
} from '../../playground/carrier/carrier.mts';
import { jpg } from '../unit/messaging/media/files.mts';
import {
	ACCOUNTS,
	guestsFor,
	MMS_ACCOUNTS,
	type Account,
	type MmsAccount,
} from './support/accounts';
import { PUBLIC_HOST, startFileServer, type FileServer } from './support/fileServer';
import { composed, fromUrl, runMms, tail, type MmsResult, type MmsRun } from './support/mms';
import { runSms, type SmsResult } from './support/sms';

/** n8n's own Retry On Fail must do no harm, whatever the provider does. */
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

/** A way to send, with either node. */
interface Way {
	count: number;
	account: Account | MmsAccount;
	run(
		run: Pick<MmsRun, 'items' | 'options' | 'settings' | 'credentials'>,
	): Promise<SmsResult | MmsResult>;
}

const sms = (name: string, content: 'text' | 'personal'): Way => {
	const account = ACCOUNTS[name];
	return {
		account,
		count: 40,
		run: async (run) => await runSms(account, carrier, { ...run, parameters: account[content] }),
	};
};
const mms = (name: string, content: IDataObject | undefined, count = 40): Way => {
	const account = MMS_ACCOUNTS[name];
	const wanted = content ?? account.template ?? {};
	return {
		account,
		count,
		run: async (run) => await runMms(account, carrier, { ...run, content: wanted }),
	};
};

/** Plivo fetches the poster itself, so that every fault strikes a send. */
const INVITATION = composed([fromUrl(`${PUBLIC_HOST}/poster.jpg`)]);
const settings: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
const times = 3;
const RULES: MisbehaviourRule[] = [
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

describe.each<[string, Way]>([
	['ihuyi notification', sms('ihuyi A notification', 'text')],
	['ihuyi marketing, one text each', sms('ihuyi B marketing v1', 'personal')],
	['ihuyi marketing, one text for all', sms('ihuyi B marketing v1', 'text')],
	['ihuyi MMS, a message each', mms('ihuyi C MMS', INVITATION)],
	['ihuyi MMS, one message for all', mms('ihuyi C MMS', { ...INVITATION, guestName: '' })],
	['ihuyi MMS of old accounts', mms('ihuyi C0 MMS, old accounts', undefined)],
	['Plivo MMS', mms('Plivo', INVITATION)],
	['SUBMAIL MMS, 50 in a request', mms('SUBMAIL, normal', undefined, 1000)],
])('%s', (_, { account, count, run }) => {
	it('with a provider that fails in every way: nobody lost, no number twice in the journal', async () => {
		carrier = await startCarrier({
			...('carrier' in account ? account.carrier : { ihuyi: { oneMessagePerSecond: false } }),
		});
		RULES.forEach((rule) => carrier.misbehave(rule));
		const items = guestsFor(account, count);
		const options = { timeoutSeconds: 1 };
		const { accepted, notAccepted, error } = await run({ items, options, settings });

		expect(error).toBeUndefined();
		const numbersOf = (list: typeof accepted) => list.map(({ json }) => tail(json.to));
		expect([...numbersOf(accepted), ...numbersOf(notAccepted)].sort()).toEqual(
			items.map(({ phone }) => tail(phone)),
		);
		const taken = carrier.journal.messages().map(({ to }) => tail(to));
		expect(new Set(taken).size).toBe(taken.length);
		for (const number of numbersOf(accepted)) expect(taken).toContain(number);
		for (const { json } of notAccepted) {
			if (json.outcome !== 'unknown') expect(taken).not.toContain(tail(json.to));
		}
		expect(carrier.journal.requests().some(({ misbehaviour }) => misbehaviour)).toBe(true);
	});
});

it.each<[string, Way]>([
	['SMS through ihuyi', sms('ihuyi A notification', 'text')],
	['MMS through ihuyi', mms('ihuyi C MMS', INVITATION)],
	['MMS through Plivo', mms('Plivo', INVITATION)],
])('%s: runs again as a whole only while nothing can have left', async (_, { account, run }) => {
	carrier = await startCarrier();
	const credentials = {
		[account.credentialType]: { ...account.credential, baseUrl: 'api.example.com' },
	};
	const { error } = await run({ items: guestsFor(account, 2), credentials, settings });
	expect(error?.message).toContain("'Base URL'");
	expect(carrier.journal.requests()).toEqual([]);
});
