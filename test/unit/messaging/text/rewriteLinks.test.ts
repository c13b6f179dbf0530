import { trackedLink } from '../../../../nodes/shared/messaging/tracking/guestToken';
import { linksIn, rewriteLinks } from '../../../../nodes/shared/messaging/text/rewriteLinks';

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
	expect(rewritten(text)).toMatchObject({ category: 'contentRejected', message });
});

it('passes on why a link cannot be rewritten', () => {
	expect(rewritten('https://fair.cn:x/')).toMatchObject({
		category: 'configuration',
		message: expect.stringContaining("'Text of page 1'"),
	});
});

it('lists links without the punctuation of the sentence', () => {
	expect(linksIn('a https://fair.cn/a. (http://b.cn/?x=1#y)，c')).toEqual([
		'https://fair.cn/a',
		'http://b.cn/?x=1#y',
	]);
});
