import { ABSOLUTE_CLAIMS } from '../../../../nodes/shared/messaging/compliance/absoluteClaims';
import { claimProblem } from '../../../../nodes/shared/messaging/compliance/claims';
import { forbiddenWordProblem } from '../../../../nodes/shared/messaging/compliance/forbiddenWords';

describe('absolute claims', () => {
	it.each(ABSOLUTE_CLAIMS)('%s', (claim) => {
		expect(claimProblem('Subject', `诚邀您参观 ${claim} 展会`)?.en).toMatch(
			`'Subject' has '${claim}', which may count as an absolute claim`,
		);
	});

	it.each([
		['行业第一品牌，第一天开幕', '第一'],
		['１００％正品', '100%'],
		['Satisfaction GUARANTEED', 'guaranteed'],
		['【示例展览】最佳展会', '最佳'],
	])('%s: %s', (text, claim) => expect(claimProblem('Text', text)?.en).toContain(`'${claim}'`));

	it.each([
		'第一届示例展览明天开幕，第一天有论坛',
		'请您第一时间领取入场券',
		'【第一示例】展会明天开幕',
		'展会明天开幕【绝对示例】',
		'详情 https://www.example.com/?a=100%25guaranteed 谢谢',
		'误差的绝对值',
	])('none in %s', (text) => expect(claimProblem('Text', text)).toBeUndefined());
});

describe('forbidden words', () => {
	it.each([
		['FREE  Money', ['money'], 'money'],
		['ｆｒｅｅ gift', ['Free'], 'Free'],
		['https://spam.example.com', ['发票', 'spam.example'], 'spam.example'],
	])('%s: %j', (text, words, found) => {
		expect(forbiddenWordProblem('Text', text, words)?.en).toMatch(
			`'Text' has the word '${found}', which stands in the option 'Forbidden Words'`,
		);
	});

	it.each([[[]], [['最佳']]])('%j: none', (words) => {
		expect(forbiddenWordProblem('Text', '明天开幕', words)).toBeUndefined();
	});
});
