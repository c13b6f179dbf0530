import { trackedLink } from '../../../../nodes/shared/messaging/tracking/guestToken';
import { rewriteLinks } from '../../../../nodes/shared/messaging/text/rewriteLinks';

const PARAMETERS = [{ name: 'ref', value: '张 三' }];
const rewritten = (text: string) =>
	rewriteLinks(text, (link, field) => trackedLink(link, PARAMETERS, field), 'Text of page 1');
const QUERY = 'ref=%E5%BC%A0+%E4%B8%89';

it.each([
	['报名：https://fair.cn/a，欢迎', `报名：https://fair.cn/a?${QUERY}，欢迎`],
	['See https://fair.cn/a.', `See https://fair.cn/a?${QUERY}.`],
	['(https://fair.cn/a?x=1#top)', `(https://fair.cn/a?x=1&${QUERY}#top)`],
	['http://a.cn/1 https://b.cn/2', `http://a.cn/1?${QUERY} https://b.cn/2?${QUERY}`],
	['no link, fair.cn', 'no link, fair.cn'],
])('%j', (text, expected) => {
	expect(rewritten(text)).toEqual({ text: expected });
});

it.each([
	['is none', 'https://fair．cn/a', 'full-width character ．'],
	['has Chinese behind it', '报名https://fair.cn/a欢迎', '欢 directly behind it'],
])('names the page of a link that %s', (_name, text, why) => {
	const message = expect.stringMatching(new RegExp(`'Text of page 1'.*${why}`));
	expect(rewritten(text)).toMatchObject({ category: 'contentRejected', message: { en: message } });
});

it('passes on why a link cannot be rewritten', () => {
	expect(rewritten('https://fair.cn:x/')).toMatchObject({
		category: 'configuration',
		message: { en: expect.stringContaining("'Text of page 1'") },
	});
});

it.each([
	['https://example.com/wiki/A_(b)', 'https://example.com/wiki/A_(b)'],
	['（https://example.com/wiki/A_(b)）', 'https://example.com/wiki/A_(b)'],
	['https://例子.中国/路径，后面', 'https://例子.中国/路径'],
	['https://fair.cn/2026–2027 see', 'https://fair.cn/2026–2027'],
	['see https://fair.cn/a\u200b now', 'https://fair.cn/a'],
])('T7: %j is rewritten from end to end', (text, link) => {
	const links: string[] = [];
	rewriteLinks(text, (url) => (links.push(url), { url: '!' }), 'Text');
	expect(links).toEqual([link]);
	const done = rewriteLinks(text, () => ({ url: '!' }), 'Text');
	expect(done).toEqual({ text: text.replace(link, '!') });
});

it.each([
	'https://fair.cn/a？id=1',
	'https://fair.cn/a（b）c回T',
	'https://fair.cn/aへ',
	'https://fair.cn&#65281;'.replace('&#65281;', '欢迎'),
])('T7: %j is refused or left where nobody can tell its end', (text) => {
	const done = rewriteLinks(text, () => ({ url: '!' }), 'Text');
	expect('text' in done ? done.text : done.message.en).toMatch(/^!（b）c回T$|'Text' has /);
});
