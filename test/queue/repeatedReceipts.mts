import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { type Check, exactly, measured, type QueueContext } from './check.mts';
import { createReceipts, type Keeping, untilListening } from './workflows.mts';

const KEYS = 50;
const COPIES = 4;

/**
 * The same receipts several times at the same moment, kept in a data table by Insert and by Upsert:
 * nothing may be lost. A data table has no unique column, so Upsert may leave a receipt twice.
 */
export async function pushRepeated(context: QueueContext): Promise<Check[]> {
	return [...(await pushTo(context, 'insert')), ...(await pushTo(context, 'upsert'))];
}

async function pushTo({ cluster, log }: QueueContext, keeping: Keeping): Promise<Check[]> {
	log(`The same receipts ${COPIES} times, kept by ${keeping} …`);
	const { api, webhookUrl } = cluster;
	const { url, dataTableId } = await createReceipts(api, webhookUrl, `Kept by ${keeping}`, keeping);
	await untilListening(url);
	const begin = Date.now();
	for (let key = 0; key < KEYS; key++) {
		await Promise.all(Array.from({ length: COPIES }, async () => await push(url, key)));
	}
	const seconds = (Date.now() - begin) / 1000;
	const rows = async () => await api.readRows<{ receiptKey: string }>(dataTableId);
	const kept = await unchanging(rows);
	const keys = new Set(kept.map(({ receiptKey }) => receiptKey));
	return [
		exactly(`${keeping}: receipts kept of ${KEYS}, each pushed ${COPIES} times`, keys.size, KEYS),
		keeping === 'insert'
			? exactly('insert: rows', kept.length, KEYS * COPIES)
			: measured('upsert: rows', kept.length),
		measured(`${keeping}: pushes answered per second`, (KEYS * COPIES) / seconds),
	];
}

const push = async (url: string, key: number) =>
	await axios.post(
		url,
		new URLSearchParams({
			code: '2',
			msg: '发送成功',
			mobilephone: '15400000001',
			smsid: `1700000000${key}`,
			report_time: '2026-11-21 09:00:00',
		}),
		{ proxy: false },
	);

/** Reads until nothing has been added for some seconds. */
async function unchanging<Row>(read: () => Promise<Row[]>): Promise<Row[]> {
	let rows = await read();
	for (let since = 0; since < 8; since++) {
		await sleep(1000);
		const now = await read();
		if (now.length !== rows.length) since = 0;
		rows = now;
	}
	return rows;
}
