import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { apiKey, http, start, stopAll } from './clients';

const message = {
	account: 'mms00000001',
	password: apiKey,
	mobile: '13800000000,13900000000',
	mmsid: '42',
	pid: '1',
	format: 'json',
};
const shown = '【示例签名】邀请您参观工业展';

type Fields = Record<string, string | undefined>;

const startWith = async (ihuyi: CarrierOptions['ihuyi'] = {}) =>
	await start({ ihuyi: { legacyMmsMessages: { '42': shown }, ...ihuyi } });

async function call(carrier: Carrier, changes: Fields = {}, method = 'SendMms') {
	const form = new URLSearchParams(JSON.parse(JSON.stringify({ ...message, ...changes })));
	return await http.post(`${carrier.baseUrl('ihuyi')}/webservice/api?method=${method}`, form);
}

afterEach(stopAll);

describe('ihuyi legacy MMS', () => {
	it('takes a created MMS for several numbers under one id', async () => {
		const carrier = await startWith();
		const { data } = await call(carrier, { time: '1700000000' });
		expect(data).toMatch(/^\{"code":2,"msg":"[^"]+","smsid":"1700000000\d{10}"\}$/);
		expect(carrier.journal.messages()).toEqual(
			['13800000000', '13900000000'].map((to) => ({
				provider: 'ihuyi',
				product: 'legacyMms',
				messageId: JSON.parse(data).smsid,
				to,
				text: shown,
				templateId: '42',
				pages: [{ text: shown }],
				receivedAt: 1_700_000_000_000,
				segments: 1,
			})),
		);
		expect(carrier.journal.requests()).toMatchObject([{ numbers: ['13800000000', '13900000000'] }]);
	});

	it('answers in XML without format', async () => {
		const { data } = await call(await startWith(), { format: undefined });
		expect(data).toMatch(/<SubmitResult [^>]+><code>2<\/code><msg>提交成功<\/msg><smsid>\d{20}</);
	});

	it('drops bad numbers on their own; the first refusal counts if none is left', async () => {
		const carrier = await startWith({ blacklist: ['13500000000'] });
		await call(carrier, { mobile: '13500000000,123,13700000000' });
		expect(carrier.journal.messages().map(({ to }) => to)).toEqual(['13700000000']);
		const { data } = await call(carrier, { mobile: '13500000000,123' });
		expect(JSON.parse(data)).toMatchObject({ code: 4030, smsid: '0' });
	});

	it.each([
		['no account', { account: undefined }, 401],
		['no password', { password: undefined }, 402],
		['another account', { account: 'C00000001' }, 405],
		['a wrong key', { password: 'x' }, 405],
		['no number', { mobile: undefined }, 403],
		['no number but a comma', { mobile: ',' }, 406],
		['no mmsid', { mmsid: undefined }, 404],
		['no pid', { pid: undefined }, 404],
		['an unknown mmsid', { mmsid: '43' }, 0],
		['too many for the balance', { mobile: `${message.mobile},13700000000` }, 4051],
	])('refuses %s', async (_name, changes, code) => {
		const carrier = await startWith({ legacyMmsBalance: 2 });
		const { data } = await call(carrier, changes);
		expect(JSON.parse(data).code).toBe(code);
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('tells its balance, after sending too', async () => {
		const carrier = await startWith({ legacyMmsBalance: 5 });
		await call(carrier);
		expect(JSON.parse((await call(carrier, {}, 'GetNum')).data)).toMatchObject({ code: 2, num: 3 });
		const refused = await call(carrier, { password: 'x' }, 'GetNum');
		expect(JSON.parse(refused.data)).toMatchObject({ code: 405, num: 0 });
	});

	it.each(['CreateMms', 'SendSms'])('does not know %s', async (method) => {
		expect((await call(await startWith(), {}, method)).status).toBe(404);
	});
});
