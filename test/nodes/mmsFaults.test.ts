import type { IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { jpg } from '../unit/messaging/media/files.mts';
import { guestsFor, MMS_ACCOUNTS } from './support/accounts';
import { PUBLIC_HOST, startFileServer, type FileServer } from './support/fileServer';
import { composed, fromUrl, runMms, tail } from './support/mms';

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

const { 'ihuyi C MMS': IHUYI, Plivo: PLIVO, 'SUBMAIL, normal': SUBMAIL } = MMS_ACCOUNTS;
const numbersIn = (list: Array<{ json: IDataObject }>) => list.map(({ json }) => tail(json.to));
const journalNumbers = () => carrier.journal.messages().map(({ to }) => tail(to));

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
			items,
			content: INVITATION,
			options,
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
