import type { Sentence } from '../../messaging/model/sentence';
import type { Failure } from '../../messaging/model/failure';
import {
	codeTable,
	failureFor,
	refusalFor,
	type CodeMeaning,
	type Refusal as CodeRefusal,
} from '../common/codeTable';
import { DAY, HOUR, MINUTE } from '../../messaging/util/durations';

/** A day is not defined further (calendar day or 24 hours); a full day is right for both. */
const FULL_DAY = DAY;

/** What Alibaba Cloud's codes say besides. */
interface Particulars {
	/** Whether the message may have been taken all the same. */
	mayHaveLeft?: boolean;
	/** What of a single recipient it may be about, where several share the request. */
	about?: 'number' | 'values';
}

type Meaning = CodeMeaning & Particulars;

const IN_CONSOLE: Sentence = {
	en: 'in the Alibaba Cloud SMS console (短信服务控制台)',
	zh: '短信服务控制台',
};
const CHECK_SIGNATURE: Sentence = {
	en: `Check 'Signature (签名)' against the approved signatures ${IN_CONSOLE.en}.`,
	zh: '请对照短信服务控制台中审核通过的签名，检查「Signature (签名)」。',
};
const CHECK_VARIABLES: Sentence = {
	en: "Check 'Template Variables'.",
	zh: '请检查「Template Variables」。',
};
const CHECK_KEY: Sentence = {
	en: "Check 'AccessKey ID' and 'AccessKey Secret' in the Alibaba Cloud credential, also for spaces.",
	zh: '请检查阿里云凭证中的「AccessKey ID」和「AccessKey Secret」，也请留意多余的空格。',
};
const EXTENSION = "'Reply Extension Code (上行扩展码)'";

/**
 * Business refusals: https://help.aliyun.com/document_detail/101346.html. `isv.` is a fault of the
 * request or the account, and nothing was sent. `isp.` is a fault of Alibaba Cloud: the page does not
 * say how far the message had come (customers' copies of it call GATEWAY_ERROR a failed call of the
 * sending module), so that only the missing permission is certain to have come before sending.
 */
const REFUSALS: Readonly<Record<string, Meaning>> = {
	// Account
	'isv.ACCOUNT_NOT_EXISTS': {
		category: 'authentication',
		message: {
			en: `Alibaba Cloud does not know this account. ${CHECK_KEY.en}`,
			zh: `阿里云没有该账户。${CHECK_KEY.zh}`,
		},
	},
	'isv.ACCOUNT_ABNORMAL': {
		category: 'authentication',
		message: {
			en: 'Alibaba Cloud says that something is wrong with the account (账户异常). Contact its support.',
			zh: '账户异常。请联系阿里云客服。',
		},
	},
	'isv.SECURITY_FROZEN_ACCOUNT': {
		category: 'authentication',
		message: {
			en: 'The account is frozen for security reasons. Contact Alibaba Cloud to have it opened again.',
			zh: '账户因安全原因被冻结。请联系阿里云解冻。',
		},
	},
	'isv.OUT_OF_SERVICE': {
		category: 'insufficientBalance',
		message: {
			en: 'The service is stopped for this account (业务停机). Top up the account, then send again.',
			zh: '该账户已业务停机。请充值后重新发送。',
		},
	},
	'isv.AMOUNT_NOT_ENOUGH': {
		category: 'insufficientBalance',
		message: {
			en: 'There is not enough money on the account (账户余额不足). Top it up, then send again.',
			zh: '账户余额不足。请充值后重新发送。',
		},
	},
	'isv.PRODUCT_UN_SUBSCRIPT': {
		category: 'configuration',
		message: {
			en: 'This account has not activated the short message service (短信服务). Activate it.',
			zh: '该账户未开通短信服务。请先开通。',
		},
	},
	'isv.PRODUCT_UNSUBSCRIBE': {
		category: 'configuration',
		message: {
			en: 'This account has not activated the product (产品未开通). Activate it.',
			zh: '该账户未开通此产品。请先开通。',
		},
	},
	'isp.RAM_PERMISSION_DENY': {
		category: 'authentication',
		message: {
			en: 'The AccessKey is not allowed to do this. Give its RAM user the right to use the short message service (短信服务).',
			zh: '该 AccessKey 没有权限。请为其 RAM 用户授予短信服务的权限。',
		},
	},
	'isv.DENY_IP_RANGE': {
		category: 'configuration',
		message: {
			en: 'Alibaba Cloud does not accept requests from the region of this IP address. Send from another server, or ask Alibaba Cloud.',
			zh: '阿里云不接受来自该 IP 所在地区的请求。请更换服务器，或咨询阿里云。',
		},
	},
	// Signature and uplink extension
	'isv.SMS_SIGNATURE_ILLEGAL': {
		category: 'signatureRejected',
		message: {
			en: `This account has no such signature. ${CHECK_SIGNATURE.en}`,
			zh: `该账户没有此签名。${CHECK_SIGNATURE.zh}`,
		},
	},
	'isv.SMS_SIGN_ILLEGAL': {
		category: 'signatureRejected',
		message: {
			en: `This signature may not be used. ${CHECK_SIGNATURE.en}`,
			zh: `该签名不可使用。${CHECK_SIGNATURE.zh}`,
		},
	},
	'isv.SIGN_STATE_ILLEGAL': {
		category: 'signatureRejected',
		message: {
			en: `This signature cannot be used in its present state. ${CHECK_SIGNATURE.en}`,
			zh: `该签名的当前状态不可使用。${CHECK_SIGNATURE.zh}`,
		},
	},
	'isv.SIGN_NAME_ILLEGAL': {
		category: 'signatureRejected',
		message: {
			en: `The signature is not well formed. ${CHECK_SIGNATURE.en}`,
			zh: `签名格式不正确。${CHECK_SIGNATURE.zh}`,
		},
	},
	'isv.SMS_SIGNATURE_SCENE_ILLEGAL': {
		category: 'signatureRejected',
		message: {
			en: "The signature is approved for another type of template. Choose another 'Signature (签名)' or another 'Template ID (模板)'.",
			zh: '该签名的适用模板类型不符。请更换「Signature (签名)」或「Template ID (模板)」。',
		},
	},
	'isv.EXTEND_CODE_ERROR': {
		category: 'configuration',
		message: {
			en: `One extension code cannot serve several signatures. Use another ${EXTENSION} for this signature, or leave it out.`,
			zh: `一个扩展码不能用于多个签名。请为该签名更换${EXTENSION}，或不填写。`,
		},
	},
	'isv.ONE_CODE_MULTIPLE_SIGN': {
		category: 'configuration',
		message: {
			en: `This extension code has been used with another signature before (一码多签). Use another ${EXTENSION}, or leave it out.`,
			zh: `该扩展码已用于其他签名（一码多签）。请更换${EXTENSION}，或不填写。`,
		},
	},
	'isv.CODE_EXCEED_LIMIT': {
		category: 'configuration',
		message: {
			en: `The account has used up its extension codes. Use an earlier ${EXTENSION} with its own signature, or leave it out.`,
			zh: `该账户的扩展码已用完。请使用之前的${EXTENSION}及其对应签名，或不填写。`,
		},
	},
	'isv.CODE_ERROR': {
		category: 'configuration',
		message: {
			en: `The extension code cannot be used. Change ${EXTENSION}, or leave it out.`,
			zh: `该扩展码不可使用。请更换${EXTENSION}，或不填写。`,
		},
	},
	PORT_NOT_REGISTERED: {
		category: 'configuration',
		message: {
			en: 'The number that the message would come from is not registered with the carriers (实名制报备). Complete the registration with Alibaba Cloud.',
			zh: '发送号码未在运营商完成实名制报备。请在阿里云完成报备。',
		},
	},
	// Template and content
	'isv.SMS_TEMPLATE_ILLEGAL': {
		category: 'templateRejected',
		message: {
			en: `This account has no such approved template. Check 'Template ID (模板)' against the list ${IN_CONSOLE.en}.`,
			zh: `该账户没有此审核通过的模板。请对照${IN_CONSOLE.zh}中的列表，检查「Template ID (模板)」。`,
		},
	},
	'isv.TEMPLATE_MISSING_PARAMETERS': {
		category: 'templateRejected',
		about: 'values',
		message: {
			en: "A variable of the template has no value. Add it to 'Template Variables' under the very name it has in the template.",
			zh: '模板中有变量没有值。请在「Template Variables」中按模板内的变量名添加。',
		},
	},
	'isv.TEMPLATE_PARAMS_ILLEGAL': {
		category: 'contentRejected',
		about: 'values',
		message: {
			en: `A value does not fit the type that its variable has in the template. ${CHECK_VARIABLES.en}`,
			zh: `有变量的值与模板中的变量属性不符。${CHECK_VARIABLES.zh}`,
		},
	},
	'isv.INVALID_JSON_PARAM': {
		category: 'configuration',
		about: 'values',
		message: {
			en: `Alibaba Cloud cannot read the values of the template (JSON参数不合法). ${CHECK_VARIABLES.en}`,
			zh: `阿里云无法解析模板变量（JSON参数不合法）。${CHECK_VARIABLES.zh}`,
		},
	},
	'isv.PARAM_LENGTH_LIMIT': {
		category: 'contentRejected',
		about: 'values',
		message: {
			en: "A value in 'Template Variables' is too long. Shorten it.",
			zh: '「Template Variables」中有值过长。请缩短。',
		},
	},
	'isv.PARAM_NOT_SUPPORT_URL': {
		category: 'contentRejected',
		about: 'values',
		message: {
			en: "A value in 'Template Variables' has a web address, which is not allowed there. Put the address into the template and have it approved.",
			zh: '「Template Variables」中含有网址，不允许放在变量中。请将网址写入模板并提交审核。',
		},
	},
	'isv.SMS_CONTENT_ILLEGAL': {
		category: 'contentRejected',
		about: 'values',
		message: {
			en: `The text has something that may not be sent. ${CHECK_VARIABLES.en}`,
			zh: `内容中有不允许发送的文字。${CHECK_VARIABLES.zh}`,
		},
	},
	'isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE': {
		category: 'contentRejected',
		about: 'values',
		message: {
			en: "The text does not fit the type of the template, such as advertising in a notification. Change 'Template Variables', or use a template of the right type.",
			zh: '内容与模板类型不符，例如在通知模板中发广告。请修改「Template Variables」，或使用类型相符的模板。',
		},
	},
	'isv.UNSUPPORTED_CONTENT': {
		category: 'contentRejected',
		about: 'values',
		message: {
			en: "The text has characters that cannot be sent, such as emoji. Remove them from 'Template Variables'.",
			zh: '内容中有无法发送的字符，例如 emoji。请从「Template Variables」中去掉。',
		},
	},
	'isv.SMS_TEST_SIGN_TEMPLATE_LIMIT': {
		category: 'configuration',
		message: {
			en: "The test signature and the test template can only be used together. Change 'Signature (签名)' or 'Template ID (模板)'.",
			zh: '测试签名和测试模板只能一起使用。请更换「Signature (签名)」或「Template ID (模板)」。',
		},
	},
	'isv.SMS_TEST_NUMBER_LIMIT': {
		category: 'configuration',
		about: 'number',
		message: {
			en: `With the test signature and template, messages go only to test numbers. Add the number as a test number ${IN_CONSOLE.en}, or use an approved template.`,
			zh: `使用测试签名和测试模板时，只能发往测试号码。请在${IN_CONSOLE.zh}中将该号码添加为测试号码，或使用审核通过的模板。`,
		},
	},
	// Numbers and limits
	'isv.MOBILE_NUMBER_ILLEGAL': {
		category: 'invalidNumber',
		about: 'number',
		message: {
			en: "Alibaba Cloud does not accept the number (手机号码格式错误). Check 'To'.",
			zh: '阿里云不接受该号码（手机号码格式错误）。请检查「To」。',
		},
	},
	'isv.MOBILE_COUNT_OVER_LIMIT': {
		category: 'configuration',
		message: {
			en: 'There are too many numbers in one request. Send to fewer at a time.',
			zh: '一次请求的号码过多。请减少每次发送的数量。',
		},
	},
	'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': {
		category: 'templateRejected',
		about: 'number',
		message: {
			en: "The template is for international messages and cannot go to a mainland number. Use a domestic template in 'Template ID (模板)'.",
			zh: '该模板用于国际短信，不能发往内地号码。请在「Template ID (模板)」中使用国内短信模板。',
		},
	},
	'isv.BUSINESS_LIMIT_CONTROL': {
		category: 'rateLimited',
		about: 'number',
		message: {
			en: 'Too many messages went to this number (业务限流). Send again later; the limits are set in the Alibaba Cloud SMS console (短信服务控制台).',
			zh: '发往该号码的短信过多（业务限流）。请稍后再发；限制可在阿里云短信服务控制台设置。',
		},
	},
	'isv.DAY_LIMIT_CONTROL': {
		category: 'rateLimited',
		message: {
			en: 'The account has reached its limit of messages for one day. Send again tomorrow, or raise the limit.',
			zh: '账户当天的发送量已达上限。请明天再发，或提高上限。',
		},
		retryAfterMs: FULL_DAY,
	},
	'isv.MONTH_LIMIT_CONTROL': {
		category: 'rateLimited',
		message: {
			en: 'The account has reached its limit of messages for one month. Raise the limit, or wait for the next month.',
			zh: '账户当月的发送量已达上限。请提高上限，或等到下个月。',
		},
		// A month has at most 31 days.
		retryAfterMs: 31 * FULL_DAY,
	},
	'isv.BLACK_KEY_CONTROL_LIMIT': {
		category: 'blocked',
		about: 'number',
		message: {
			en: 'The message is stopped by a blacklist (黑名单管控), either for its number or for a word in its variables. Do not send it again unchanged.',
			zh: '短信被黑名单管控拦截，原因是号码或变量中的词。请勿原样重发。',
		},
	},
	'isv.CUSTOMER_REFUSED': {
		category: 'blocked',
		about: 'number',
		message: {
			en: 'The recipient has opted out of such messages. Do not send to this number again.',
			zh: '收件人已退订此类短信。请勿再向该号码发送。',
		},
	},
	'isv.INVALID_PARAMETERS': {
		category: 'configuration',
		about: 'number',
		message: {
			en: "Alibaba Cloud does not accept a value of the request (参数异常). Check 'To', 'Signature (签名)', 'Template ID (模板)' and 'Template Variables'.",
			zh: '阿里云不接受请求中的某个参数（参数异常）。请检查「To」「Signature (签名)」「Template ID (模板)」和「Template Variables」。',
		},
	},
	// System
	'isp.SYSTEM_ERROR': {
		category: 'provider',
		message: {
			en: 'Alibaba Cloud reports a fault of its own (系统错误), which usually passes.',
			zh: '阿里云系统错误，通常会自行恢复。',
		},
		mayHaveLeft: true,
	},
	'isp.GATEWAY_ERROR': {
		category: 'provider',
		message: {
			en: 'Alibaba Cloud reports a fault between its own systems, which usually passes.',
			zh: '阿里云内部系统之间出错，通常会自行恢复。',
		},
		mayHaveLeft: true,
	},
};

/**
 * Refusals of the gateway before the service, by the beginning of their code, since most have several
 * endings: https://help.aliyun.com/document_detail/95922.html and 146840.html. `InvalidSecurityToken`
 * and `Forbidden` are from Alibaba Cloud's own tools and customers' code.
 */
const GATEWAY_REFUSALS: Readonly<Record<string, Meaning>> = {
	SignatureDoesNotMatch: {
		category: 'authentication',
		message: {
			en: `The AccessKey Secret does not belong to the AccessKey ID. ${CHECK_KEY.en}`,
			zh: `AccessKey Secret 与 AccessKey ID 不匹配。${CHECK_KEY.zh}`,
		},
	},
	InvalidAccessKeyId: {
		category: 'authentication',
		message: {
			en: `Alibaba Cloud does not know this AccessKey ID, or it is disabled. ${CHECK_KEY.en}`,
			zh: `阿里云不认识该 AccessKey ID，或它已被禁用。${CHECK_KEY.zh}`,
		},
	},
	InvalidSecurityToken: {
		category: 'authentication',
		message: {
			en: "The security token is wrong or has expired. Enter fresh temporary keys in the Alibaba Cloud credential, or leave 'Security Token' empty for permanent ones.",
			zh: '安全令牌错误或已过期。请在阿里云凭证中填写新的临时密钥；使用长期密钥时请将「Security Token」留空。',
		},
	},
	SignatureNonceUsed: {
		category: 'provider',
		// The mark is new in each request of ours, so an earlier copy of this one has come before.
		message: {
			en: 'Alibaba Cloud says that it has had this very request before. Something between n8n and Alibaba Cloud, such as a proxy, has sent it twice.',
			zh: '阿里云表示曾收到过同一个请求。n8n 与阿里云之间的某个环节（例如代理）重复发送了请求。',
		},
		mayHaveLeft: true,
	},
	InvalidTimeStamp: {
		category: 'authentication',
		message: {
			en: 'Alibaba Cloud says that the request is too old or too new. Set the clock of the n8n server right.',
			zh: '阿里云判定请求时间过早或过晚。请校准 n8n 服务器的时钟。',
		},
	},
	Throttling: {
		category: 'rateLimited',
		message: {
			en: "Alibaba Cloud gets too many requests from this account. Send again later, or set 'Messages per Second' lower.",
			zh: '该账户向阿里云的请求过于频繁。请稍后再发，或调低「Messages per Second」。',
		},
	},
	Forbidden: {
		category: 'authentication',
		message: {
			en: 'The AccessKey is not allowed to do this. Give its RAM user the right to use the short message service (短信服务).',
			zh: '该 AccessKey 没有权限。请为其 RAM 用户授予短信服务的权限。',
		},
	},
	Missing: {
		category: 'configuration',
		message: {
			en: "A value that Alibaba Cloud needs is missing. Check 'To', 'Signature (签名)' and 'Template ID (模板)'.",
			zh: '缺少阿里云必需的参数。请检查「To」「Signature (签名)」和「Template ID (模板)」。',
		},
	},
	InvalidAction: {
		category: 'configuration',
		message: {
			en: "The address does not know this call. Check 'Base URL' in the Alibaba Cloud credential.",
			zh: '该地址没有此接口。请检查阿里云凭证中的「Base URL」。',
		},
	},
	InvalidVersion: {
		category: 'configuration',
		message: {
			en: "The address does not know this version of the calls. Check 'Base URL' in the Alibaba Cloud credential.",
			zh: '该地址没有此版本的接口。请检查阿里云凭证中的「Base URL」。',
		},
	},
};

/**
 * Values of `err_code` in receipts and of `ErrCode` in the status query: the same page; the meanings
 * are in many customers' copies of its table. `DELIVERED` and `REQUEST_SUCCESS` are no failures.
 */
const RECEIPT_FAILURES: Readonly<Record<string, CodeMeaning>> = {
	MOBILE_NOT_ON_SERVICE: {
		category: 'unreachable',
		message: {
			en: 'The phone is switched off, out of coverage or out of service, or the number does not exist. Try again later, and check the number if that does not help.',
			zh: '手机关机、不在服务区或停机，或为空号。请稍后再试；如仍失败，请核对号码。',
		},
	},
	MOBILE_SEND_LIMIT: {
		category: 'rateLimited',
		message: {
			en: 'This number has had its limit of messages. Send again on another day.',
			zh: '该号码的短信已达上限。请改日再发。',
		},
	},
	MOBILE_ACCOUNT_ABNORMAL: {
		category: 'unreachable',
		message: {
			en: "Something is wrong with the phone's contract, such as unpaid bills or a change of carrier. Try again later.",
			zh: '机主的套餐有问题，例如欠费或携号转网。请稍后再试。',
		},
	},
	MOBILE_IN_BLACK: {
		category: 'blocked',
		message: {
			en: 'The number is on a blacklist, usually because its owner has opted out. Do not send to it again.',
			zh: '该号码在黑名单中，通常是机主已退订。请勿再发送。',
		},
	},
	MOBLLE_TERMINAL_ERROR: {
		category: 'unreachable',
		message: {
			en: 'The phone could not take the message, such as with a full memory. Try again later.',
			zh: '手机无法接收，例如存储已满。请稍后再试。',
		},
	},
	CONTENT_KEYWORD: {
		category: 'contentRejected',
		message: {
			en: "The carrier stopped the message because of a word in it. Change 'Template Variables' or the template.",
			zh: '短信中有词被运营商拦截。请修改「Template Variables」或模板。',
		},
	},
	CONTENT_ERROR: {
		category: 'contentRejected',
		message: {
			en: 'The carrier does not accept the text; advertising must tell how to opt out (拒收请回复R). Change the template.',
			zh: '运营商不接受该内容；推广短信必须说明退订方式（拒收请回复R）。请修改模板。',
		},
	},
	INVALID_NUMBER: {
		category: 'invalidNumber',
		message: {
			en: 'The number is wrong or not in use. Check it, or remove the contact.',
			zh: '号码错误或未启用。请核对，或删除该联系人。',
		},
	},
	IS_CLOSE: {
		category: 'carrier',
		message: {
			en: 'The way to the carrier was closed for a while. Send again later.',
			zh: '到运营商的通道曾短暂关闭。请稍后重新发送。',
		},
		retryable: true,
	},
	NO_ROUTE: {
		category: 'carrier',
		message: {
			en: 'There is no way to send this content to this number. Ask Alibaba Cloud.',
			zh: '没有通道可将此内容发往该号码。请咨询阿里云。',
		},
	},
	SP_UNKNOWN_ERROR: {
		category: 'carrier',
		message: {
			en: 'The carrier did not deliver the message and gave no reason.',
			zh: '运营商未送达，且没有给出原因。',
		},
	},
	USER_REJECT: {
		category: 'blocked',
		message: {
			en: 'The recipient has opted out, or cannot receive this kind of message. Do not send to this number again.',
			zh: '收件人已退订，或无法接收此类短信。请勿再向该号码发送。',
		},
	},
};

/**
 * Flow control says its period only in its words: 触发分钟级流控, 触发小时级流控, 触发天级流控
 * (https://github.com/overtrue/easy-sms/issues/83).
 */
const FLOW_CONTROL_PERIODS: ReadonlyArray<[RegExp, number]> = [
	[/分钟级流控/, MINUTE],
	[/小时级流控/, HOUR],
	[/天级流控/, FULL_DAY],
];

const unpublished = (code: string, whatHappened: Sentence): Sentence => ({
	en: `${whatHappened.en} with code ${code}, whose meaning is not published. Read the provider's own words, or ask Alibaba Cloud.`,
	zh: `${whatHappened.zh}，错误码 ${code} 的含义未公开。请查看服务商原话，或向阿里云咨询。`,
});

const refusals = codeTable(REFUSALS, (code) =>
	unpublished(code, { en: 'Alibaba Cloud refused the request', zh: '阿里云拒绝了请求' }),
);
const receiptFailures = codeTable(RECEIPT_FAILURES, (code) =>
	unpublished(code || '(none)', {
		en: 'The message did not reach the phone',
		zh: '短信未送达手机',
	}),
);

/** The meaning of a refusal, of the service or of the gateway before it. */
const known = (code: string): Meaning | undefined =>
	refusals.known(code) ??
	Object.entries(GATEWAY_REFUSALS).find(([beginning]) => code.startsWith(beginning))?.[1];

/** What a refusal means, and when Alibaba Cloud would take the message, if it says so. */
export type CodedRefusal = CodeRefusal & Particulars & { mayHaveLeft: boolean };

/**
 * The meaning of an answer other than OK.
 *
 * @param code the answer's `Code`
 * @param words the answer's `Message`
 */
export function refusal(code: string, words?: string): CodedRefusal {
	const meaning: Meaning = known(code) ?? refusals.meaningOf(code);
	const isFlowControl = code === 'isv.BUSINESS_LIMIT_CONTROL';
	const period = FLOW_CONTROL_PERIODS.find(([pattern]) => pattern.test(words ?? ''))?.[1];
	const retryAfterMs = isFlowControl ? period : meaning.retryAfterMs;
	// A fault of Alibaba Cloud that no page tells about may have come at any moment.
	const isStrangeFault = code.startsWith('isp.') && !refusals.known(code);
	return {
		...refusalFor({ ...meaning, retryAfterMs }, code, words),
		mayHaveLeft: meaning.mayHaveLeft ?? isStrangeFault,
		...(meaning.about ? { about: meaning.about } : {}),
	};
}

/** Why a message did not reach the phone; receipts may also have the codes of the refusals. */
export const receiptFailure = (code: string, words?: string): Failure =>
	failureFor(
		receiptFailures.known(code) ?? known(code) ?? receiptFailures.meaningOf(code),
		code,
		words,
	);

/** The receipt is still to come, although something was said. */
export const RECEIPT_PENDING = 'REQUEST_SUCCESS';

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES = {
	refusals: refusals.codes,
	gateway: Object.keys(GATEWAY_REFUSALS),
	receipts: receiptFailures.codes,
};
