import type { AxiosResponse } from 'axios';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { readGbkForm } from '../../../playground/carrier/providers/jiutian/gbkForm.mts';
import { passwordHash } from '../../../playground/carrier/providers/jiutian/passwordHash.mts';
import { http, start as startAny, stopAll } from './clients';

/** The time of the reference's example. */
const seconds = 1493287129;
const hash = '16a66d6cdc584e9cb7ac96e018df7f99';

/** 【示例】您的验证码是1234 in GBK, percent-encoded (from the reference). */
const exampleText = '%A1%BE%CA%BE%C0%FD%A1%BF%C4%FA%B5%C4%D1%E9%D6%A4%C2%EB%CA%C71234';
/** 【示例】 in GBK. */
const signature = '%A1%BE%CA%BE%C0%FD%A1%BF';

const start = async (options: CarrierOptions = {}) =>
	await startAny({ now: () => seconds * 1000, ...options });

/** A valid request with values already percent-encoded; undefined leaves a field out. */
function encoded(changes: Record<string, string | undefined> = {}): string {
	const fields = {
		cpid: '1001',
		password: hash,
		timestamp: String(seconds),
		channelid: '1',
		tele: '13800000000,13900000000',
		msg: exampleText,
		...changes,
	};
	return Object.entries(fields)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
}

async function get(carrier: Carrier, query: string): Promise<AxiosResponse<string>> {
	return await http.get(`${carrier.baseUrl('jiutian')}/sms.php?${query}`);
}

async function answer(carrier: Carrier, changes: Record<string, string | undefined> = {}) {
	return (await get(carrier, encoded(changes))).data;
}

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => String(13800000000 + index)).join(',');

afterEach(stopAll);

describe('jiutian: password hash', () => {
	it.each([
		['1372993284', '04af655cdf1d962b7c8360a77aa1ec55'],
		['1493287129', '16a66d6cdc584e9cb7ac96e018df7f99'],
		['1406642263', '3c6bcd260c3def0fcc5108ef01dc99e1'],
	])('is the golden one for %s', (timestamp, expected) => {
		expect(passwordHash('123456', timestamp)).toBe(expected);
	});
});

describe('jiutian: GBK', () => {
	it('is read from percent-encoded and plain bytes', () => {
		expect(readGbkForm(`msg=${exampleText}&a=1+2%2B3&tele=%31%33`)).toEqual({
			msg: '【示例】您的验证码是1234',
			a: '1 2+3',
			tele: '13',
		});
		expect(readGbkForm('msg=\xca\xbe=x')).toEqual({ msg: '示=x' });
	});

	it.each([
		['a lone lead byte', '%A1'],
		['a byte that is none', '%FF%FF'],
		['four bytes of GB18030', '%94%39%FC%36'],
	])('is not %s', (_name, bytes) => {
		expect(readGbkForm(`msg=${bytes}`)).toEqual({ msg: undefined });
	});
});

describe('jiutian: what is taken', () => {
	it('takes the example of the reference by GET, in one line of plain text', async () => {
		const carrier = await start();
		const { status, data, headers } = await get(carrier, encoded());
		expect(status).toBe(200);
		expect(headers['content-type']).toMatch(/^text\/plain/);
		expect(data).toMatch(/^success:\d+$/);
		const message = {
			provider: 'jiutian',
			product: 'industry',
			messageId: data.split(':')[1],
			text: '【示例】您的验证码是1234',
			signature: '示例',
			receivedAt: seconds * 1000,
			segments: 1,
		};
		expect(carrier.journal.messages()).toEqual([
			{ ...message, to: '13800000000' },
			{ ...message, to: '13900000000' },
		]);
		expect(carrier.journal.requests()).toMatchObject([{ numbers: ['13800000000', '13900000000'] }]);
		expect(carrier.pendingReceipts()).toBe(0);
	});

	it('takes a POST form, and a schedule', async () => {
		const carrier = await start();
		const url = `${carrier.baseUrl('jiutian')}/sms.php`;
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const body = encoded({ sendtime: '20130405%2010:30:35' });
		expect((await http.post(url, body, { headers })).data).toMatch(/^success:/);
		expect(carrier.journal.messages()[1].text).toBe('【示例】您的验证码是1234');
	});

	it('takes 500 numbers and not one more', async () => {
		const carrier = await start();
		expect(await answer(carrier, { tele: numbers(501) })).toBe('error:-4');
		expect(await answer(carrier, { tele: numbers(500) })).toMatch(/^success:/);
		expect(carrier.journal.messages()).toHaveLength(500);
	});

	it('bills every 70 characters', async () => {
		const carrier = await start();
		const tele = '13800000000';
		await answer(carrier, { tele, msg: signature + 'a'.repeat(66) });
		await answer(carrier, { tele, msg: signature + 'a'.repeat(67) });
		expect(carrier.journal.messages().map(({ segments }) => segments)).toEqual([1, 2]);
	});

	it('can end the reply with a line break', async () => {
		const carrier = await start({ jiutian: { replyEnding: '\r\n' } });
		expect(await answer(carrier)).toMatch(/^success:\d+\r\n$/);
	});
});

describe('jiutian: refusals', () => {
	const strict: CarrierOptions = {
		jiutian: {
			channels: {
				'1': { kind: 'industry' },
				'2': { kind: 'advertising', paused: true },
				'4': { kind: 'voice' },
			},
			forbiddenWords: ['invoice'],
		},
	};

	it.each([
		['no customer', { cpid: undefined }, -1],
		['no password', { password: undefined }, -1],
		['no timestamp', { timestamp: undefined }, -1],
		['no channel', { channelid: undefined }, -1],
		['no number', { tele: '' }, -1],
		['no text', { msg: undefined }, -1],
		['another customer', { cpid: '1002' }, -2],
		['a wrong password', { password: passwordHash('123456', '1372993284') }, -2],
		['the plain password', { password: '123456' }, -2],
		['an upper-case hash', { password: hash.toUpperCase() }, -2],
		['an unknown channel', { channelid: '9' }, -3],
		['a bad number', { tele: '13800000000,+8613900000000' }, -4],
		['a forbidden word', { msg: `${signature}invoice` }, -5],
		['no signature', { msg: 'hello' }, -8],
		['UTF-8 instead of GBK', { msg: encodeURIComponent('【示例】您好呀') }, -13],
		['a short signature', { msg: '%A1%BEa%A1%BFhi' }, -9],
		['a long signature', { msg: '%A1%BEabcdefghijk%A1%BFhi' }, -9],
		['a paused channel', { channelid: '2' }, -10],
		['a timestamp too old', { timestamp: '1493286828', password: undefined }, -12],
		['a timestamp too new', { timestamp: '1493287430', password: undefined }, -12],
		['a timestamp that is none', { timestamp: 'now', password: undefined }, -12],
		['words on the voice channel', { channelid: '4' }, -15],
		['three digits on the voice channel', { channelid: '4', msg: `${signature}123` }, -15],
	])('refuses %s', async (_name, changes: Record<string, string | undefined>, code) => {
		const carrier = await start(strict);
		const rehashed =
			changes.timestamp === undefined
				? changes
				: { ...changes, password: passwordHash('123456', changes.timestamp) };
		expect(await answer(carrier, rehashed)).toBe(`error:${code}`);
		expect(carrier.journal.messages()).toEqual([]);
	});

	it.each([
		[
			'UTF-8 that happens to be GBK',
			{ msg: encodeURIComponent('【示例】您好') },
			/^error:-(8|13)$/,
		],
		['a code on the voice channel', { channelid: '4', msg: `${signature}12345678` }, /^success:/],
		['a signature at the end', { msg: `hi${signature}` }, /^success:/],
	])('answers %s', async (_name, changes, expected) => {
		expect(await answer(await start(strict), changes)).toMatch(expected);
	});

	it.each([
		[300, /^success/],
		[-300, /^success/],
		[301, /^error:-12$/],
	])('checks the time with a clock %i s off', async (off, expected) => {
		const carrier = await start({ now: () => (seconds + off) * 1000 });
		expect(await answer(carrier)).toMatch(expected);
	});

	it('refuses another address than the bound one', async () => {
		const carrier = await start({ jiutian: { boundIp: '192.0.2.1' } });
		expect(await answer(carrier)).toBe('error:-7');
	});

	it('refuses outside the hours, China time', async () => {
		const sendingHours = { from: 8, to: 18 };
		// 1493287129 is 17:58:49 in China.
		expect(await answer(await start({ jiutian: { sendingHours } }))).toMatch(/^success/);
		const now = () => (seconds + 120) * 1000;
		const carrier = await start({ jiutian: { sendingHours }, now });
		expect(await answer(carrier)).toBe('error:-11');
	});

	it('limits verification messages to one a minute and three an hour', async () => {
		let now = seconds * 1000;
		const jiutian = { timestampToleranceSeconds: 10_000 };
		const carrier = await start({ jiutian, now: () => now });
		const codes: string[] = [];
		for (const wait of [0, 59, 1, 60, 60, 3480]) {
			now += wait * 1000;
			codes.push((await answer(carrier)).split(/\d/)[0]);
		}
		expect(codes).toEqual(['success:', 'error:-', 'success:', 'success:', 'error:-', 'success:']);
		expect(await answer(carrier, { msg: `${signature}hi` })).toMatch(/^success/);
	});

	it('refuses with the code of a fate, and what cannot be paid', async () => {
		const carrier = await start({ jiutian: { balance: 0.1, limitVerificationMessages: false } });
		carrier.setFate('13700000000', { refusal: -14 });
		expect(await answer(carrier, { tele: '13800000000,13700000000' })).toBe('error:-14');
		expect(await answer(carrier)).toMatch(/^success/);
		expect(await answer(carrier)).toBe('error:-6');
	});

	it('takes the plain password when told so', async () => {
		const carrier = await start({ jiutian: { acceptPlainPassword: true } });
		const older = { password: '123456', timestamp: undefined };
		expect(await answer(carrier, older)).toMatch(/^success/);
		expect(await answer(carrier, { ...older, password: '1' })).toBe('error:-2');
	});
});

describe('jiutian: balance', () => {
	it('tells the money left, with userid', async () => {
		const carrier = await start();
		const ask = async (query: string) =>
			(await http.get(`${carrier.baseUrl('jiutian')}/sms_ye.php?${query}`)).data;
		const signed = `password=${hash}&timestamp=${seconds}`;
		await answer(carrier);
		expect(await ask(`userid=1001&${signed}`)).toBe('success:9999.90');
		expect(await ask(`cpid=1001&${signed}`)).toBe('error:-1');
		expect(await ask(`userid=1002&${signed}`)).toBe('error:-2');
	});
});
