/** A refusal by the gateway in front of the service: HTTP 4xx or 5xx (reference 1). */
export class GatewayError extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** A refusal by the service itself, `isv.…`: HTTP 200 (reference 1, observed). */
export class BusinessError extends Error {
	readonly code: string;

	constructor(code: string, message = businessTexts[code] ?? code) {
		super(message);
		this.code = code;
	}
}

/**
 * Texts of business refusals: placeholders, except for the flow control's (reference 1). The codes
 * `…TEMPLATE_NOT…` and `isv.TEMPLATE_OVER_LIMIT` are not in the reference; several customers' code
 * bases list them from the vendor's page https://help.aliyun.com/document_detail/101346.html.
 */
const businessTexts: Record<string, string> = {
	'isv.AMOUNT_NOT_ENOUGH': '账户余额不足',
	'isv.BLACK_KEY_CONTROL_LIMIT': '黑名单管控',
	'isv.BUSINESS_LIMIT_CONTROL': '业务限流',
	'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': '国际/港澳台消息模板不支持发送境内号码',
	'isv.ERROR_TEMPLATE_NOT_DELETE': '审核中的模板，暂时无法删除',
	'isv.ERROR_TEMPLATE_NOT_MODIFY': '已通过的模板不支持修改',
	'isv.INVALID_JSON_PARAM': 'JSON参数不合法，只接受字符串值',
	'isv.INVALID_PARAMETERS': '参数异常',
	'isv.MOBILE_COUNT_OVER_LIMIT': '手机号码数量超过限制',
	'isv.MOBILE_NUMBER_ILLEGAL': '非法手机号',
	'isv.PARAM_LENGTH_LIMIT': '参数超出长度限制',
	'isv.PARAM_NOT_SUPPORT_URL': '不支持URL',
	'isv.SMS_SIGNATURE_ILLEGAL': '短信签名不合法',
	'isv.SMS_TEMPLATE_ILLEGAL': '短信模版不合法',
	'isv.TEMPLATE_MISSING_PARAMETERS': '模版缺少变量',
	'isv.TEMPLATE_OVER_LIMIT': '模板字符数量超过限制',
};
