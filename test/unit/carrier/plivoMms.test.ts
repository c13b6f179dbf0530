import formbody from '@fastify/formbody';
import type { AxiosRequestConfig } from 'axios';
import fastify from 'fastify';
import { Client } from 'plivo';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { defaultPlivoAccount } from '../../../playground/carrier/providers/plivo/accountOptions.mts';
import { goldenSeconds, http, start, stopAll } from './clients';

const { authId, authToken } = defaultPlivoAccount;
const megabyte = 1024 * 1024;
const maxFileBytes = 2 * megabyte;
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);

let carrier: Carrier;
let seconds: number;

async function restart(options: CarrierOptions = {}): Promise<void> {
	carrier = await start({
		receiptDelayMs: { min: 5, max: 5 },
		now: () => seconds * 1000,
		...options,
	});
}

/** Calls the account's API; returns status and parsed body. */
async function call(path: string, config: AxiosRequestConfig = {}) {
	const url = `${carrier.baseUrl('plivo')}/Account/${authId}/${path}`;
	const auth = { username: authId, password: authToken };
	const { status, data } = await http.request<string>({ url, auth, ...config });
	return { status, body: data === '' ? undefined : JSON.parse(data) };
}

/** Uploads files; each has a name, a type and its bytes. */
async function upload(...files: Array<[name: string, type: string, data: Buffer]>) {
	const form = new FormData();
	for (const [name, type, data] of files) {
		form.append('file', new Blob([new Uint8Array(data)], { type }), name);
	}
	return await call('Media/', { method: 'POST', data: form, transformRequest: [] });
}

/** Uploads files of so many bytes and returns their ids. */
async function uploadSizes(...sizes: number[]): Promise<string[]> {
	const ids: string[] = [];
	for (const [index, size] of sizes.entries()) {
		const { body } = await upload([`${index}.jpg`, 'image/jpeg', Buffer.alloc(size, index)]);
		ids.push(body.objects[0].media_id);
	}
	return ids;
}

const send = async (fields: Record<string, unknown> = {}) =>
	await call('Message/', {
		method: 'POST',
		data: { src: '14155550100', dst: '14155550199', type: 'mms', ...fields },
	});

/** Sends, lets everything come to its end and reads the record. */
async function recordOf(fields: Record<string, unknown>) {
	const { body } = await send(fields);
	await carrier.receiptsSettled();
	return (await call(`Message/${body.message_uuid[0]}/`)).body;
}

beforeEach(async () => {
	seconds = goldenSeconds;
	await restart();
});
afterEach(stopAll);

describe('Plivo: Media API', () => {
	it('takes an upload and tells of it', async () => {
		const { status, body } = await upload(['fair.jpg', 'image/jpeg', picture]);
		expect(status).toBe(201);
		const [media] = body.objects;
		expect(body).toEqual({
			api_id: expect.any(String),
			objects: [
				{
					content_type: 'image/jpeg',
					file_name: 'fair.jpg',
					media_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
					media_url: `https://media.plivo.com/Account/${authId}/Media/${media.media_id}`,
					size: 8,
					upload_time: '2023-11-14T22:13:20.000000Z',
				},
			],
		});
		const read = await call(`Media/${media.media_id}/`);
		expect(read).toMatchObject({ status: 200, body: media });
	});

	it('serves the official client', async () => {
		const client = new Client(authId, authToken, {
			url: `${carrier.baseUrl('plivo')}/Account/${authId}`,
		} as never);
		// The client reads files itself; any file of the package will do.
		const { objects } = (await client.media.upload(['LICENSE.md'])) as unknown as {
			objects: Array<{ mediaId: string; fileName: string }>;
		};
		expect(objects).toMatchObject([{ fileName: 'LICENSE.md' }]);
		expect(await client.media.get(objects[0].mediaId)).toMatchObject(objects[0]);
		expect(await client.media.list({})).toHaveLength(1);
	});

	it('takes ten files at once and not one more', async () => {
		const files = (count: number) =>
			Array.from({ length: count }, (_, index): [string, string, Buffer] => [
				`${index}.png`,
				'image/png',
				picture,
			]);
		const { body } = await upload(...files(10));
		expect(body.objects.map(({ file_name }: { file_name: string }) => file_name)).toEqual(
			files(10).map(([name]) => name),
		);
		expect((await upload(...files(11))).status).toBe(400);
		expect((await call('Media/')).body.meta.total_count).toBe(10);
	});

	it.each([
		[-1, 201],
		[0, 201],
		[1, 400],
	])('answers a file of 2 MB and %i bytes with %i', async (more, status) => {
		const answer = await upload(['a.jpg', 'image/jpeg', Buffer.alloc(maxFileBytes + more, 1)]);
		expect(answer.status).toBe(status);
		expect((await call('Media/')).body.meta.total_count).toBe(status === 201 ? 1 : 0);
	});

	it('takes ten of the largest files in one request', async () => {
		const large = Buffer.alloc(maxFileBytes, 1);
		const files = Array.from({ length: 10 }, (_, index): [string, string, Buffer] => [
			`${index}.jpg`,
			'image/jpeg',
			large,
		]);
		expect((await upload(...files)).status).toBe(201);
	});

	it('refuses what is no form with files', async () => {
		const json = await call('Media/', { method: 'POST', data: { file: 'a.jpg' } });
		expect([json.status, json.body.error]).toEqual([400, 'the body must be a multipart form']);
		const form = new FormData();
		form.append('file', 'only a text');
		const text = await call('Media/', { method: 'POST', data: form, transformRequest: [] });
		expect([text.status, text.body.error]).toEqual([400, 'file is required']);
	});

	it('refuses a wrong token', async () => {
		expect((await call('Media/', { auth: { username: authId, password: 'x' } })).status).toBe(401);
	});

	it('deletes', async () => {
		const [id, other] = await uploadSizes(1, 2);
		expect(await call(`Media/${id}/`, { method: 'DELETE' })).toEqual({
			status: 204,
			body: undefined,
		});
		expect((await call(`Media/${id}/`)).status).toBe(404);
		expect((await call(`Media/${id}/`, { method: 'DELETE' })).status).toBe(404);
		expect((await call(`Media/${other}/`)).status).toBe(200);
	});

	it('lists page by page', async () => {
		const ids = await uploadSizes(1, 2, 3);
		const { body } = await call('Media/', { params: { limit: 2, offset: 1 } });
		expect(body.objects.map(({ media_id }: { media_id: string }) => media_id)).toEqual(
			ids.slice(1),
		);
		expect(body.meta).toEqual({
			limit: 2,
			offset: 1,
			next: null,
			previous: `/v1/Account/${authId}/Media/?limit=2&offset=0`,
			total_count: 3,
		});
		expect((await call('Media/', { params: { limit: 21 } })).status).toBe(400);
	});

	it('forgets unused media after six hours, used ones not', async () => {
		const [unused, used] = await uploadSizes(1, 2);
		await send({ media_ids: [used] });
		seconds += 6 * 3600 - 1;
		expect((await call(`Media/${unused}/`)).status).toBe(200);
		seconds += 1;
		expect((await call(`Media/${unused}/`)).status).toBe(404);
		expect((await send({ media_ids: [unused] })).status).toBe(400);
		expect((await call(`Media/${used}/`)).status).toBe(200);
		expect((await send({ media_ids: [used] })).status).toBe(202);
	});
});

describe('Plivo: MMS', () => {
	it('shows its text first, then every attachment on its own page', async () => {
		const [id] = (await upload(['fair.jpg', 'image/jpeg', picture])).body.objects.map(
			({ media_id }: { media_id: string }) => media_id,
		);
		const url = 'https://example.com/map.png';
		const { status } = await send({ text: 'Invitation', media_urls: [url], media_ids: [id] });
		expect(status).toBe(202);
		const [message] = carrier.journal.messages();
		expect(message).toMatchObject({ product: 'mms', text: 'Invitation', segments: 1 });
		expect(message.pages).toEqual([
			{ text: 'Invitation' },
			{ text: '', media: { type: '', bytes: 0, sha256: '', url } },
			{ text: '', media: { type: 'image/jpeg', bytes: 8, sha256: expect.any(String) } },
		]);
		expect(carrier.journal.media(message.pages?.[2].media?.sha256 ?? '')).toEqual(picture);
	});

	it('has no page for a text that it has not, and an SMS has none at all', async () => {
		await send({ media_urls: ['https://example.com/a.jpg'] });
		await send({ type: 'sms', text: 'Hello' });
		const [mms, sms] = carrier.journal.messages();
		expect(mms.pages).toHaveLength(1);
		expect(sms.pages).toBeUndefined();
	});

	it('takes up to ten attachments, and at least one', async () => {
		const urls = (count: number) =>
			Array.from({ length: count }, (_, index) => `https://example.com/${index}.jpg`);
		const media_ids = await uploadSizes(1);
		expect((await send({ media_urls: urls(9), media_ids })).status).toBe(202);
		expect(carrier.journal.messages()[0].pages).toHaveLength(10);
		expect((await send({ media_urls: urls(10), media_ids })).status).toBe(400);
		expect((await send({ text: 'Invitation' })).status).toBe(400);
		expect(carrier.journal.messages()).toHaveLength(1);
	});

	it('is refused with an unknown media id, and the known one stays unused', async () => {
		const [id] = await uploadSizes(1);
		const { status, body } = await send({ media_ids: [id, 'id-1'] });
		expect([status, body.error]).toEqual([400, expect.stringContaining('id-1')]);
		expect(carrier.journal.messages()).toEqual([]);
		seconds += 6 * 3600;
		expect((await call(`Media/${id}/`)).status).toBe(404);
	});

	it.each([
		['one byte below 5 MB', 'Hello', -6, 'delivered', '000'],
		['5 MB with the text', 'Hello', -5, 'failed', '120'],
		['one byte below 5 MB without text', '', -1, 'delivered', '000'],
		['one byte above 5 MB', '', 1, 'failed', '120'],
	])('of %s ends as it must', async (_name, text, more, message_state, error_code) => {
		const media_ids = await uploadSizes(maxFileBytes, maxFileBytes, megabyte + more);
		const record = await recordOf({ text, media_ids });
		expect(record).toMatchObject({ message_type: 'mms', message_state, error_code });
		const status = message_state === 'delivered' ? 'delivered' : 'undelivered';
		expect(carrier.journal.messages()[0].receipt).toMatchObject({ status, code: error_code });
	});

	it('reaches country code 1 only; the code of the failure can be set', async () => {
		const media_urls = ['https://example.com/a.jpg'];
		const abroad = { dst: '8613800138000', media_urls };
		expect(await recordOf({ media_urls })).toMatchObject({ message_state: 'delivered' });
		expect(await recordOf(abroad)).toMatchObject({ message_state: 'failed', error_code: '90' });
		const sms = { dst: '8613800138000', type: 'sms', text: 'Hello' };
		expect(await recordOf(sms)).toMatchObject({ message_state: 'delivered' });
		await restart({ plivo: { mmsAbroadCode: '50' } });
		expect(await recordOf(abroad)).toMatchObject({ error_code: '50' });
	});

	it('is billed at its own rate, and not at all if it is not sent', async () => {
		const credits = async () => Number((await call('')).body.cash_credits);
		const before = await credits();
		await send({ media_urls: ['https://example.com/a.jpg'] });
		expect(before - (await credits())).toBeCloseTo(0.016);
		await send({ dst: '8613800138000', media_urls: ['https://example.com/a.jpg'] });
		expect(before - (await credits())).toBeCloseTo(0.016);
	});

	it('is called back like an SMS, with its type', async () => {
		const app = fastify();
		await app.register(formbody);
		const forms: Array<Record<string, string>> = [];
		app.post('/', (request) => {
			forms.push(request.body as Record<string, string>);
			return '';
		});
		const url = await app.listen({ host: '127.0.0.1', port: 0 });
		const media_ids = await uploadSizes(1);
		await send({ media_ids, url });
		await carrier.receiptsSettled();
		await app.close();
		expect(forms.map(({ Type, Status, Units }) => [Type, Status, Units])).toEqual([
			['mms', 'queued', '1'],
			['mms', 'sent', '1'],
			['mms', 'delivered', '1'],
		]);
	});
});
