import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import type { SubmailAccountOptions } from '../../../playground/carrier/providers/submail/accountOptions.mts';
import { subhookSignature } from '../../../playground/carrier/providers/submail/subhook.mts';
import { md5 } from '../../../playground/carrier/providers/ihuyi/md5.mts';
import { apiKey, goldenSeconds, http, start, stopAll } from './clients';
import { startHook, type Hook } from './submailHook';

type Fields = Record<string, unknown>;

const number = '13800000000';
const otherNumber = '13900000000';
const text = '【SUBMAIL】展会明天开幕';

let hook: Hook;

beforeEach(async () => {
	hook = await startHook();
});

afterEach(async () => {
	await stopAll();
	await hook.close();
});

async function startPushing(
	submail: Partial<SubmailAccountOptions> = {},
	options: CarrierOptions = {},
): Promise<Carrier> {
	const carrier = await start({ receiptDelayMs: { min: 20, max: 20 }, submail, ...options });
	carrier.setReceiptUrl('submail', hook.url);
	carrier.setPushUrl('submail', 'reply', hook.url);
	carrier.setPushUrl('submail', 'templateReview', hook.url);
	return carrier;
}

async function answer(carrier: Carrier, endpoint: string, fields: Fields = {}, method = 'POST') {
	const form = { appid: '10001', signature: apiKey, ...fields };
	const body = new URLSearchParams(JSON.parse(JSON.stringify(form)));
	const address = `${carrier.baseUrl('submail')}/${endpoint}`;
	const { data } =
		method === 'GET'
			? await http.get(`${address}?${body.toString()}`)
			: await http.request({ method, url: address, data: body });
	return JSON.parse(data);
}

const send = async (carrier: Carrier, fields: Fields = {}) =>
	await answer(carrier, 'sms/send', { to: number, content: text, ...fields });

const bodies = () => hook.bodies();

describe('submail: SUBHOOK events of a message', () => {
	it('are signed like the golden vector', () => {
		expect(subhookSignature('067ef7e2f286a9a56eabb07dc9657852', 'my_subhook_key')).toBe(
			'61bc33e46c8329ed51c264a0b0f700bb',
		);
	});

	it('are request, sending and delivered, as forms', async () => {
		const carrier = await startPushing();
		const { send_id } = await send(carrier, { tag: 'fair 2026' });
		await carrier.receiptsSettled();
		const common = {
			address: number,
			app: '10001',
			send_id,
			tag: 'fair 2026',
			timestamp: String(goldenSeconds),
			token: expect.stringMatching(/^[0-9a-f]{32}$/),
			signature: expect.stringMatching(/^[0-9a-f]{32}$/),
		};
		expect(bodies()).toEqual([
			{ ...common, events: 'request', content: text },
			{ ...common, events: 'sending' },
			{ ...common, events: 'delivered', operator: '中国移动', location: '广东 广州' },
		]);
		for (const { token, signature } of bodies()) {
			expect(signature).toBe(md5(`${token}my_subhook_key`));
		}
		expect(new Set(bodies().map(({ token }) => token)).size).toBe(3);
		expect(carrier.journal.messages()[0].receipt).toMatchObject({
			status: 'delivered',
			code: 'DELIVRD',
			pushes: Array(3).fill({ httpStatus: 200, body: 'ok' }),
		});
	});

	it('follow the fate', async () => {
		const carrier = await startPushing({ subhookEvents: ['delivered', 'dropped', 'unknown'] });
		const fates = {
			'13800000001': { status: 'undelivered' as const },
			'13800000002': { status: 'undelivered' as const, code: 'mk:0012', message: '空号/停机' },
			'13800000003': { status: 'none' as const },
			'13800000004': { status: 'undelivered' as const, state: 'unkown' },
		};
		for (const [to, fate] of Object.entries(fates)) {
			carrier.setFate(to, fate);
			await send(carrier, { to });
		}
		await carrier.receiptsSettled();
		const told = bodies().map(({ address, events, report }) => [address, events, report]);
		expect(told.sort()).toEqual([
			['13800000001', 'dropped', ' UNDELIV'],
			['13800000002', 'dropped', 'mk:0012'],
			['13800000004', 'unkown', undefined],
		]);
	});

	it('still say request and sending where no outcome will come', async () => {
		const carrier = await startPushing();
		carrier.setFate(number, { status: 'none' });
		await send(carrier);
		await carrier.receiptsSettled();
		expect(bodies().map(({ events }) => events)).toEqual(['request', 'sending']);
	});

	it('are repeated byte for byte', async () => {
		const carrier = await startPushing({ subhookEvents: ['delivered'] });
		carrier.setFate(number, { receiptCopies: 2 });
		await send(carrier);
		await carrier.receiptsSettled();
		expect(hook.received).toHaveLength(2);
		expect(hook.received[1]).toEqual(hook.received[0]);
	});

	it('come as JSON, multipart or GET', async () => {
		const transports = ['json', 'multipart', 'get'] as const;
		for (const subhookTransport of transports) {
			const carrier = await startPushing({ subhookTransport, subhookEvents: ['dropped'] });
			carrier.setFate(number, { status: 'undelivered' });
			await send(carrier);
			await carrier.receiptsSettled();
		}
		const [json, multipart, byGet] = hook.received;
		expect(json.contentType).toBe('application/json');
		// Numbers stay numbers here.
		expect(json.body).toMatchObject({ events: 'dropped', app: 10001, timestamp: goldenSeconds });
		expect(multipart.contentType).toMatch(/^multipart\/form-data; boundary=/);
		const headers = { 'content-type': multipart.contentType ?? '' };
		const form = await new Response(String(multipart.body), { headers }).formData();
		expect([form.get('events'), form.get('report')]).toEqual(['dropped', ' UNDELIV']);
		expect([byGet.method, byGet.contentType]).toEqual(['GET', undefined]);
		expect(byGet.query).toMatchObject({ events: 'dropped', report: ' UNDELIV', app: '10001' });
	});
});

describe('submail: replies', () => {
	it('are pushed as mo and found by sms/mo', async () => {
		let now = goldenSeconds * 1000;
		const carrier = await startPushing({}, { now: () => now });
		await carrier.push('submail', 'reply', { from: number, text: '你好' });
		now += 1000;
		await carrier.push('submail', 'reply', { from: otherNumber, text: 'td' });
		expect(bodies()[0]).toEqual({
			events: 'mo',
			address: number,
			app: '10001',
			content: '你好',
			timestamp: String(goldenSeconds),
			token: expect.any(String),
			signature: md5(`${bodies()[0].token}my_subhook_key`),
		});
		expect(await answer(carrier, 'sms/mo')).toEqual({
			status: 'success',
			start_date: goldenSeconds + 1 - 86400,
			end_date: goldenSeconds + 1,
			total: 2,
			offset: 0,
			results: 2,
			mo: [
				{ appid: '10001', from: otherNumber, content: 'td', reply_at: goldenSeconds + 1 },
				{ appid: '10001', from: number, content: '你好', reply_at: goldenSeconds },
			],
		});
		now += 60_000;
		const one = await answer(carrier, 'sms/mo', { from: number });
		expect(one).toMatchObject({ total: 1, mo: [{ content: '你好' }] });
		await expect(carrier.push('submail', 'reply', { text: 'x' })).rejects.toThrow(/from/);
	});
});

describe('submail: sms/log', () => {
	it('tells what became of messages', async () => {
		let now = goldenSeconds * 1000;
		const carrier = await startPushing({}, { now: () => now });
		carrier.setFate(otherNumber, { status: 'undelivered' });
		carrier.setFate('13700000000', { status: 'none' });
		const { batchlist, responses } = await answer(carrier, 'sms/batchsend', {
			to: `${number},${otherNumber},13700000000`,
			content: text,
		});
		now += 3000;
		await carrier.receiptsSettled();
		const row = {
			appid: '10001',
			template_id: '',
			sms_signature: '【SUBMAIL】',
			sms_content: text,
			location: '广东 广州',
			mobile_type: '中国移动',
			ip_address: '127.0.0.1',
			send_at: goldenSeconds,
			sent_at: goldenSeconds,
		};
		const log = await answer(carrier, 'sms/log', { sendlist: batchlist });
		expect(log).toMatchObject({ status: 'success', total: 3, offset: 0, results: 3 });
		expect(log.end_date - log.start_date).toBe(86400);
		expect(log.data).toEqual([
			{
				...row,
				sendID: responses[0].send_id,
				to: number,
				fee: 1,
				status: 'delivered',
				report_state: 'DELIVRD',
				report_at: goldenSeconds + 3,
			},
			{
				...row,
				sendID: responses[1].send_id,
				to: otherNumber,
				fee: 0,
				status: 'dropped',
				report_state: 'UNDELIV',
				dropped_reason: '关机/停机',
				report_at: goldenSeconds + 3,
			},
			{
				...row,
				sendID: responses[2].send_id,
				to: '13700000000',
				fee: 1,
				status: 'pending',
				report_state: 'pending',
				report_at: 0,
			},
		]);
	});

	it('filters and pages', async () => {
		const carrier = await startPushing({ queryCacheSeconds: 0, subhookEvents: [] });
		carrier.setFate(otherNumber, { status: 'undelivered' });
		const { send_id } = await send(carrier);
		await send(carrier, { to: otherNumber });
		await send(carrier, { to: otherNumber, content: `${text}！` });
		const found = async (fields: Fields) => {
			const { total, results } = await answer(carrier, 'sms/log', fields);
			return [total, results];
		};
		expect(await found({})).toEqual([3, 3]);
		expect(await found({ to: otherNumber })).toEqual([2, 2]);
		expect(await found({ send_id })).toEqual([1, 1]);
		expect(await found({ status: 'dropped' })).toEqual([2, 2]);
		expect(await found({ sendlist: 'x' })).toEqual([0, 0]);
		expect(await found({ app: '10002' })).toEqual([0, 0]);
		expect(await found({ start_date: goldenSeconds + 1 })).toEqual([0, 0]);
		expect(await found({ end_date: goldenSeconds - 1 })).toEqual([0, 0]);
		expect(await found({ rows: 2, offset: 2 })).toEqual([3, 1]);
	});

	it('answers from its cache for a minute, whatever is asked', async () => {
		let now = goldenSeconds * 1000;
		const carrier = await startPushing({}, { now: () => now });
		const total = async (fields: Fields = {}) => (await answer(carrier, 'sms/log', fields)).total;
		await send(carrier);
		expect(await total()).toBe(1);
		await send(carrier);
		expect(await total({ to: otherNumber })).toBe(1);
		now += 59_999;
		expect(await total()).toBe(1);
		now += 1;
		expect(await total()).toBe(2);
	});
});

describe('submail: sms/template', () => {
	const template = {
		sms_title: '展会',
		sms_signature: '【SUBMAIL】',
		sms_content: '您好，@var(name)，展会明天开幕',
	};

	it('is created, reviewed, told, used, changed and deleted', async () => {
		const carrier = await startPushing({ reviewDelayMs: 300, wordsRejectedInReview: ['赌'] });
		const created = await answer(carrier, 'sms/template', template);
		expect(created).toEqual({ status: 'success', template_id: expect.stringMatching(/^\w{6}$/) });
		const { template_id } = created;
		const row = async () =>
			(await answer(carrier, 'sms/template', { template_id }, 'GET')).templates[0];
		expect(await row()).toEqual({
			template_id,
			...template,
			add_date: goldenSeconds,
			edit_date: goldenSeconds,
			template_status: '1',
			template_status_description: '正在审核',
		});
		expect(await hook.told('template_accept')).toMatchObject({ template_id });
		expect(await row()).toMatchObject({ template_status: '2' });
		const xsend = { to: number, project: template_id, vars: '{"name":"张三"}' };
		expect(await answer(carrier, 'sms/xsend', xsend)).toMatchObject({ status: 'success' });

		const changed = { ...template, template_id, sms_content: '赌场' };
		expect(await answer(carrier, 'sms/template', changed, 'PUT')).toEqual({ status: 'success' });
		expect(await row()).toMatchObject({ template_status: '1', sms_content: '赌场' });
		const rejection = await hook.told('template_reject');
		expect(rejection).toEqual({
			events: 'template_reject',
			template_id,
			reason: '签名不正确',
			timestamp: String(goldenSeconds),
			token: expect.any(String),
			signature: md5(`${rejection.token}my_subhook_key`),
		});
		expect(await row()).toMatchObject({
			template_status: '3',
			template_status_description: '未通过审核',
			template_reject_reson: '签名不正确',
		});

		const deleted = await answer(carrier, 'sms/template', { template_id }, 'DELETE');
		expect(deleted).toEqual({ status: 'success' });
		const gone = await answer(carrier, 'sms/template', { template_id }, 'GET');
		expect(gone).toMatchObject({ code: '418' });
	});

	it('is listed in pages of 50', async () => {
		const entry = { title: '', signature: '【SUBMAIL】', content: 'x', status: '2' as const };
		const templates = Object.fromEntries(
			Array.from({ length: 51 }, (_, index) => [`t${index}`, entry]),
		);
		const carrier = await startPushing({ templates });
		const page = async (offset: number) => await answer(carrier, 'sms/template', { offset }, 'GET');
		const first = await page(0);
		expect([first.start_row, first.end_row, first.templates.length]).toEqual([1, 50, 50]);
		const second = await page(1);
		expect([second.start_row, second.end_row]).toEqual([51, 100]);
		expect(second.templates).toMatchObject([{ template_id: 't50' }]);
	});

	it.each([
		['POST', 'no signature', { sms_signature: undefined }, 411],
		['POST', 'no brackets', { sms_signature: 'SUBMAIL' }, 411],
		['POST', 'a signature of 11', { sms_signature: '【12345678901】' }, 413],
		['PUT', 'a signature of 16', { sms_signature: '【1234567890123456】' }, 413],
		['POST', 'no content', { sms_content: '' }, 419],
		['POST', '501 characters', { sms_content: '长'.repeat(501) }, 422],
		['PUT', 'no id', { template_id: undefined }, 417],
		['DELETE', 'an unknown id', { template_id: 'none' }, 418],
		['GET', 'a wrong key', { signature: 'x' }, 109],
	])('%s refuses %s', async (method, _name, changes, code) => {
		const carrier = await startPushing();
		const fields = { ...template, template_id: 'ThJBE4', ...changes };
		expect(await answer(carrier, 'sms/template', fields, method)).toMatchObject({
			status: 'error',
			code: String(code),
		});
	});

	it.each(['receipts', 'templateReview'] as const)(
		'is told to the address for %s if that is the only one',
		async (address) => {
			const carrier = await startPushing({ reviewDelayMs: 1 });
			if (address === 'receipts') carrier.setPushUrl('submail', 'templateReview', undefined);
			else carrier.setReceiptUrl('submail', undefined);
			const { template_id } = await answer(carrier, 'sms/template', template);
			expect(await hook.told('template_accept')).toMatchObject({ template_id });
			await carrier.receiptsSettled();
			expect(hook.received).toHaveLength(1);
		},
	);

	it('is judged once, as it was submitted last', async () => {
		const carrier = await startPushing({ reviewDelayMs: 100, wordsRejectedInReview: ['赌'] });
		const bad = { ...template, sms_content: '赌场' };
		const { template_id } = await answer(carrier, 'sms/template', bad);
		await answer(carrier, 'sms/template', { ...template, template_id }, 'PUT');
		const removed = await answer(carrier, 'sms/template', bad);
		await answer(carrier, 'sms/template', { template_id: removed.template_id }, 'DELETE');
		const judged = await answer(carrier, 'sms/template', bad);
		await carrier.push('submail', 'templateReview', {
			templateId: judged.template_id,
			verdict: 'accept',
		});
		// The last of all: whatever else were told would have come before it.
		const last = await answer(carrier, 'sms/template', bad);
		expect(await hook.told('template_reject')).toMatchObject({ template_id: last.template_id });
		expect(bodies().map((event) => [event.events, event.template_id])).toEqual([
			['template_accept', judged.template_id],
			['template_accept', template_id],
			['template_reject', last.template_id],
		]);
	});

	it('is judged by hand', async () => {
		const carrier = await startPushing({ reviewDelayMs: 60_000 });
		const { template_id } = await answer(carrier, 'sms/template', template);
		await carrier.push('submail', 'templateReview', {
			templateId: template_id,
			verdict: 'reject',
			reason: '内容不符',
		});
		expect(bodies()).toMatchObject([{ events: 'template_reject', reason: '内容不符' }]);
		const { templates } = await answer(carrier, 'sms/template', { template_id }, 'GET');
		expect(templates).toMatchObject([{ template_reject_reson: '内容不符' }]);
		const wrong = carrier.push('submail', 'templateReview', { templateId: 'x', verdict: 'maybe' });
		await expect(wrong).rejects.toThrow(/verdict/);
	});
});
