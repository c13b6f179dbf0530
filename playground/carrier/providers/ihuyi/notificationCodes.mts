/**
 * Codes of notification SMS with their texts (reference 2.5). Where a JSON reply is recorded
 * (401, 404, 405, 406), its text is taken; of 404 only the beginning is recorded. Numbers in 【】
 * are account settings.
 */
export const notificationTexts: Record<number, string> = {
	0: '提交失败',
	2: '提交成功',
	400: '非法ip访问',
	401: 'account不能为空',
	402: '密码不能为空',
	403: '手机号码不能为空',
	4030: '手机号码已被列入黑名单',
	404: '短信内容和模板ID不能同时为空',
	405: '用户名或密码不正确',
	4050: '账号被冻结',
	40501: '动态密码已过期',
	40502: '动态密码校验失败',
	4051: '剩余条数不足',
	4052: '访问ip与备案ip不符',
	406: '手机格式不正确，格式为11位的数字.',
	407: '短信内容含有敏感字符',
	4070: '签名格式不正确',
	4071: '没有提交备案模板',
	4072: '提交的短信内容与审核通过的模板内容不匹配',
	40722: '变量内容超过指定的长度【8】',
	4073: '短信内容超出长度限制',
	4074: '短信内容包含emoji符号',
	4075: '签名未通过审核',
	408: '发送超限（【20】条），已加入黑名单，可登入平台解除',
	4080: '同一手机号码同一秒钟之内发送频率不能超过1条',
	4082: '超出同一手机号一天之内【5】条短信限制',
	4085: '同一手机号验证码短信发送超出【5】条',
	4086: '手机操作过过于频繁',
};

/** Why a submission is refused. */
export interface Refusal {
	code: number;
	/** The account setting to name in the text instead of the default. */
	limit?: number;
}

/** The text of a refusal; a code without a known text gets that of code 0. */
export function refusalText({ code, limit }: Refusal): string {
	const text = notificationTexts[code] ?? notificationTexts[0];
	return limit === undefined ? text : text.replace(/【\d+】/, `【${limit}】`);
}
