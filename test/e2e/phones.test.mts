import type { Browser, Page } from 'playwright-core';
import axios from 'axios';
import fastify, { type FastifyInstance } from 'fastify';
import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { defaultIhuyiAccount } from '../../playground/carrier/providers/ihuyi/accountOptions.mts';
import { defaultSubmailAccount } from '../../playground/carrier/providers/submail/accountOptions.mts';
import { startBrowser } from '../../playground/editor.mts';

/** The wall of phones in a real browser, with a receiver in place of n8n. */
const NUMBER = '13800138000';
const PHONE = '+8613800138000';

const http = axios.create({ proxy: false, validateStatus: () => true });

let carrier: Carrier;
let receiver: FastifyInstance;
let browser: Browser;
let page: Page;
let heard: Array<Record<string, string>>;
const problems: string[] = [];

beforeAll(async () => {
	heard = [];
	receiver = fastify();
	receiver.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
	);
	receiver.post('/', (request) => {
		heard.push(request.body as Record<string, string>);
		return 'ok';
	});
	const url = await receiver.listen({ host: '127.0.0.1', port: 0 });
	carrier = await startCarrier({ receiptDelayMs: { min: 300, max: 300 } });
	for (const provider of ['ihuyi', 'submail'] as const) {
		carrier.setReceiptUrl(provider, url);
		carrier.setPushUrl(provider, 'reply', url);
	}
	browser = await startBrowser();
	page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(message.text());
	});
	await page.goto(carrier.phonesUrl);
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await carrier?.close();
	await receiver?.close();
});

const card = (phone = PHONE) => page.locator(`[data-number="${phone}"]`);
const heardOf = (wanted: Record<string, string>) =>
	heard.filter((fields) => Object.entries(wanted).every(([name, value]) => fields[name] === value));

/** Sends as any client of SUBMAIL does. */
async function sendBySubmail(to: string, content: string): Promise<void> {
	const { appId, appKey } = defaultSubmailAccount;
	const form = new URLSearchParams({ appid: appId, signature: appKey, to, content });
	const { data } = await http.post(`${carrier.baseUrl('submail')}/sms/send`, form);
	expect(data).toMatchObject({ status: 'success' });
}

/** What is used of a picture in the browser; its types are not known here. */
interface Decodable {
	decode(): Promise<void>;
}

/** Sends the multimedia template that the account has. */
async function sendMms(to: string): Promise<void> {
	const { mmsAppId, mmsAppKey } = defaultSubmailAccount;
	const form = new URLSearchParams({
		appid: mmsAppId,
		signature: mmsAppKey,
		to,
		project: 'FIJe14',
		vars: JSON.stringify({ name: '张三', code: 'A1' }),
	});
	const { data } = await http.post(`${carrier.baseUrl('submail')}/mms/xsend`, form);
	expect(data).toMatchObject({ status: 'success' });
}

it('shows a message while one watches, and then its receipt', async () => {
	await page.getByText('No phone has received a message yet').waitFor();
	await sendBySubmail(NUMBER, '【示例】<b>展会</b>明天开幕，回T退订');
	await card().getByText('【示例】<b>展会</b>明天开幕，回T退订').waitFor();
	await card().locator('[data-status=delivered] .status', { hasText: 'Delivered' }).waitFor();
	await page.locator('[data-counter=delivered]', { hasText: '1' }).waitFor();
}, 300_000);

it('pushes what is typed, and the word that the message tells to opt out', async () => {
	await card().getByLabel('Reply', { exact: true }).fill('我要两张票');
	await page.keyboard.press('Enter');
	await card().locator('.bubble.out', { hasText: '我要两张票' }).waitFor();
	await card().getByRole('button', { name: 'Opt out' }).click();
	await card().locator('.bubble.out', { hasText: /^T/ }).waitFor();
	expect(heardOf({ events: 'mo', address: NUMBER }).map(({ content }) => content)).toEqual([
		'我要两张票',
		'T',
	]);
}, 300_000);

it('switches a phone off: the next message is not delivered, and the receipt says so', async () => {
	await card().getByRole('button', { name: 'Switched off' }).click();
	await card().locator('[data-condition=off][aria-pressed=true]').waitFor();
	await sendBySubmail(NUMBER, '【示例】请带好证件');
	await card().getByText('关机/停机 (UNDELIV)').waitFor();
	await card().getByText('receipt answered 200').last().waitFor();
	expect(heardOf({ events: 'dropped', address: NUMBER })).toHaveLength(1);

	await card().getByRole('button', { name: 'Normal' }).click();
	await card().locator('[data-condition=normal][aria-pressed=true]').waitFor();
	await sendBySubmail(NUMBER, '【示例】欢迎回来');
	await card().locator('li[data-status=delivered]', { hasText: '欢迎回来' }).waitFor();
}, 300_000);

it('makes a number invalid that has not received anything', async () => {
	await page.getByLabel('Search').fill('139 0013 9000');
	await page.getByRole('button', { name: 'Add the phone +86 139 0013 9000' }).click();
	await card('+8613900139000').getByRole('button', { name: 'Invalid' }).click();
	await page.locator('[data-counter=invalid]', { hasText: '1' }).waitFor();
	const { apiId, apiKey } = defaultIhuyiAccount;
	const form = { account: apiId, password: apiKey, mobile: '13900139000', content: '你好' };
	const { data } = await http.post(
		`${carrier.baseUrl('ihuyi')}/sms/Submit.json`,
		new URLSearchParams(form),
	);
	expect(data).toMatchObject({ code: 406 });
	await page.getByLabel('Search').fill('');
}, 300_000);

it('shows the pages of an MMS with its picture', async () => {
	await sendMms('13700137000');
	await card('+8613700137000').locator('li[data-status=delivered]').waitFor();
	const pages = card('+8613700137000').locator('.page');
	await pages.getByText('您的参观码：A1').waitFor();
	expect(await pages.count()).toBe(2);
	const picture = pages.locator('img');
	await picture.scrollIntoViewIfNeeded();
	// Rejects if the bytes are no picture.
	await picture.evaluate(async (image) => await (image as unknown as Decodable).decode());
}, 300_000);

it('opens the links of a message beside the wall, and nothing that only looks like one', async () => {
	const link = `${carrier.baseUrl('submail')}/page?a=1&b=2`;
	await sendBySubmail('13800138009', `【示例】见 ${link}。javascript:alert(1) <a>x</a>，回T退订`);
	const anchors = card('+8613800138009').locator('.text a');
	await anchors.first().waitFor();
	expect(await anchors.count()).toBe(1);
	expect(await anchors.getAttribute('href')).toBe(link);
	expect(await anchors.getAttribute('rel')).toContain('noopener');
	const [opened] = await Promise.all([page.context().waitForEvent('page'), anchors.click()]);
	await opened.waitForURL(link);
	await opened.close();
}, 300_000);

it('keeps what is being typed while other phones come and go', async () => {
	const field = card().getByLabel('Reply', { exact: true });
	await field.fill('not yet');
	await sendBySubmail('13600136000', '【示例】你好');
	await card('+8613600136000').waitFor();
	expect(await field.inputValue()).toBe('not yet');
	expect(await field.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(
		true,
	);
}, 300_000);

it('speaks Chinese too, and remembers it', async () => {
	await page.getByRole('button', { name: '中文' }).click();
	await card().getByRole('button', { name: '空号' }).waitFor();
	await page.reload();
	await card().getByRole('button', { name: '关机' }).waitFor();
	expect(await page.title()).toBe('手机');
}, 300_000);

it('broke no rule of its own on the way', () => {
	expect(problems).toEqual([]);
});

it('comes back by itself when the simulator was away', async () => {
	const port = Number(new URL(carrier.url).port);
	await carrier.close();
	await page.getByText('正在重新连接').waitFor();
	carrier = await startCarrier({ port });
	await sendBySubmail('13500135000', '【示例】又见面了');
	await card('+8613500135000').getByText('又见面了').waitFor();
	expect(await page.locator('.phone').count()).toBe(1);
}, 60_000);
