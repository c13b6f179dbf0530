import { sleep, type IDataObject, type INode } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS, guestsFor, MMS_ACCOUNTS } from './support/accounts';
import type { RunningWorkflow } from './support/engine';
import { composed, fromUrl, runMms, startMms, type MmsResult } from './support/mms';
import { runSms, startSms, type SmsResult } from './support/sms';
import { PUBLIC_HOST, startFileServer, type FileServer } from './support/fileServer';
import { jpg } from '../unit/messaging/media/files.mts';

/** What becomes of a whole run of either sending node: refused before it sends, or cancelled. */
let carrier: Carrier;
let web: FileServer;
beforeEach(async () => {
	web = await startFileServer({ '/poster.jpg': jpg(64, 48) });
	carrier = await startCarrier();
});
afterEach(async () => {
	await carrier.close();
	await web.close();
});

const content = composed([fromUrl(`${PUBLIC_HOST}/poster.jpg`)]);
const { 'ihuyi A notification': SMS } = ACCOUNTS;
const { 'ihuyi C MMS': IHUYI, Plivo: PLIVO } = MMS_ACCOUNTS;

type Refused = (options: IDataObject, settings?: Partial<INode>) => Promise<SmsResult | MmsResult>;
const sendSms: Refused = async (options, settings) =>
	await runSms(SMS, carrier, { items: guestsFor(SMS, 2), options, settings });
const sendMms: Refused = async (options, settings) =>
	await runMms(PLIVO, carrier, { items: guestsFor(PLIVO, 2), content, options, settings });

/** Limits that both nodes have. */
const BOTH: Array<[string, unknown, string]> = [
	['messagesPerSecond', 0, 'Messages per Second'],
	['requestsAtOnce', 'many', 'Requests at Once'],
	['retries', -1, 'Retries'],
	['timeoutSeconds', 9999, 'Timeout (Seconds)'],
];

describe.each<[string, Refused, typeof BOTH]>([
	[
		'Send SMS',
		sendSms,
		[...BOTH, ['maxSegments', 0, 'Max Segments'], ['pricePerSegment', -1, 'Price per Segment']],
	],
	['Send MMS Invitation', sendMms, [...BOTH, ['fallbackSegments', 0, 'Fallback Segments']]],
])('%s refused as a whole', (_, send, limits) => {
	it.each(limits)('%s = %s stops it before anything is sent', async (name, value, displayName) => {
		const { error } = await send({ [name]: value } as IDataObject);
		expect(error?.message).toContain(`'${displayName}'`);
		expect(carrier.journal.requests()).toEqual([]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'gives Not Accepted items with %s',
		async (onError) => {
			const { accepted, notAccepted, error } = await send({ retries: -1 }, { onError });
			expect(error).toBeUndefined();
			expect(accepted).toEqual([]);
			expect(notAccepted.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
				['rejected', { item: 0 }],
				['rejected', { item: 1 }],
			]);
			expect(notAccepted[0].json.reason).toContain("'Retries'");
			expect(carrier.journal.requests()).toEqual([]);
		},
	);
});

const options = { requestsAtOnce: 1 };
it.each<[string, () => RunningWorkflow]>([
	['SMS through ihuyi', () => startSms(SMS, carrier, { items: guestsFor(SMS, 40), options })],
	[
		'MMS through ihuyi',
		() => startMms(IHUYI, carrier, { items: guestsFor(IHUYI, 40), content, options }),
	],
	[
		'MMS through Plivo',
		() => startMms(PLIVO, carrier, { items: guestsFor(PLIVO, 40), content, options }),
	],
])('%s: stops sending when the execution is cancelled', async (_, start) => {
	carrier.misbehave({ kind: 'slow', delayMs: 50 });
	const { done, cancel } = start();
	for (let tries = 0; carrier.journal.requests().length < 2 && tries < 250; tries++) {
		await sleep(20);
	}
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
