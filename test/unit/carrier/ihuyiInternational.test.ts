import type { AxiosResponse } from 'axios';
import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { apiKey, goldenSeconds, http, start, stopAll } from './clients';
import { receiptsNaming } from '../../../playground/carrier/providers/ihuyi/receiptForms.mts';

/** The dynamic password of the reference's example. */
const goldenDigest = '7876f621db676558abb5b898e56f2bd4';

const golden = {
	account: 'I00000001',
	password: goldenDigest,
	time: String(goldenSeconds),
	mobile: '1 4155550100',
	content: 'Your verification code is 1125',
};
const classic = '/webservice/isms.php';

type Fields = Record<string, string | undefined>;

/** A valid submission with the key as it is; fields given as undefined are left out. */
async function submit(
	carrier: Carrier,
	changes: Fields = {},
	path = '/isms/Submit.json',
): Promise<AxiosResponse<string>> {
	const form = { ...golden, password: apiKey, time: undefined, ...changes };
	const body = new URLSearchParams(JSON.parse(JSON.stringify(form)));
	return await http.post(carrier.baseUrl('ihuyi') + path, body);
}

const submitCode = async (carrier: Carrier, changes: Fields = {}) =>
	JSON.parse((await submit(carrier, changes)).data).code;

afterEach(stopAll);

describe('ihuyi international', () => {
	it('takes the golden dynamic password and answers with ismsid', async () => {
		const carrier = await start();
		const { data } = await submit(carrier, golden);
		expect(data).toMatch(
			/^\{"code":2,"msg":"\\u63d0\\u4ea4\\u6210\\u529f","ismsid":"1700000000\d{10}"\}$/,
		);
		expect(carrier.journal.messages()).toEqual([
			{
				provider: 'ihuyi',
				product: 'international',
				messageId: JSON.parse(data).ismsid,
				to: '1 4155550100',
				text: 'Your verification code is 1125',
				receivedAt: goldenSeconds * 1000,
				segments: 1,
			},
		]);
		expect(carrier.journal.requests()).toMatchObject([{ numbers: ['1 4155550100'] }]);
		expect(carrier.pendingReceipts()).toBe(0);
	});

	it.each([
		['no account', { account: undefined }, 401],
		['no password', { password: '' }, 402],
		['no number', { mobile: undefined }, 403],
		['no text', { content: undefined }, 404],
		['the account of another product', { account: 'C00000001' }, 405],
		['a wrong key', { password: 'wrong' }, 405],
		['a wrong dynamic password', { ...golden, mobile: '1 4155550101' }, 40502],
		['an expired one', { ...golden, time: '1699999699' }, 40501],
		['a number without a country code', { mobile: '14155550100' }, 406],
		['a number with a plus', { mobile: '+1 4155550100' }, 406],
		['two spaces', { mobile: '1  4155550100' }, 406],
		['two numbers', { mobile: '1 4155550100,1 4155550101' }, 406],
		['a blacklisted number', { mobile: '44 7700900000' }, 4030],
		['a forbidden word', { content: 'an invoice' }, 407],
	])('refuses %s', async (_name, changes, code) => {
		const carrier = await start({
			ihuyi: { blacklist: ['44 7700900000'], forbiddenWords: ['invoice'] },
		});
		const { status, data } = await submit(carrier, changes);
		expect(status).toBe(200);
		// ismsid only on success (reference 7).
		expect(JSON.parse(data)).toEqual({ code, msg: expect.any(String) });
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('refuses with the code of a fate and what cannot be paid', async () => {
		const carrier = await start({ ihuyi: { internationalBalance: 3 } });
		carrier.setFate('44 7700900000', { refusal: 4051 });
		expect(await submitCode(carrier, { mobile: '44 7700900000' })).toBe(4051);
		expect(await submitCode(carrier, { content: 'a'.repeat(161) })).toBe(2);
		expect(await submitCode(carrier, { content: '字'.repeat(71) })).toBe(4051);
		expect(await submitCode(carrier, { content: '字'.repeat(70) })).toBe(2);
		expect(carrier.journal.messages().map(({ segments }) => segments)).toEqual([2, 1]);
	});

	it('answers on the classic URL with XML, or JSON when asked', async () => {
		const carrier = await start();
		const xml = await submit(carrier, {}, `${classic}?method=Submit`);
		expect(xml.headers['content-type']).toMatch(/^text\/xml/);
		expect(xml.data).toMatch(
			/^<\?xml version="1.0" encoding="utf-8"\?><SubmitResult xmlns="http:\/\/106.ihuyi.com\/"><code>2<\/code><msg>提交成功<\/msg><ismsid>\d{20}<\/ismsid><\/SubmitResult>$/,
		);
		const json = await submit(carrier, { format: 'json' }, `${classic}?method=Submit`);
		expect(JSON.parse(json.data).code).toBe(2);
		const params = { ...golden, method: 'Submit', format: 'json' };
		const byGet = await http.get(carrier.baseUrl('ihuyi') + classic, { params });
		expect(JSON.parse(byGet.data).code).toBe(2);
		expect((await submit(carrier, {}, classic)).status).toBe(404);
	});

	it('tells the balance on the classic URL', async () => {
		const carrier = await start({ ihuyi: { internationalBalance: 7 } });
		const ask = async (fields: Record<string, string>) => {
			const form = new URLSearchParams({ format: 'json', ...fields });
			const url = `${carrier.baseUrl('ihuyi')}${classic}?method=GetNum`;
			return JSON.parse((await http.post(url, form)).data);
		};
		expect(await ask({ account: 'I00000001', password: apiKey })).toMatchObject({
			code: 2,
			num: 7,
		});
		expect(await ask({ account: 'I00000001', password: 'x' })).toMatchObject({ code: 405 });
		expect(await ask({ account: 'I00000001' })).toMatchObject({ code: 402 });
	});

	it('schedules a placeholder receipt when told so', async () => {
		const carrier = await start({ ihuyi: { unknownReceipts: receiptsNaming('ismsid') } });
		await submit(carrier);
		expect(carrier.pendingReceipts()).toBe(1);
		expect(carrier.journal.messages()[0].receipt).toMatchObject({ status: 'delivered', code: '2' });
	});
});
