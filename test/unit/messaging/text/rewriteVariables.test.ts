import type { Failure } from '../../../../nodes/shared/messaging/model/failure';
import { rewriteVariables } from '../../../../nodes/shared/messaging/text/rewriteVariables';

const rewritten = (value: string, clickToken?: string) =>
	rewriteVariables(
		[{ name: 'link', value }],
		(link) => ({ url: `https://t.cn/?${link.trim()}` }),
		'Template Variables',
		clickToken,
	);

it.each([
	['a link', 'https://fair.cn/a', 'https://t.cn/?https://fair.cn/a'],
	['a link in Chinese', ' https://fair.cn/邀请函', 'https://t.cn/?https://fair.cn/邀请函'],
	['a text with a link', '见 http://a.cn/1。', '见 https://t.cn/?http://a.cn/1。'],
	['another text', '张三', '张三'],
	['a placeholder without a token', '{clickToken}', '{clickToken}'],
])('%s', (_name, value, expected) => {
	expect(rewritten(value)).toEqual({ variables: [{ name: 'link', value: expected }] });
});

it('puts in the token where an approved template holds the link', () => {
	expect(rewritten('?g={clickToken}', 'T')).toEqual({
		variables: [{ name: 'link', value: '?g=T' }],
	});
});

it('names the variable whose link nobody can tell the end of', () => {
	const refused = rewritten('请点https://fair.cn/a报名') as Failure;
	expect(refused.message.en).toContain("'Template Variables: link' has a link with 报 directly");
});
