import axios from 'axios';

import type { JournalEntry } from '../../../playground/carrier/carrier.mts';
import { N8nApi } from '../../../playground/n8nApi.mts';
import type { ServedPlayground } from '../../../playground/servedPlayground.mts';

/** The playground that start.js has started. */
export const playground = JSON.parse(process.env.PLAYGROUND ?? '{}') as ServedPlayground;

/** The owner's session in its n8n. */
export const n8n = new N8nApi(playground.n8nUrl, playground.session);

/** A client that takes every answer as it is. */
export const http = axios.create({
	proxy: false,
	validateStatus: () => true,
	timeout: 30_000,
});

/** Everything the simulator has taken: the truth. */
export const journal = async (): Promise<JournalEntry[]> =>
	(await http.get(`${playground.carrierUrl}/_carrier/journal`)).data;

/** Waits until the simulator has pushed the receipts of all messages that it has taken by now. */
export async function receiptsSettled(): Promise<void> {
	const { status } = await http.get(`${playground.carrierUrl}/_carrier/settled`, {
		timeout: 120_000,
	});
	if (status !== 204) throw new Error('The simulator still has receipts to push.');
}
