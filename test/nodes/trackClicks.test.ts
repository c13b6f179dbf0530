import type { IDataObject } from 'n8n-workflow';

import {
	startCarrier,
	type Carrier,
	type CarrierOptions,
} from '../../playground/carrier/carrier.mts';
import { openLink } from '../../nodes/shared/messaging/tracking/click';
import { jpg } from '../unit/messaging/media/files.mts';
import { ACCOUNTS, guestsFor, MMS_ACCOUNTS } from './support/accounts';
import { attached, composed, fromBinary, paged, runMms, tail } from './support/mms';
import { runSms, type SmsRun } from './support/sms';

jest.setTimeout(30_000);

const CLICK_URL = 'https://n8n.example.com/webhook/fair';
const SECRET = 'a long random text 1';
const START = 'https://fair.example.com/start';
const trackClicks = (change: IDataObject = {}) => ({
	trackClicks: { click: { clickUrl: CLICK_URL, secret: SECRET, ...change } },
});

let carrier: Carrier;
const start = async (options: CarrierOptions = {}) => {
	carrier = await startCarrier(options);
};
afterEach(async () => await carrier?.close());

/** Who and where to, as the trigger reads it; undefined for what is no tracked link. */
function opened(link: string) {
	if (!link.startsWith(`${CLICK_URL}?`)) return undefined;
	return openLink(Object.fromEntries(new URL(link).searchParams), {
		secret: SECRET,
		allowedTargets: '*.example.com',
		defaultTarget: START,
	});
}
const linksIn = (text: string) => text.match(/https?:\/\/[!-~]+/g) ?? [];
const textFor = (guest: IDataObject) =>
	carrier.journal.messages().find(({ to }) => tail(to) === tail(guest.phone))?.text ?? '';
const openedBy = (guest: IDataObject) => linksIn(textFor(guest)).map(opened);

describe('Send SMS', () => {
	const { Plivo: PLIVO, Jiutian: JIUTIAN, 'SUBMAIL, normal': SUBMAIL } = ACCOUNTS;
	const ALIYUN = ACCOUNTS['Alibaba Cloud'];
	const roomy = { maxSegments: 10 };

	it.each([
		['Plivo', PLIVO],
		['Jiutian', JIUTIAN],
		['SUBMAIL', SUBMAIL],
	])('%s: each link of the text leads through the trigger, for each guest', async (_, account) => {
		await start();
		const items = guestsFor(account, 3);
		const text = `=【示例展览】Hi {{ $json.name }}: https://fair.example.com/a?x=1#b or http://www.example.com/c .`;
		const parameters = { contentMode: 'text', text };
		const options = { ...trackClicks(), ...roomy };
		const { accepted, notAccepted } = await runSms(account, carrier, {
			items,
			parameters,
			options,
		});
		expect(notAccepted).toEqual([]);
		const tokens = accepted.map(({ json }) => json.guestToken);
		expect(new Set(tokens).size).toBe(3);
		items.forEach((guest, index) => {
			expect(openedBy(guest)).toEqual([
				{ guestToken: tokens[index], target: 'https://fair.example.com/a?x=1#b' },
				{ guestToken: tokens[index], target: 'http://www.example.com/c' },
			]);
		});
		expect(JSON.stringify(accepted)).not.toContain(SECRET);
	});

	const one = async (run: SmsRun, account = PLIVO) => {
		await start();
		const items = guestsFor(account, 1);
		const { accepted, notAccepted } = await runSms(account, carrier, { items, ...run });
		return { guest: items[0], json: [...accepted, ...notAccepted][0].json };
	};
	const said = (text: string, change: IDataObject = {}): SmsRun => ({
		parameters: { contentMode: 'text', text },
		options: { ...trackClicks(change), ...roomy },
	});

	it('counts the links as they are sent', async () => {
		const target = `https://fair.example.com/${'a'.repeat(100)}`;
		const long = (await one(said(`See ${target}`))).json;
		await carrier.close();
		const short = (await one(said(`See ${target}`, { shortLinks: true }))).json;
		expect([long.segments, short.segments]).toEqual([2, 1]);
		expect(long.guestToken).toBe(short.guestToken);
	});

	it('makes short links to the default target', async () => {
		const { guest, json } = await one(
			said('See https://fair.example.com/a now', { shortLinks: true }),
		);
		expect(openedBy(guest)).toEqual([{ guestToken: json.guestToken, target: START }]);
	});

	it('refuses short links to several pages', async () => {
		const text = 'See https://fair.example.com/a or https://fair.example.com/b';
		const { json } = await one(said(text, { shortLinks: true }));
		expect(json.failure).toMatchObject({
			message: expect.stringContaining("with 'Short Links' both"),
		});
		expect(carrier.journal.requests()).toEqual([]);
	});

	it.each([
		[{ clickUrl: '' }, "'Click URL' is empty"],
		[{ clickUrl: 'https://n8n.example.com/webhook-test/fair' }, 'is the test URL'],
		[{ secret: 'short' }, "'Tracking Secret' needs at least 16 characters"],
	])('refuses %j before anything is sent', async (change, words) => {
		const { json } = await one(said('See https://fair.example.com/a', change));
		expect(json).toMatchObject({
			outcome: 'rejected',
			failure: { category: 'configuration', message: expect.stringContaining(words) },
		});
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('refuses a link that nobody can tell the end of', async () => {
		const { json } = await one(said('报名https://fair.example.com/a欢迎'));
		expect(json.failure).toMatchObject({
			message: expect.stringContaining('欢 directly behind it'),
		});
	});

	it('a number that cannot be read keeps its own reason', async () => {
		const { json } = await one({
			...said('See https://fair.example.com/a', { secret: 'short' }),
			items: [{ phone: '12' }],
		});
		expect(json).toMatchObject({ failure: { category: 'invalidNumber' } });
		expect(json).not.toHaveProperty('guestToken');
	});

	it('leaves links alone that are tracked already', async () => {
		const first = await one(said('See https://fair.example.com/a'));
		const text = textFor(first.guest);
		await carrier.close();
		const second = await one(said(text));
		expect(textFor(second.guest)).toBe(text);
		expect(second.json.guestToken).toBe(first.json.guestToken);
	});

	it('the same number and content stays a duplicate', async () => {
		await start();
		const [guest] = guestsFor(PLIVO, 1);
		const { outcomes } = await runSms(PLIVO, carrier, {
			...said('See https://fair.example.com/a'),
			items: [guest, guest],
		});
		expect(outcomes).toEqual(['accepted', 'duplicate']);
	});

	const variables = (values: IDataObject) => ({
		variable: Object.entries(values).map(([name, value]) => ({ name, value })),
	});

	it('values of an approved template that are links', async () => {
		const templateVariables = variables({
			name: '张三',
			code: 'https://fair.example.com/邀请函',
		});
		const { guest, json } = await one(
			{ parameters: { ...SUBMAIL.template, templateVariables }, options: trackClicks() },
			SUBMAIL,
		);
		expect(openedBy(guest)).toEqual([
			{
				guestToken: json.guestToken,
				target: 'https://fair.example.com/%E9%82%80%E8%AF%B7%E5%87%BD',
			},
		]);
	});

	// Alibaba Cloud refuses values with a web address (isv.PARAM_NOT_SUPPORT_URL).
	it('the token where an approved template holds the link', async () => {
		const templateVariables = variables({ name: '张三', fair: '{clickToken}', booth: '5A' });
		const { guest, json } = await one(
			{ parameters: { ...ALIYUN.template, templateVariables }, options: trackClicks() },
			ALIYUN,
		);
		const [token] = /[\w-]{32}/.exec(textFor(guest)) ?? [];
		expect(opened(`${CLICK_URL}?g=${token}`)).toEqual({
			guestToken: json.guestToken,
			target: START,
		});
	});

	it.each([
		['links as values share a request', '【示例展览】报名 @var(link)', 1],
		[
			'links with values in them are filled in',
			'【示例展览】报名 https://fair.example.com/@var(id) 见',
			2,
		],
		['links from a value and the text are filled in', '【示例展览】报名 @var(link)?a=1 见', 2],
	])('SUBMAIL: %s', async (_name, text, requests) => {
		await start();
		const items = guestsFor(SUBMAIL, 2);
		const textVariables = variables({ link: 'https://fair.example.com/r', id: '=r' });
		const { accepted } = await runSms(SUBMAIL, carrier, {
			items,
			parameters: { contentMode: 'text', text, textVariables },
			options: { ...trackClicks(), ...roomy },
		});
		expect(accepted).toHaveLength(2);
		const target = expect.stringMatching(/^https:\/\/fair\.example\.com\/r(\?a=1)?$/);
		items.forEach((guest, index) => {
			const { guestToken } = accepted[index].json;
			expect(openedBy(guest)).toEqual([{ guestToken, target }]);
		});
		expect(carrier.journal.requests()).toHaveLength(requests);
	});
});

describe('Send MMS Invitation', () => {
	const { Plivo: PLIVO, 'SUBMAIL, normal': SUBMAIL } = MMS_ACCOUNTS;
	const utmTags = { tags: { campaign: 'fair-2026' } };
	const one = async (content: IDataObject, options: IDataObject, account = PLIVO) => {
		await start(account.carrier);
		const items = guestsFor(account, 1);
		const files = [attached(jpg())];
		const { accepted, notAccepted } = await runMms(account, carrier, {
			items,
			files,
			content,
			options,
		});
		return { guest: items[0], json: [...accepted, ...notAccepted][0].json };
	};

	it('the registration link, tags first, in the invitation and its plain text', async () => {
		const { guest, json } = await one(composed(), { ...trackClicks(), utmTags });
		const target = 'https://www.example.com/register?utm_campaign=fair-2026';
		const click = { guestToken: json.guestToken, target };
		expect(openedBy(guest)).toEqual([click]);
		expect(linksIn(String(json.fallbackText)).map(opened)).toEqual([click]);
	});

	it('every link in own pages', async () => {
		const text = 'See https://www.example.com/a?x=1, or https://www.example.com/b.';
		const { guest, json } = await one(paged([{ text, ...fromBinary() }]), trackClicks());
		const links = textFor(guest).match(/https:[^\s,]+(?=[,.])/g) ?? [];
		expect(links.map(opened)).toEqual([
			{ guestToken: json.guestToken, target: 'https://www.example.com/a?x=1' },
			{ guestToken: json.guestToken, target: 'https://www.example.com/b' },
		]);
	});

	it('values of an approved template that are links', async () => {
		const templateVariables = {
			variable: [
				{ name: 'name', value: '张三' },
				{ name: 'code', value: 'https://www.example.com/r' },
			],
		};
		const content = { ...SUBMAIL.template, templateVariables };
		const { guest, json } = await one(content, trackClicks(), SUBMAIL);
		expect(openedBy(guest)).toEqual([
			{ guestToken: json.guestToken, target: 'https://www.example.com/r' },
		]);
	});

	it('shares its token with the option Guest Token', async () => {
		const guestToken = { token: { parameter: 'g', secret: SECRET } };
		const { guest, json } = await one(composed(), { ...trackClicks(), guestToken });
		const target = `https://www.example.com/register?g=${json.guestToken as string}`;
		expect(openedBy(guest)).toMatchObject([
			{ guestToken: json.guestToken, target: expect.stringContaining(target.replace(/-$/, '')) },
		]);
	});

	it.each([
		[
			'two secrets, which would give a guest two tokens',
			{ ...trackClicks(), guestToken: { token: { secret: 'another long random text' } } },
			"'Tracking Secret' differs",
		],
		[
			'tags that short links cannot carry',
			{ ...trackClicks({ shortLinks: true }), utmTags },
			"'Short Links' cannot carry",
		],
		['a secret that can be found by trying', trackClicks({ secret: 'short' }), 'at least 16'],
	])('refuses %s', async (_name, options, words) => {
		const { json } = await one(composed(), options);
		expect(json.failure).toMatchObject({ message: expect.stringContaining(words) });
		expect(carrier.journal.requests()).toEqual([]);
	});
});
