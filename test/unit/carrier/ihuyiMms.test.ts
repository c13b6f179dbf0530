import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { v1Signature } from '../../../playground/carrier/providers/ihuyi/v1Request.mts';
import { apiKey, goldenSeconds, http, start, stopAll } from './clients';

const requestId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);
const text = (content: string) => ({
	con_type: 'txt',
	ext_name: 'txt',
	con_data: base64(content),
});
const image = (data: Buffer, extension = 'jpg') => ({
	con_type: 'img',
	ext_name: extension,
	con_data: base64(data),
});
const invitation = text('【示例签名】邀请您参观工业展');

/** A valid batch, signed after `changes` are applied; a changed signature is kept. */
function batch(changes: Record<string, unknown> = {}): Record<string, unknown> {
	const common = { api_id: 'mms-00000001', timestamp: goldenSeconds, request_id: requestId };
	return {
		signature: v1Signature({ ...common, ...changes }, apiKey),
		...common,
		product_id: 1001,
		phone: ['13800000000', '13900000000'],
		title: '工业展邀请函',
		content: [invitation, image(picture)],
		...changes,
	};
}

const send = async (carrier: Carrier, body: unknown, contentType = 'application/json') =>
	await http.post(
		`${carrier.baseUrl('ihuyi')}/mms/v1/batchSend`,
		typeof body === 'string' ? body : JSON.stringify(body),
		{ headers: { 'content-type': contentType } },
	);

const codeOf = async (carrier: Carrier, changes: Record<string, unknown> = {}) =>
	JSON.parse((await send(carrier, batch(changes))).data).code;

const startWith = async (ihuyi: CarrierOptions['ihuyi']) => await start({ ihuyi });

afterEach(stopAll);

describe('ihuyi MMS: what is taken', () => {
	it('is entered once for each number, with its pages, and answered with the code alone', async () => {
		const carrier = await start();
		const { status, data } = await send(
			carrier,
			batch({ signature: '00b9c093a08728ec7d6929e8c7d00bda' }),
		);
		expect([status, data]).toEqual([200, '{"code":"OK"}']);
		const message = {
			provider: 'ihuyi',
			product: 'mms',
			messageId: requestId,
			requestId,
			text: '【示例签名】邀请您参观工业展',
			signature: '示例签名',
			subject: '工业展邀请函',
			pages: [
				{ text: '【示例签名】邀请您参观工业展' },
				{
					text: '',
					media: { type: 'image/jpeg', bytes: 8, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
				},
			],
			receivedAt: goldenSeconds * 1000,
			segments: 1,
		};
		const messages = carrier.journal.messages();
		expect(messages).toEqual([
			{ ...message, to: '13800000000' },
			{ ...message, to: '13900000000' },
		]);
		const sha256 = messages[0].pages?.[1].media?.sha256 ?? '';
		expect(carrier.journal.media(sha256)).toEqual(picture);
		expect(carrier.journal.requests()[0].numbers).toEqual(['13800000000', '13900000000']);
	});

	it('keeps the order of the items', async () => {
		const carrier = await start();
		const content = [image(picture, 'PNG'), invitation, image(picture, 'gif'), text('欢迎光临')];
		expect(await codeOf(carrier, { content })).toBe('OK');
		const [{ pages, text: shown }] = carrier.journal.messages();
		expect(pages?.map((page) => page.media?.type ?? page.text)).toEqual([
			'image/png',
			'【示例签名】邀请您参观工业展',
			'image/gif',
			'欢迎光临',
		]);
		expect(shown).toBe('【示例签名】邀请您参观工业展\n欢迎光临');
	});

	it('may name its signature apart', async () => {
		const carrier = await start();
		expect(await codeOf(carrier, { sign_name: '示例签名', content: [image(picture)] })).toBe('OK');
		expect(carrier.journal.messages()[0]).toMatchObject({
			text: '【示例签名】',
			signature: '示例签名',
		});
	});

	it('may name a template; own content wins over it', async () => {
		const carrier = await startWith({ mmsTemplates: { T1: '【示例签名】模板' } });
		expect(await codeOf(carrier, { template_id: 'T1', content: undefined })).toBe('OK');
		expect(await codeOf(carrier, { template_id: 'T1', request_id: 'b' })).toBe('OK');
		const [fromTemplate, , own] = carrier.journal.messages();
		expect(fromTemplate).toMatchObject({
			templateId: 'T1',
			text: '【示例签名】模板',
			signature: '示例签名',
			pages: [{ text: '【示例签名】模板' }],
		});
		expect(own.text).toBe('【示例签名】邀请您参观工业展');
		expect(own.templateId).toBeUndefined();
	});

	it('is read under the names that the account sets', async () => {
		const carrier = await startWith({
			mmsExtensionKey: 'extension',
			mmsDataKey: 'data',
			mmsTemplateKey: 'tpl',
			mmsTitleKey: 'subject',
			mmsSignatureKey: 'sign',
			mmsTemplates: { T1: '【示例签名】模板' },
		});
		const content = [{ con_type: 'txt', extension: 'txt', data: base64('欢迎') }];
		const own = { content, title: undefined, subject: '邀请', sign: '示例签名' };
		expect(await codeOf(carrier, { request_id: 'a', ...own })).toBe('OK');
		expect(carrier.journal.messages()[0]).toMatchObject({
			subject: '邀请',
			text: '【示例签名】欢迎',
		});
		expect(await codeOf(carrier, { request_id: 'b', content: undefined, tpl: 'T1' })).toBe('OK');
		expect(await codeOf(carrier, { request_id: 'c' })).toBe('InputDataInvalid');
	});

	it('goes to 10,000 numbers and not one more, each on its own', async () => {
		const carrier = await startWith({ blacklist: ['13800000000'] });
		const phones = (count: number) =>
			Array.from({ length: count }, (_, index) => String(13800000000 + index));
		expect(await codeOf(carrier, { phone: phones(10_001) })).toBe('PlaceholderTooManyPhones');
		expect(carrier.journal.messages()).toHaveLength(0);
		expect(await codeOf(carrier, { phone: phones(10_000) })).toBe('OK');
		expect(carrier.journal.messages()).toHaveLength(9_999);
	});
});

describe('ihuyi MMS: size', () => {
	const limits = { mms: 81_920, video: 1_887_436 };

	it.each([
		['mms', 0, 'OK'],
		['mms', 1, 'PlaceholderContentTooLarge'],
		['video', 0, 'OK'],
		['video', 1, 'PlaceholderContentTooLarge'],
	] as const)('%s: limit + %i bytes, texts counted: %s', async (mmsProduct, over, code) => {
		const carrier = await startWith({ mmsProduct });
		const textBytes = Buffer.from('【示例签名】邀请您参观工业展').length;
		const data = Buffer.alloc(limits[mmsProduct] - textBytes + over, 1);
		expect(await codeOf(carrier, { content: [invitation, image(data)] })).toBe(code);
		expect(carrier.journal.messages()).toHaveLength(code === 'OK' ? 2 : 0);
	});
});

describe('ihuyi MMS: refusals', () => {
	const item = { con_type: 'img', ext_name: 'jpg', con_data: base64(picture) };
	const withItem = (changes: object) => ({ content: [invitation, { ...item, ...changes }] });
	it.each([
		['another product_id', { product_id: 1018 }, 'InputDataInvalid'],
		['product_id as text', { product_id: '1001' }, 'InputDataInvalid'],
		['phone as text', { phone: '13800000000' }, 'InputDataInvalid'],
		['no content', { content: undefined }, 'InputDataInvalid'],
		['empty content', { content: [] }, 'InputDataInvalid'],
		['content as text', { content: '邀请' }, 'InputDataInvalid'],
		['another type', withItem({ con_type: 'audio' }), 'InputDataInvalid'],
		['an extension of another type', withItem({ ext_name: 'mp4' }), 'InputDataInvalid'],
		['no extension', withItem({ ext_name: undefined }), 'InputDataInvalid'],
		['no data', withItem({ con_data: undefined }), 'InputDataInvalid'],
		['empty data', withItem({ con_data: '' }), 'InputDataInvalid'],
		[
			'data under another name',
			withItem({ con_data: undefined, data: 'AA==' }),
			'InputDataInvalid',
		],
		['data that is no Base64', withItem({ con_data: '邀请' }), 'InputDataInvalid'],
		[
			'text that is no UTF-8',
			{ content: [{ ...invitation, con_data: base64(Buffer.from([0xd1, 0xfb])) }] },
			'InputDataInvalid',
		],
		['plain text', { content: [{ ...invitation, con_data: '邀请' }] }, 'InputDataInvalid'],
		['no signature', { content: [text('邀请您参观'), item] }, 'PlaceholderSignNameRefused'],
		['a signature not approved', { content: [text('【别家】')] }, 'PlaceholderSignNameRefused'],
		['brackets in sign_name', { sign_name: '【示例签名】' }, 'PlaceholderSignNameRefused'],
		['a forbidden word', { content: [text('【示例签名】发票')] }, 'PlaceholderContentRefused'],
		['an unknown template', { content: undefined, template_id: 'x' }, 'PlaceholderTemplateRefused'],
		['the account of marketing', { api_id: 'sms-yx-00000001' }, 'PlaceholderUnknownAccount'],
		['a wrong signature', { signature: 'f'.repeat(32) }, 'PlaceholderSignatureMismatch'],
		['61 s late', { timestamp: goldenSeconds - 61 }, 'PlaceholderTimestampOutOfRange'],
	])('refuses %s', async (_name, changes, code) => {
		const carrier = await startWith({
			approvedSignatures: ['示例签名'],
			forbiddenWords: ['发票'],
		});
		const { data } = await send(carrier, batch(changes));
		expect(JSON.parse(data)).toEqual({ code });
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('refuses GET, broken JSON and forms', async () => {
		const carrier = await start();
		const answers = [
			await http.get(`${carrier.baseUrl('ihuyi')}/mms/v1/batchSend`),
			await send(carrier, '{"api_id":'),
			await send(carrier, 'a=1', 'application/x-www-form-urlencoded'),
		];
		expect(answers.map(({ data }) => data)).toEqual(Array(3).fill('{"code":"InputDataInvalid"}'));
	});

	it('refuses what the balance does not cover', async () => {
		const carrier = await startWith({ mmsBalance: 3 });
		expect(await codeOf(carrier, { request_id: 'a' })).toBe('OK');
		expect(await codeOf(carrier, { request_id: 'b' })).toBe('PlaceholderBalanceInsufficient');
	});

	it('refuses a request_id again for two hours', async () => {
		let seconds = goldenSeconds;
		const carrier = await start({ now: () => seconds * 1000 });
		const again = () => codeOf(carrier, { timestamp: seconds });
		expect(await again()).toBe('OK');
		seconds += 7199;
		expect(await again()).toBe('PlaceholderRepeatedRequestId');
		seconds += 1;
		expect(await again()).toBe('OK');
	});
});
