import { trackedText } from '../../../../nodes/shared/messaging/invitation/trackedText';

const PARAMETERS = [{ name: 'ref', value: '张 三' }];
const tracked = (text: string) => trackedText(text, PARAMETERS, 'Text of page 1');
const QUERY = 'ref=%E5%BC%A0+%E4%B8%89';

it.each([
	['报名：https://fair.cn/a，欢迎', `报名：https://fair.cn/a?${QUERY}，欢迎`],
	['See https://fair.cn/a.', `See https://fair.cn/a?${QUERY}.`],
	['(https://fair.cn/a?x=1#top)', `(https://fair.cn/a?x=1&${QUERY}#top)`],
	['http://a.cn/1 https://b.cn/2', `http://a.cn/1?${QUERY} https://b.cn/2?${QUERY}`],
	['no link, fair.cn', 'no link, fair.cn'],
])('%j', (text, expected) => {
	expect(tracked(text)).toEqual({ text: expected });
});

it('leaves links alone where nothing is to be added', () => {
	const text = 'https://fair.cn/%zz.';
	expect(trackedText(text, [], 'Text of page 1')).toEqual({ text });
});

it('names the page of a link that is none', () => {
	expect(tracked('https://fair．cn/a')).toMatchObject({
		category: expect.any(String),
		message: expect.stringContaining("'Text of page 1'"),
	});
});
