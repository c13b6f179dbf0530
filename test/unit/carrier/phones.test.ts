import fastify, { type FastifyInstance } from 'fastify';
import type {
	Carrier,
	CarrierOptions,
	JournalEntry,
} from '../../../playground/carrier/carrier.mts';
import { PROVIDER_IDS } from '../../../playground/carrier/registry.mts';
import { optOutWord } from '../../../playground/carrier/phones/replies.mts';
import type { ReceivedBubble, WallPage } from '../../../playground/carrier/phones/wall.mts';
import { http, start as startAny, stopAll } from './clients';
import { sendBy, sendByPlivo } from './phonesClient';

const number = '13800000000';
const phone = `+86${number}`;

let carrier: Carrier;

/** A carrier with the real clock, which some signatures need, and quick receipts. */
const start = async (options: CarrierOptions = {}) =>
	await startAny({ now: Date.now, receiptDelayMs: { min: 0, max: 0 }, ...options });

const wall = async (search = '', page = 0): Promise<WallPage> => {
	const { status, data } = await http.get(`${carrier.phonesUrl}wall`, { params: { search, page } });
	expect(status).toBe(200);
	return JSON.parse(data);
};

const post = async (path: string, order: Record<string, unknown>) => {
	const { status, data } = await http.post(`${carrier.phonesUrl}${path}`, order);
	return { status, body: data ? JSON.parse(data) : undefined };
};

const numbersOf = ({ phones }: WallPage) => phones.map((each) => each.number);

/** The messages on the only phone that the search finds. */
const received = async (search = '') => (await wall(search)).phones[0].bubbles as ReceivedBubble[];

/** Enters a message without a provider, for what does not depend on one. */
const take = (changes: Partial<JournalEntry> = {}) =>
	carrier.journal.take({
		provider: 'submail',
		product: 'message/send',
		messageId: 'id',
		to: number,
		text: '【示例】展会明天开幕',
		receivedAt: 0,
		...changes,
	});

beforeEach(async () => {
	carrier = await start();
});
afterEach(stopAll);

describe('the page', () => {
	const get = async (path: string) => await http.get(`${carrier.phonesUrl}${path}`);

	it('may load nothing but its own files, and all of them are there', async () => {
		const index = await get('');
		expect(index.headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'self'",
		});
		const seen = new Map([['', index.data as string]]);
		const follow = async (source: string): Promise<void> => {
			const named = source.matchAll(/(?:src|href)="([^"]+)"|from '\.\/([^']+)'/g);
			for (const [, linked, imported] of named) {
				const path = linked ?? imported;
				if (seen.has(path)) continue;
				const { status, data } = await get(path);
				expect([path, status]).toEqual([path, 200]);
				seen.set(path, data);
				await follow(data);
			}
		};
		await follow(index.data);
		expect([...seen.keys()]).toEqual(
			expect.arrayContaining(['phones.css', 'icon.svg', 'main.js', 'card.js', 'texts.js']),
		);
		const sources = [...seen.values()].join('\n').replace('http://www.w3.org/2000/svg', '');
		expect(sources).not.toMatch(/https?:\/\/|innerHTML|insertAdjacentHTML|document\.write/);
	});

	it('serves nothing else', async () => {
		expect((await get('../phones/routes.mts')).status).toBe(404);
		expect((await get('..%2froutes.mts')).status).toBe(404);
	});
});

describe('the wall', () => {
	it('is empty at first', async () => {
		expect(await wall()).toEqual({
			counters: {
				phones: 0,
				received: 0,
				delivered: 0,
				undelivered: 0,
				waiting: 0,
				off: 0,
				invalid: 0,
			},
			found: 0,
			page: 0,
			before: 0,
			pages: 1,
			phones: [],
		});
	});

	it('shows on one phone what all providers sent to it', async () => {
		for (const provider of PROVIDER_IDS) await sendBy[provider](carrier, number);
		const { phones, counters } = await wall();
		expect(phones).toHaveLength(1);
		expect(phones[0]).toMatchObject({ number: phone, condition: 'normal', earlier: 0 });
		expect(phones[0].bubbles.map(({ provider }) => provider)).toEqual([...PROVIDER_IDS]);
		expect(phones[0].lines.map(({ provider, takesReplies }) => [provider, takesReplies])).toEqual([
			['jiutian', false],
			['aliyun', true],
			['submail', true],
			['plivo', true],
			['ihuyi', true],
		]);
		expect(counters).toMatchObject({ phones: 1, received: 5 });
	});

	it('tells a number with country code from a mainland one that looks alike', async () => {
		take({ to: '14155550100' });
		take({ provider: 'plivo', to: '14155550100' });
		take({ provider: 'ihuyi', product: 'international', to: '1 4155550100' });
		const page = await wall();
		expect(numbersOf(page)).toEqual(['+14155550100', '+8614155550100']);
		expect(page.phones[0].bubbles).toHaveLength(2);
	});

	it('shows a message with its pages', async () => {
		const media = carrier.journal.keep(Buffer.from('GIF'), 'image/gif');
		take({ product: 'mms', subject: '邀请', pages: [{ text: '第一页', media }], segments: 1 });
		expect(await received()).toEqual([
			{
				kind: 'received',
				provider: 'submail',
				product: 'mms',
				messageId: 'id',
				text: '【示例】展会明天开幕',
				subject: '邀请',
				segments: 1,
				at: 0,
				pages: [{ text: '第一页', media }],
				receipt: { status: 'none', code: '', message: '' },
			},
		]);
	});

	it('shows the outcome no sooner than its receipt falls due', async () => {
		await stopAll();
		carrier = await start({ receiptDelayMs: { min: 150, max: 150 } });
		await sendBy.ihuyi(carrier, number);
		expect((await received())[0].receipt).toEqual({ status: 'waiting', code: '', message: '' });
		expect((await wall()).counters).toMatchObject({ waiting: 1, delivered: 0 });
		await carrier.receiptsSettled();
		expect((await received())[0].receipt).toMatchObject({ status: 'delivered', code: '2' });
		expect((await wall()).counters).toMatchObject({ waiting: 0, delivered: 1 });
	});

	it('tells what the receiver of the receipt answered', async () => {
		await stopAll();
		carrier = await start({ receipts: { attempts: 1 } });
		carrier.setReceiptUrl('ihuyi', `${carrier.url}/nowhere`);
		await sendBy.ihuyi(carrier, number);
		await carrier.receiptsSettled();
		expect((await received())[0].receipt).toMatchObject({ answer: 404 });
	});

	it('has the latest activity in front, and is searched by number and words', async () => {
		take({ to: '13800000001', text: 'Opening Day' });
		take({ to: '13900000002', pages: [{ text: '电影' }] });
		take({ to: '13800000003', subject: 'Party' });
		take({ to: '13800000001', text: 'again' });
		expect(numbersOf(await wall())).toEqual(
			['13800000001', '13800000003', '13900000002'].map((each) => `+86${each}`),
		);
		expect(numbersOf(await wall('139'))).toEqual(['+8613900000002']);
		expect(numbersOf(await wall('+86 139 0000'))).toEqual(['+8613900000002']);
		expect(numbersOf(await wall('opening'))).toEqual(['+8613800000001']);
		expect(numbersOf(await wall('电影'))).toEqual(['+8613900000002']);
		expect(numbersOf(await wall('party'))).toEqual(['+8613800000003']);
		expect(await wall('nothing')).toMatchObject({ found: 0, phones: [], counters: { phones: 3 } });
	});

	it('stays small on every page, however many phones and messages there are', async () => {
		for (let index = 0; index < 10_000; index++) take({ to: String(13_900_000_000 + index) });
		for (let index = 0; index < 50; index++) take({ messageId: String(index) });
		const first = await wall();
		expect(first).toMatchObject({ found: 10_001, page: 0, before: 0, pages: 209 });
		expect(first.phones).toHaveLength(48);
		expect(first.phones[0]).toMatchObject({ number: phone, earlier: 20 });
		expect(first.phones[0].bubbles).toHaveLength(30);
		expect(first.phones[0].bubbles.at(-1)).toMatchObject({ messageId: '49' });
		const last = await wall('', 999);
		expect(last).toMatchObject({ page: 208, before: 208 * 48 });
		expect(last.phones).toHaveLength(10_001 - 208 * 48);
	});

	it('is empty again after the journal was cleared', async () => {
		take();
		carrier.journal.clear();
		expect(await wall()).toMatchObject({ found: 0, counters: { received: 0 } });
	});

	it('explains what it does not understand', async () => {
		const { status, data } = await http.get(`${carrier.phonesUrl}wall?page=-1`);
		expect([status, JSON.parse(data).message]).toEqual([400, expect.stringMatching(/^page: /)]);
	});
});

describe('a phone', () => {
	const set = async (condition: string) => {
		expect((await post('condition', { number: phone, condition })).status).toBe(204);
	};
	const lastReceipt = async () => {
		await carrier.receiptsSettled();
		return (await received()).at(-1)?.receipt;
	};

	it.each([
		['submail', 'UNDELIV'],
		['plivo', '80'],
		['aliyun', 'MOBILE_NOT_ON_SERVICE'],
		['ihuyi', '0'],
	] as const)(
		'that is off makes the failure of %s, until it is on again',
		async (provider, code) => {
			carrier.setFate(number, { status: 'delivered' });
			carrier.setFate(`86${number}`, { status: 'delivered' });
			await set('off');
			expect((await wall()).counters).toMatchObject({ phones: 1, off: 1, received: 0 });
			await sendBy[provider](carrier, number);
			expect(await lastReceipt()).toMatchObject({ status: 'undelivered', code });
			await set('normal');
			if (provider === 'ihuyi') return; // takes one message a second
			await sendBy[provider](carrier, number);
			expect(await lastReceipt()).toMatchObject({ status: 'delivered' });
			expect((await wall()).counters).toMatchObject({ off: 0, delivered: 1, undelivered: 1 });
		},
	);

	it.each([
		['ihuyi', /"code":406/],
		['plivo', /dst parameter is not valid/],
		['submail', /"code":"252"/],
		['aliyun', /^isv\.MOBILE_NUMBER_ILLEGAL$/],
		['jiutian', /^error:-4$/],
	] as const)('with an invalid number is refused by %s', async (provider, refusal) => {
		await set('invalid');
		expect(await sendBy[provider](carrier, number)).toMatch(refusal);
		expect(await wall()).toMatchObject({ counters: { invalid: 1, received: 0 } });
		await set('normal');
		expect(await sendBy[provider](carrier, number)).not.toMatch(refusal);
		expect(await wall()).toMatchObject({ counters: { invalid: 0, received: 1 } });
	});

	it('leaves other phones alone', async () => {
		await set('off');
		await sendBy.submail(carrier, '13900000000');
		await carrier.receiptsSettled();
		expect((await received('139'))[0].receipt.status).toBe('delivered');
	});

	it('needs a whole number and a known condition', async () => {
		expect(await post('condition', { number, condition: 'off' })).toEqual({
			status: 400,
			body: { message: 'number: is no phone number with a plus and a country code' },
		});
		expect((await post('condition', { number: phone, condition: 'lost' })).status).toBe(400);
	});
});

describe('a reply', () => {
	let receiver: FastifyInstance;
	let heard: string[];

	beforeEach(async () => {
		heard = [];
		receiver = fastify();
		receiver.removeAllContentTypeParsers();
		receiver.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body),
		);
		receiver.post('/:provider', async (request, reply) => {
			heard.push(decodeURIComponent(String(request.body)));
			return await reply.code(202).send('');
		});
		const url = await receiver.listen({ host: '127.0.0.1', port: 0 });
		for (const provider of PROVIDER_IDS)
			carrier.setPushUrl(provider, 'reply', `${url}/${provider}`);
	});
	afterEach(async () => await receiver.close());

	const reply = async (provider: string, text = '1') =>
		await post('reply', { number: phone, provider, text });

	it.each([
		['ihuyi', ['mobilephone=13800000000', 'content=1', 'smsid=']],
		['plivo', ['From=8613800000000', 'To=14155550199', 'Text=1']],
		['submail', ['events=mo', 'address=13800000000', 'app=10001', 'content=1']],
		['aliyun', ['"phone_number":"13800000000"', '"content":"1"']],
	] as const)('is pushed as %s does, and stands on the phone', async (provider, parts) => {
		await sendBy[provider](carrier, number);
		expect(await reply(provider)).toEqual({ status: 200, body: { httpStatus: 202 } });
		expect(heard).toHaveLength(1);
		for (const part of parts) expect(heard[0]).toContain(part);
		expect((await wall()).phones[0].bubbles[1]).toEqual({
			kind: 'reply',
			provider,
			text: '1',
			answer: 202,
			at: expect.any(Number),
		});
	});

	it('answers the latest message of its provider', async () => {
		take({ product: 'message/send' });
		take({ product: 'mms' });
		await sendBy.ihuyi(carrier, number);
		await reply('submail');
		expect(heard).toEqual([expect.stringContaining('app=20001')]);
	});

	it('with a stop word makes Plivo refuse the sender', async () => {
		await sendBy.plivo(carrier, number);
		await reply('plivo', 'STOP');
		await sendBy.plivo(carrier, number);
		await carrier.receiptsSettled();
		expect((await wall()).phones[0].bubbles[2]).toMatchObject({
			receipt: { status: 'undelivered', code: '200' },
		});
	});

	it('says why it goes nowhere', async () => {
		expect(await reply('submail')).toEqual({ status: 409, body: { problem: 'noMessage' } });
		await sendBy.jiutian(carrier, number);
		expect(await reply('jiutian')).toEqual({ status: 409, body: { problem: 'noReplies' } });
		take();
		carrier.setPushUrl('submail', 'reply', 'http://127.0.0.1:1/');
		expect(await reply('submail')).toEqual({ status: 409, body: { problem: 'noAnswer' } });
		carrier.setPushUrl('submail', 'reply', undefined);
		expect(await reply('submail')).toEqual({ status: 409, body: { problem: 'noAddress' } });
		expect((await reply('nobody')).status).toBe(400);
		expect(heard).toEqual([]);
		expect((await wall()).phones[0].bubbles).toHaveLength(2);
	});

	it('opts out with the word that any page of an MMS tells', async () => {
		take({ text: '', pages: [{ text: '邀请' }, { text: '拒收请回复R' }] });
		expect((await wall()).phones[0].lines).toMatchObject([{ optOutWord: 'R' }]);
	});

	it.each([
		['ihuyi', '会员活动本周开始，回T退订', 'T'],
		['ihuyi', '【示例签名】邀请您参观工业展，拒收请回复R', 'R'],
		['submail', '退订回TD【示例】', 'TD'],
		['submail', '回复 n 退订', 'N'],
		['aliyun', '展会明天开幕', 'TD'],
		['plivo', '回T退订', 'STOP'],
	] as const)('opts out of %s after “%s” with %s', (provider, text, word) => {
		expect(optOutWord(provider, text)).toBe(word);
	});
});

describe('changes', () => {
	const listen = async () => {
		const { data, headers } = await http.get(`${carrier.phonesUrl}events`, {
			responseType: 'stream',
			transformResponse: [],
		});
		expect(headers['content-type']).toBe('text/event-stream');
		const chunks = (data as unknown as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
		let pending = '';
		/** The events up to the next change, or undefined if there is none any more. */
		return async () => {
			for (;;) {
				const end = pending.indexOf('event: change\ndata:\n\n');
				if (end >= 0) {
					pending = pending.slice(end + 'event: change\ndata:\n\n'.length);
					return 'change';
				}
				const { value, done } = await chunks.next();
				if (done) return undefined;
				pending += value.toString();
			}
		};
	};

	it('are told at once to who begins to listen, then as they come', async () => {
		const next = await listen();
		expect(await next()).toBe('change');
		await sendByPlivo(carrier, '14155550100');
		expect(await next()).toBe('change');
		await post('condition', { number: phone, condition: 'off' });
		expect(await next()).toBe('change');
	});

	it('are told together when many come at once, the last one included', async () => {
		const next = await listen();
		await next();
		for (let index = 0; index < 1000; index++) take({ messageId: String(index) });
		expect(await next()).toBe('change');
		expect(await next()).toBe('change');
		expect((await wall()).counters.received).toBe(1000);
		await carrier.close();
		expect(await next()).toBeUndefined();
	});
});
