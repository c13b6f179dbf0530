import fc from 'fast-check';

import { clickKey, openLink, utmOf } from '../../../../nodes/shared/messaging/tracking/click';
import {
	clickLinks,
	type ClickLinks,
	type ClickTracking,
} from '../../../../nodes/shared/messaging/tracking/clickLinks';
import type { Failure } from '../../../../nodes/shared/messaging/model/failure';
import { clickableLink } from '../../../../nodes/shared/messaging/text/clickableLink';

const CLICK_URL = 'https://n8n.example.com/webhook/fair';
const SECRET = 'a long random text 1';
const TRACKING: ClickTracking = { clickUrl: CLICK_URL, secret: SECRET, shortLinks: false };
const TO = '+8613800138000';

const made = (change: Partial<ClickTracking> = {}, to = TO) =>
	clickLinks(to, { ...TRACKING, ...change }) as ClickLinks;
const tracked = (links: ClickLinks, target: string) =>
	(links.rewrite(target, 'Text') as { url: string }).url;
const whyNot = (result: object) => (result as Failure).message.en;

const SETTINGS = { secret: SECRET, allowedTargets: '', defaultTarget: 'https://fair.cn/start' };
const opened = (link: string, allowedTargets: string) =>
	openLink(Object.fromEntries(new URL(link).searchParams), { ...SETTINGS, allowedTargets });

it('leads back to where it was to lead, whatever guest and target', () => {
	const target = fc.webUrl({ withQueryParameters: true, withFragments: true });
	const number = fc.nat({ max: 99_999_999 }).map((tail) => `+86138${tail}`);
	fc.assert(
		fc.property(number, target, (to, typed) => {
			const links = made({}, to);
			const { url } = clickableLink(typed, 'Text') as { url: string };
			expect(opened(tracked(links, typed), new URL(url).host)).toEqual({
				guestToken: links.guestToken,
				target: url,
			});
		}),
	);
});

it.each([
	['a query and a fragment', 'https://fair.cn/r?a=1&b=%20+#会'],
	['a path in Chinese', 'https://fair.cn/邀请函'],
	['a name in Chinese', 'https://例子.cn/'],
	['an end in punctuation', 'https://fair.cn/r)'],
])('carries %s', (_name, typed) => {
	const { url } = clickableLink(typed, 'Text') as { url: string };
	const link = tracked(made(), typed);
	expect(link).toMatch(/^https:\/\/n8n\.example\.com\/webhook\/fair\?g=[\w-]{32}&to=[\w.~%-]+$/);
	expect(opened(link, new URL(url).host)).toMatchObject({ target: url });
});

it('carries no number', () => {
	expect(tracked(made(), 'https://fair.cn/')).not.toContain('138');
});

it('is the same for the same guest, and another for another', () => {
	const link = tracked(made(), 'https://fair.cn/');
	expect(tracked(made(), 'https://fair.cn/')).toBe(link);
	expect(tracked(made({}, '+8613800138001'), 'https://fair.cn/')).not.toBe(link);
});

it('stays as it is if it is a tracked one already', () => {
	const link = tracked(made(), 'https://fair.cn/');
	expect(tracked(made(), link)).toBe(link);
});

describe('short', () => {
	it('leads to the default target', () => {
		const link = tracked(made({ shortLinks: true }), 'https://fair.cn/r');
		expect(link).toMatch(/^https:\/\/n8n\.example\.com\/webhook\/fair\?g=[\w%-]{32,34}$/);
		expect(opened(link, '')).toEqual({
			guestToken: made().guestToken,
			target: SETTINGS.defaultTarget,
		});
	});

	it('ends with nothing that phones leave out of a link', () => {
		fc.assert(
			fc.property(fc.nat({ max: 99_999_999 }), (tail) => {
				const links = made({ shortLinks: true }, `+86138${tail}`);
				expect(tracked(links, 'https://fair.cn/')).toMatch(/\w$/);
			}),
			{ numRuns: 500 },
		);
	});

	it('is refused where a message has several targets, as all would lead to one', () => {
		const links = made({ shortLinks: true });
		tracked(links, 'https://fair.cn/a');
		expect(tracked(links, 'https://fair.cn/a')).toContain('?g=');
		const refused = links.rewrite('https://fair.cn/b', 'Text');
		expect(whyNot(refused)).toContain("with 'Short Links' both would lead to the same page");
	});
});

it.each([
	['an empty Click URL', { clickUrl: '' }, "'Click URL' is empty"],
	['a Click URL that is none', { clickUrl: 'fair' }, "'Click URL' is 'fair'"],
	['the test URL', { clickUrl: 'https://a.cn/webhook-test/fair' }, 'is the test URL'],
	['a query in the Click URL', { clickUrl: `${CLICK_URL}?a=1` }, 'has a ? or # in it'],
	['a short secret', { secret: 'fifteen letters' }, "'Tracking Secret' needs at least 16"],
	['a secret of spaces', { secret: ' '.repeat(20) }, "'Tracking Secret' needs at least 16"],
])('refuses %s', (_name, change, words) => {
	expect(whyNot(clickLinks(TO, { ...TRACKING, ...change }))).toContain(words);
});

it('refuses a link that is none, by the name of its field', () => {
	expect(whyNot(made().rewrite('https://fair.cn:x', 'Registration Link'))).toContain(
		"'Registration Link'",
	);
});

describe('opening', () => {
	const link = new URL(tracked(made(), 'https://fair.cn/r'));
	const query = { g: link.searchParams.get('g'), to: link.searchParams.get('to') };
	const settings = { ...SETTINGS, allowedTargets: 'fair.cn' };

	it.each([
		['no token', {}, 'token'],
		['a list of tokens', { g: [query.g], to: query.to }, 'token'],
		['a target that is no text', { g: query.g, to: { a: query.to } }, 'token'],
		['a target taken away', { g: query.g }, 'token'],
		['another target', { g: query.g, to: 'https://evil.com/' }, 'token'],
	])('refuses %s', (_name, asked, refusal) => {
		expect(openLink(asked, settings)).toEqual({ refusal });
	});

	it('refuses our own link to a target that is not allowed', () => {
		expect(openLink(query, settings)).toMatchObject({ target: 'https://fair.cn/r' });
		expect(openLink(query, { ...settings, allowedTargets: 'b.cn' })).toEqual({
			refusal: 'target',
		});
	});

	it('refuses a short link where there is no default target', () => {
		const { shortToken } = made();
		expect(openLink({ g: shortToken }, settings)).toMatchObject({
			target: SETTINGS.defaultTarget,
		});
		expect(openLink({ g: shortToken }, { ...settings, defaultTarget: '' })).toEqual({
			refusal: 'target',
		});
	});
});

it('reads the campaign from the target', () => {
	expect(utmOf('https://fair.cn/?utm_source=sms&utm_campaign=A+B&utm_medium=&x=1')).toEqual({
		source: 'sms',
		campaign: 'A B',
	});
	expect(utmOf('https://fair.cn/?x=1')).toBeUndefined();
});

it('has a key for each guest and target, and one of its own for machines', () => {
	const click = { guestToken: 'G', target: 'https://fair.cn/' };
	expect(clickKey(click)).toBe('G:https://fair.cn/');
	expect(clickKey({ ...click, bot: 'prefetch' })).toBe('G:https://fair.cn/:bot');
});
