import fc from 'fast-check';
import {
	guestToken,
	trackedLink,
	utmParameters,
} from '../../../../nodes/shared/messaging/tracking/guestToken';

describe('trackedLink', () => {
	it.each([
		['adds', 'https://a.cn/r', [['g', '1']], 'https://a.cn/r?g=1'],
		[
			'keeps the others as they are',
			'https://a.cn/r?x=%20+&y#t',
			[['g', '1']],
			'https://a.cn/r?x=%20+&y&g=1#t',
		],
		[
			'replaces all of the same name',
			'https://a.cn/?g=0&x=1&%67=2',
			[['g', '3']],
			'https://a.cn/?x=1&g=3',
		],
		[
			'encodes',
			'https://a.cn/',
			[['来源', 'A&B = C']],
			'https://a.cn/?%E6%9D%A5%E6%BA%90=A%26B+%3D+C',
		],
		['leaves a link alone', 'https://a.cn/r?x=1#t', [], 'https://a.cn/r?x=1#t'],
	])('%s', (_name, link, parameters, url) => {
		const named = parameters.map(([name, value]) => ({ name, value }));
		expect(trackedLink(link, named)).toEqual({ url });
	});

	it('refuses what is no link, by the name of its field', () => {
		expect(trackedLink('fair', [])).toMatchObject({
			message: { en: expect.stringContaining("'Registration Link'") },
		});
		expect(trackedLink('fair', [], 'Map Link')).toMatchObject({
			message: { en: expect.stringContaining("'Map Link'") },
		});
	});

	it('carries every value to the page', () => {
		const text = fc.string({ unit: 'grapheme', minLength: 1 });
		fc.assert(
			fc.property(
				fc.webUrl({ withQueryParameters: true, withFragments: true }),
				text,
				text,
				(link, name, value) => {
					const tracked = trackedLink(link, [{ name, value }]) as { url: string };
					const address = new URL(tracked.url);
					expect(address.searchParams.getAll(name)).toEqual([value]);
					expect(address.pathname).toContain(new URL(link).pathname.slice(0, -1));
					expect(trackedLink(tracked.url, [{ name, value }])).toEqual(tracked);
				},
			),
		);
	});
});

it('names campaigns as web analytics do, leaving out what is empty', () => {
	expect(utmParameters({ source: 'mms', medium: '', campaign: 'fair 2026' })).toEqual([
		{ name: 'utm_source', value: 'mms' },
		{ name: 'utm_campaign', value: 'fair 2026' },
	]);
	expect(utmParameters({ medium: 'mms' })).toEqual([{ name: 'utm_medium', value: 'mms' }]);
});

describe('guestToken', () => {
	it('is the beginning of HMAC-SHA256 (RFC 4231, test case 2: 5bdcc146bf60754e6a042426…)', () => {
		expect(guestToken('what do ya want for nothing?', 'Jefe')).toEqual({
			token: 'W9zBRr9gdU5qBCQm',
		});
	});

	it('differs by guest and by secret', () => {
		const tokens = ['+8613800138000', '+8613800138001'].flatMap((to) =>
			['one', 'two'].map((secret) => JSON.stringify(guestToken(to, secret))),
		);
		expect(new Set(tokens).size).toBe(4);
	});

	it('is not made without a secret', () => {
		expect(guestToken('+8613800138000', ' ')).toMatchObject({
			category: 'configuration',
			message: { en: expect.stringContaining("'Tracking Secret'") },
		});
	});
});
