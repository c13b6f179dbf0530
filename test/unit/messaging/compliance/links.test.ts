import fc from 'fast-check';

import { withOptOutLine } from '../../../../nodes/shared/messaging/compliance/optOut';
import { hasOptOutLine } from '../../../../nodes/shared/messaging/compliance/optOutLine';
import { linkProblem } from '../../../../nodes/shared/messaging/text/linkProblems';

describe('links that phones make clickable', () => {
	it.each([
		'没有链接',
		'详情 https://www.example.com',
		'详情 https://www.example.com/a?b=1&c=2#d 回T退订',
		'详情https://www.example.com\n回T退订',
		'全角空格 https://www.example.com/a\u3000回T退订',
		'HTTPS://EXAMPLE.COM/REGISTER',
		'https://user@www.example.com/www.example.com',
		'weixin://dl/www.example.com',
		'write to guest.list@mail.example.com',
		'展位 5.1A08，9.30 开幕，v2.0',
		'the fair.The halls, e.g. 5.1, node.js',
		'example.common',
	])('%j', (text) => expect(linkProblem('Text', text)).toBeUndefined());
});

describe('links that phones break', () => {
	it.each([
		['https：//www.example.com', 'full-width character ：'],
		['https:／／www.example.com', 'full-width character ／'],
		['https://www．example．com', 'full-width character ．'],
		['https://www.example.com/a？id=1', 'full-width character ？'],
		['详情www。example。com', 'full-width character 。'],
		['https://www.example.com，回T退订', 'link with ， directly behind'],
		['https://www.example.com/a回T退订', 'link with 回 directly behind'],
		['（https://www.example.com/a）', 'link with ） directly behind'],
		['https://www.example.com/a【示例展览】', 'link with 【 directly behind'],
		['见“https://www.example.com”', 'link with ” directly behind'],
		['https://www.example.com/a？', 'link with ？ directly behind'],
		['官网www.example.com', 'link www.example.com without https://'],
		['官网：example.com.cn/a', 'link example.com.cn without https://'],
		['Site:expo-2026.org.', 'link expo-2026.org without https://'],
		['https://www.example.com or example.net', 'link example.net without https://'],
	])('%j', (text, words) => {
		const problem = linkProblem('Text of page 2', text)?.en;
		expect(problem).toMatch(/^'Text of page 2' has .*\. [A-Z]/);
		expect(problem).toContain(words);
	});
});

describe('an opt-out line behind a link', () => {
	it.each([
		['详情 https://www.example.com/a', '回T退订', '详情 https://www.example.com/a 回T退订'],
		['详情 https://www.example.com/', '，退订回T', '详情 https://www.example.com/ ，退订回T'],
		['详情 https://www.example.com。', '回T退订', '详情 https://www.example.com。回T退订'],
	])('%s + %s', (text, line, expected) => expect(withOptOutLine(text, line)).toBe(expected));

	it('never becomes a part of it', () => {
		const path = fc.stringMatching(/^[\w./?=&-]{0,30}$/);
		fc.assert(
			fc.property(path, fc.constantFrom('回T退订', '，回T退订', ' 拒收请回复R'), (rest, line) => {
				const text = withOptOutLine(`详情 https://www.example.com/${rest}`, line);
				expect(hasOptOutLine(text)).toBe(true);
				expect(linkProblem('Text', text)).toBeUndefined();
			}),
		);
	});
});
