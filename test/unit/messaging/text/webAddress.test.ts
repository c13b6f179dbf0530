import fc from 'fast-check';

import { linkProblem } from '../../../../nodes/shared/messaging/text/linkProblems';
import { smartEncode } from '../../../../nodes/shared/messaging/text/smartEncoding';
import {
	isWebAddress,
	linksIn,
	replaceLinks,
} from '../../../../nodes/shared/messaging/text/webAddress';

const urls = (text: string) => linksIn(text).map(({ url }) => url);

describe('T7: links in a text', () => {
	it.each<[string, string[]]>([
		['a https://fair.cn/a. (http://b.cn/?x=1#y)，c', ['https://fair.cn/a', 'http://b.cn/?x=1#y']],
		['https://example.com/wiki/A_(b)', ['https://example.com/wiki/A_(b)']],
		['(see https://example.com/wiki/A_(b).)', ['https://example.com/wiki/A_(b)']],
		['[map](https://fair.cn/b_(c))', ['https://fair.cn/b_(c)']],
		['[https://fair.cn/a](https://fair.cn/a)', ['https://fair.cn/a', 'https://fair.cn/a']],
		['https://fair.cn/a)和', ['https://fair.cn/a']],
		['http://[2001:db8::7]:8080/a', ['http://[2001:db8::7]:8080/a']],
		['[http://[::1]/]', ['http://[::1]/']],
		['https://例子.中国/路径，后面', ['https://例子.中国/路径']],
		['https://www.例子.中国/路径。', ['https://www.例子.中国/路径']],
		['https://fair.cn/a\u200b后面', ['https://fair.cn/a']],
		['https://fair.cn/a\u00a0b', ['https://fair.cn/a']],
		['https://fair.cn/a。', ['https://fair.cn/a']],
		['「https://fair.cn/a」', ['https://fair.cn/a']],
		['《https://fair.cn/a》', ['https://fair.cn/a']],
		['“https://fair.cn/a”', ['https://fair.cn/a']],
		['"https://fair.cn/a"', ['https://fair.cn/a']],
		['<https://fair.cn/a>', ['https://fair.cn/a']],
		['https://fair.cn/2026–2027, then', ['https://fair.cn/2026–2027']],
		['https://fair.cn/a–', ['https://fair.cn/a']],
		['https://fair.cn/a——后', ['https://fair.cn/a']],
		['https://fair.cn/?to=https://b.cn/', ['https://fair.cn/?to=https://b.cn/']],
		['HTTPS://FAIR.CN/A?!', ['HTTPS://FAIR.CN/A']],
		['https://fair.cn/a;b,c', ['https://fair.cn/a;b,c']],
		['https://', []],
		['https://... and http://)', []],
		['http:/fair.cn ftp://fair.cn', []],
	])('%j', (text, expected) => {
		expect(urls(text)).toEqual(expected);
		for (const { url, start, end } of linksIn(text)) expect(text.slice(start, end)).toBe(url);
	});

	it('leaves all else of any text as it is', () => {
		const part = fc.constantFrom(
			'http://',
			'a.cn',
			'/',
			'(',
			')',
			'[',
			']',
			'。',
			' ',
			'.',
			'–',
			'中',
			'😀',
		);
		fc.assert(
			fc.property(fc.array(part), (parts) => {
				const text = parts.join('');
				expect(replaceLinks(text, ({ url }) => url)).toBe(text);
			}),
		);
	});

	it.each([
		['https://fair.cn', true],
		['http://[::1]:80/a b', false],
		['https:///a', false],
		['fair.cn', false],
		['https://例子.中国/路径', true],
	])('knows whether %j is an address', (text, expected) =>
		expect(isWebAddress(text)).toBe(expected),
	);
});

describe('T7: the rule Link Form warns', () => {
	it.each([
		['https://fair.cn/a\u200b', 'the invisible character U+200B directly behind'],
		['https://fair.cn/a\u00a0回T退订', 'the invisible character U+00A0 directly behind'],
		['https://fair.cn/a\u202f!', 'U+202F directly behind'],
		['https://fair.cn/a\u2060b', 'U+2060 directly behind'],
		['https://fair.cn/a\ufeff', 'U+FEFF directly behind'],
		['https://fair.cn/a😀', '😀 directly behind'],
		['https://fair.cn/a」', '」 directly behind'],
		['https://fair.cn/a\u0301', 'the invisible character U+0301'],
		['https://fair.cn/2026–2027', '– in a link, where some phones end it'],
		['https://例子.中国/路径，后面', '， directly behind'],
		['https://fair.cn/wiki/A_(b)、', '、 directly behind'],
		['https://fair.cn/aカ', 'カ directly behind'],
	])('%j', (text, words) => expect(linkProblem('Text', text)?.en).toContain(words));

	it.each([
		'https://fair.cn/wiki/A_(b)',
		'https://fair.cn/a\u3000后',
		'https://例子.中国/路径 后面',
		'see (https://fair.cn/a), please',
		'https://fair.cn/a\n回T退订',
	])('not of %j', (text) => expect(linkProblem('Text', text)).toBeUndefined());
});

describe('T7: Smart Encoding leaves links untouched', () => {
	const long = 'x'.repeat(100);

	it.each([
		'https://fair.cn/2026–2027',
		'https://fair.cn/«a»b',
		'https://fair.cn/a\u200bb',
		'https://fair.cn/À',
		'https://fair.cn/a…b',
	])('%j', (link) => {
		expect(smartEncode(`“${long}” ${link} – “x”`).text).toContain(` ${link} `);
	});

	it('and replaces what stands around them', () => {
		expect(smartEncode(`“${long}” “https://fair.cn/a–b”…`).text).toContain(
			'“https://fair.cn/a–b”…',
		);
		expect(smartEncode(`“${long}” – “https://fair.cn/a”…`).text).toBe(
			`"${long}" - "https://fair.cn/a"...`,
		);
	});
});
