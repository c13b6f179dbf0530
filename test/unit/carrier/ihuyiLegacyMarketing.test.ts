import formbody from '@fastify/formbody';
import type { AxiosResponse } from 'axios';
import fastify from 'fastify';
import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { apiKey, goldenSeconds, http, start, stopAll } from './clients';

/** The dynamic passwords of the reference's examples for B0 and A. */
const goldenDigest = '71185c07fbe642cb9cfe0262b947b7c1';
const notificationDigest = '763769bc07d83faf04244910b48c9635';

const golden = {
	account: 'M00000001',
	password: goldenDigest,
	time: String(goldenSeconds),
	mobile: '13800000000,13900000000',
	content: '会员活动本周开始，退订回T【示例签名】',
	format: 'json',
};

type Fields = Record<string, string | undefined>;

async function call(
	carrier: Carrier,
	fields: Fields,
	method = 'Submit',
): Promise<AxiosResponse<string>> {
	const body = new URLSearchParams(JSON.parse(JSON.stringify(fields)));
	return await http.post(`${carrier.baseUrl('ihuyi')}/webservice/sms.php?method=${method}`, body);
}

const submitCode = async (carrier: Carrier, changes: Fields = {}) => {
	const fields = { ...golden, password: apiKey, time: undefined, ...changes };
	return JSON.parse((await call(carrier, fields)).data).code;
};

afterEach(stopAll);

describe('ihuyi legacy marketing: what is taken', () => {
	it('takes the golden example under one id', async () => {
		const carrier = await start();
		const { data } = await call(carrier, { ...golden, stime: '2026-11-21 09:00:00' });
		expect(data).toMatch(/^\{"code":2,"msg":"[^"]+","smsid":"1700000000\d{10}"\}$/);
		const messages = carrier.journal.messages();
		expect(messages).toMatchObject(
			['13800000000', '13900000000'].map((to) => ({
				provider: 'ihuyi',
				product: 'legacyMarketing',
				messageId: JSON.parse(data).smsid,
				to,
				text: golden.content,
				signature: '示例签名',
				segments: 1,
			})),
		);
		expect(messages).toHaveLength(2);
		expect(carrier.journal.requests()).toMatchObject([{ numbers: ['13800000000', '13900000000'] }]);
	});

	it('answers in XML without format', async () => {
		const { data } = await call(await start(), { ...golden, format: undefined });
		expect(data).toMatch(/<SubmitResult [^>]+><code>2<\/code><msg>提交成功<\/msg><smsid>\d{20}</);
	});

	it('drops numbers on their own; the first refusal counts if none is left', async () => {
		const carrier = await start({ ihuyi: { blacklist: ['13500000000'] } });
		carrier.setFate('13600000000', { refusal: 408 });
		expect(await submitCode(carrier, { mobile: '13500000000,123,13600000000,13700000000' })).toBe(
			2,
		);
		expect(carrier.journal.messages().map(({ to }) => to)).toEqual(['13700000000']);
		expect(await submitCode(carrier, { mobile: '13500000000,123' })).toBe(4030);
		expect(await submitCode(carrier, { mobile: '123' })).toBe(406);
		expect(await submitCode(carrier, { mobile: '13600000000' })).toBe(408);
		expect(await submitCode(carrier, { mobile: ',' })).toBe(406);
	});

	it('bills 66 characters a part', async () => {
		const carrier = await start({ ihuyi: { legacyMarketingBalance: 3 } });
		expect(await submitCode(carrier, { mobile: '13800000000', content: '字'.repeat(66) })).toBe(2);
		expect(await submitCode(carrier, { content: '字'.repeat(67) })).toBe(4051);
		expect(await submitCode(carrier, { mobile: '13800000000', content: '字'.repeat(67) })).toBe(2);
		expect(carrier.journal.messages().map(({ segments }) => segments)).toEqual([1, 2]);
	});

	it('pushes a receipt for each number, with task_id', async () => {
		const app = fastify();
		await app.register(formbody);
		const forms: unknown[] = [];
		app.post('/', (request, reply) => {
			forms.push({ ...(request.body as object) });
			return reply.send('success');
		});
		const url = await app.listen({ host: '127.0.0.1', port: 0 });
		const carrier = await start({ receiptDelayMs: { min: 1, max: 2 } });
		carrier.setReceiptUrl('ihuyi', url);
		carrier.setFate('13900000000', { status: 'undelivered', code: '9', message: '空号' });
		const { smsid } = JSON.parse((await call(carrier, golden)).data);
		await carrier.receiptsSettled();
		await app.close();
		const common = { task_id: smsid, report_time: '2023-11-15 06:13:20' };
		expect(forms).toHaveLength(2);
		expect(forms).toEqual(
			expect.arrayContaining([
				{ ...common, mobilephone: '13800000000', code: '2', msg: '发送成功' },
				{ ...common, mobilephone: '13900000000', code: '9', msg: '空号' },
			]),
		);
	});
});

describe('ihuyi legacy marketing: refusals and balance', () => {
	it.each([
		['no password', { password: undefined }, 402],
		['no number', { mobile: undefined }, 403],
		['no text', { content: '' }, 404],
		['another account', { account: 'M00000002' }, 405],
		['a wrong key', { password: 'x' }, 405],
		['a password over other numbers', { ...golden, mobile: '13900000000,13800000000' }, 40502],
		['an expired password', { ...golden, time: '1699999699' }, 40501],
		['a forbidden word', { content: '发票【示例签名】' }, 407],
		['too few numbers', { mobile: '13800000000' }, 0],
	])('refuses %s', async (_name, changes, code) => {
		const carrier = await start({
			ihuyi: { forbiddenWords: ['发票'], legacyMarketingMinimum: 2 },
		});
		expect(await submitCode(carrier, changes)).toBe(code);
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('tells the balance of its own account', async () => {
		const carrier = await start({ ihuyi: { legacyMarketingBalance: 5, balance: 6 } });
		const fields = { account: 'M00000001', password: apiKey, format: 'json' };
		const own = JSON.parse((await call(carrier, fields, 'GetNum')).data);
		expect(own).toMatchObject({ code: 2, num: 5 });
		const other = await call(carrier, { ...fields, account: 'C00000001' }, 'GetNum');
		expect(JSON.parse(other.data)).toMatchObject({ code: 2, num: 6 });
	});
});

describe('ihuyi notification on the classic URL', () => {
	const notification = {
		account: 'C00000001',
		password: notificationDigest,
		time: String(goldenSeconds),
		mobile: '13800000000',
		content: '您的验证码是：1234。请不要把验证码泄露给其他人。',
	};

	it('answers with the recorded XML', async () => {
		const carrier = await start({ now: () => goldenSeconds * 1000 });
		const { data } = await call(carrier, notification);
		expect(data.replace(/\d{20}/, '15870246956696820530')).toBe(
			'<?xml version="1.0" encoding="utf-8"?><SubmitResult xmlns="http://106.ihuyi.com/"><code>2</code><msg>提交成功</msg><smsid>15870246956696820530</smsid></SubmitResult>',
		);
		expect(carrier.journal.messages()).toMatchObject([{ product: 'notification' }]);
	});

	it('answers in JSON with format=json, and refuses as recorded', async () => {
		const carrier = await start();
		const { data } = await call(carrier, { ...notification, mobile: '138', format: 'json' });
		expect(JSON.parse(data)).toMatchObject({ code: 40502, smsid: '0' });
		const bad = { ...notification, password: apiKey, mobile: '138', format: 'json' };
		expect(JSON.parse((await call(carrier, bad)).data)).toEqual({
			code: 406,
			msg: '手机格式不正确，格式为11位的数字.',
			smsid: '0',
		});
		const { data: xml } = await call(carrier, { ...bad, format: undefined, mobile: '' });
		expect(xml).toMatch(/<code>403<\/code><msg>手机号码不能为空<\/msg><smsid>0<\/smsid>/);
	});

	it('shares its limits and balance with the .json URL', async () => {
		const carrier = await start({ ihuyi: { balance: 1 } });
		await call(carrier, notification);
		const form = new URLSearchParams({ account: 'C00000001', password: apiKey });
		const { data } = await http.post(`${carrier.baseUrl('ihuyi')}/sms/GetNum.json`, form);
		expect(JSON.parse(data).num).toBe(0);
		const xml = await call(carrier, { account: 'C00000001', password: apiKey }, 'GetNum');
		expect(xml.data).toMatch(/<GetNumResult [^>]+><code>2<\/code><msg>[^<]+<\/msg><num>0<\/num>/);
	});

	it('knows no other method and no list of numbers', async () => {
		const carrier = await start();
		expect((await call(carrier, notification, 'Send')).status).toBe(404);
		const two = { ...notification, password: apiKey, mobile: '13800000000,13900000000' };
		expect((await call(carrier, { ...two, format: 'json' })).data).toContain('"code":406');
	});
});
