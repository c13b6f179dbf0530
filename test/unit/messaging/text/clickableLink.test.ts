import fc from 'fast-check';
import { isFailure } from '../../../../nodes/shared/messaging/model/failure';
import { clickableLink } from '../../../../nodes/shared/messaging/text/clickableLink';

/** What an address means: its origin, and the rest with every encoding undone. */
const meaning = (address: string) => {
	const { origin, pathname, search, hash } = new URL(address);
	return [origin, ...[pathname, search, hash].map((part) => decodeURIComponent(part))];
};

it.each([
	['as it is', 'https://fair.example.com/r?g=1#top', 'https://fair.example.com/r?g=1#top'],
	['a bare host', ' https://Fair.Example.com ', 'https://fair.example.com/'],
	[
		'Chinese words',
		'https://a.cn/报名?展=会',
		'https://a.cn/%E6%8A%A5%E5%90%8D?%E5%B1%95=%E4%BC%9A',
	],
	['a Chinese host', 'https://中国.cn/', 'https://xn--fiqs8s.cn/'],
	['a space', 'https://a.cn/my fair', 'https://a.cn/my%20fair'],
	['brackets and bars', 'https://a.cn/a|b?c[]={d}^', 'https://a.cn/a%7Cb?c%5B%5D=%7Bd%7D%5E'],
	['what is encoded already', 'https://a.cn/%E6%8A%A5%20', 'https://a.cn/%E6%8A%A5%20'],
	['a % that encodes nothing', 'https://a.cn/100%', 'https://a.cn/100%25'],
	['punctuation at the end', 'https://a.cn/Fair_(trade)', 'https://a.cn/Fair_(trade%29'],
	['an empty query', 'https://a.cn/?', 'https://a.cn/?'],
	['a host in numbers', 'http://[::1]:8080/a[1]', 'http://[::1]:8080/a%5B1%5D'],
	['a switch of direction', '\u202ehttps://a.cn/x\u202c', 'https://a.cn/x'],
])('%s', (_name, typed, url) => {
	expect(clickableLink(typed, 'Map Link')).toEqual({ url });
});

it.each([
	['nothing', '', 'empty'],
	['no scheme', 'www.fair.cn/r', 'https://'],
	['another scheme', 'javascript:alert(1)', 'https://'],
	['no host', 'https:///r', 'https://'],
	['no slashes', 'https:fair.cn', 'https://'],
	['no possible host', 'https://fair .cn/', 'complete'],
	['two lines', 'https://a.cn/\nhttps://b.cn/', 'several lines'],
	['a full-width stop', 'https://a．cn/r', '．'],
	['a full-width colon', 'https：//a.cn/r', '：'],
	['a full-width slash', 'https://a.cn／r', '／'],
	["a sentence's end", 'https://a.cn/r。', '。'],
	['an expression that was not resolved', 'https://a.cn/{{ $json.id }}', 'Expression'],
])('refuses %s', (_name, typed, reason) => {
	const refused = clickableLink(typed, 'Map Link');
	expect(refused).toEqual({
		category: 'configuration',
		message: expect.objectContaining({ en: expect.stringMatching(/^'Map Link' .*\.$/) }),
		retryable: false,
	});
	expect(refused).toHaveProperty('message.en', expect.stringContaining(reason));
});

it('keeps the address, in characters that RFC 3986 allows', () => {
	const path = fc.string({ unit: fc.constantFrom(...'aZ9-._~!$&\'()*+,;=:@|^`{}[]"<> é展😀') });
	fc.assert(
		fc.property(fc.webUrl(), path, path, (base, query, fragment) => {
			const typed = `${base}?q=${query}#f${fragment}`.replace(/\{{2,}/g, '').trim();
			const link = clickableLink(typed, 'Map Link');
			if (isFailure(link)) throw new Error(link.message.en);
			expect(meaning(link.url)).toEqual(meaning(typed));
			expect(link.url).toMatch(/^https?:\/\/(?:[\w.~:/?#@!$&'()*+,;=-]|%[\dA-F]{2})+$/i);
			expect(link.url).not.toMatch(/[.,;:!')]$/);
			expect(clickableLink(link.url, 'Map Link')).toEqual(link);
		}),
	);
});
