import { inEnglish, type Sentence } from '../../messaging/model/sentence';
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

const IN_CONSOLE = 'in the Alibaba Cloud SMS console (短信服务控制台)';
const CHECK_SIGNATURE = `Check 'Signature (签名)' against the approved signatures ${IN_CONSOLE}.`;
const CHECK_VARIABLES = "Check 'Template Variables'.";
const CHECK_KEY =
	"Check 'AccessKey ID' and 'AccessKey Secret' in the Alibaba Cloud credential, also for spaces.";
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
		message: inEnglish(`Alibaba Cloud does not know this account. ${CHECK_KEY}`),
	},
	'isv.ACCOUNT_ABNORMAL': {
		category: 'authentication',
		message: inEnglish(
			'Alibaba Cloud says that something is wrong with the account (账户异常). Contact its support.',
		),
	},
	'isv.SECURITY_FROZEN_ACCOUNT': {
		category: 'authentication',
		message: inEnglish(
			'The account is frozen for security reasons. Contact Alibaba Cloud to have it opened again.',
		),
	},
	'isv.OUT_OF_SERVICE': {
		category: 'insufficientBalance',
		message: inEnglish(
			'The service is stopped for this account (业务停机). Top up the account, then send again.',
		),
	},
	'isv.AMOUNT_NOT_ENOUGH': {
		category: 'insufficientBalance',
		message: inEnglish(
			'There is not enough money on the account (账户余额不足). Top it up, then send again.',
		),
	},
	'isv.PRODUCT_UN_SUBSCRIPT': {
		category: 'configuration',
		message: inEnglish(
			'This account has not activated the short message service (短信服务). Activate it.',
		),
	},
	'isv.PRODUCT_UNSUBSCRIBE': {
		category: 'configuration',
		message: inEnglish('This account has not activated the product (产品未开通). Activate it.'),
	},
	'isp.RAM_PERMISSION_DENY': {
		category: 'authentication',
		message: inEnglish(
			'The AccessKey is not allowed to do this. Give its RAM user the right to use the short message service (短信服务).',
		),
	},
	'isv.DENY_IP_RANGE': {
		category: 'configuration',
		message: inEnglish(
			'Alibaba Cloud does not accept requests from the region of this IP address. Send from another server, or ask Alibaba Cloud.',
		),
	},
	// Signature and uplink extension
	'isv.SMS_SIGNATURE_ILLEGAL': {
		category: 'signatureRejected',
		message: inEnglish(`This account has no such signature. ${CHECK_SIGNATURE}`),
	},
	'isv.SMS_SIGN_ILLEGAL': {
		category: 'signatureRejected',
		message: inEnglish(`This signature may not be used. ${CHECK_SIGNATURE}`),
	},
	'isv.SIGN_STATE_ILLEGAL': {
		category: 'signatureRejected',
		message: inEnglish(`This signature cannot be used in its present state. ${CHECK_SIGNATURE}`),
	},
	'isv.SIGN_NAME_ILLEGAL': {
		category: 'signatureRejected',
		message: inEnglish(`The signature is not well formed. ${CHECK_SIGNATURE}`),
	},
	'isv.SMS_SIGNATURE_SCENE_ILLEGAL': {
		category: 'signatureRejected',
		message: inEnglish(
			"The signature is approved for another type of template. Choose another 'Signature (签名)' or another 'Template ID (模板)'.",
		),
	},
	'isv.EXTEND_CODE_ERROR': {
		category: 'configuration',
		message: inEnglish(
			`One extension code cannot serve several signatures. Use another ${EXTENSION} for this signature, or leave it out.`,
		),
	},
	'isv.ONE_CODE_MULTIPLE_SIGN': {
		category: 'configuration',
		message: inEnglish(
			`This extension code has been used with another signature before (一码多签). Use another ${EXTENSION}, or leave it out.`,
		),
	},
	'isv.CODE_EXCEED_LIMIT': {
		category: 'configuration',
		message: inEnglish(
			`The account has used up its extension codes. Use an earlier ${EXTENSION} with its own signature, or leave it out.`,
		),
	},
	'isv.CODE_ERROR': {
		category: 'configuration',
		message: inEnglish(`The extension code cannot be used. Change ${EXTENSION}, or leave it out.`),
	},
	PORT_NOT_REGISTERED: {
		category: 'configuration',
		message: inEnglish(
			'The number that the message would come from is not registered with the carriers (实名制报备). Complete the registration with Alibaba Cloud.',
		),
	},
	// Template and content
	'isv.SMS_TEMPLATE_ILLEGAL': {
		category: 'templateRejected',
		message: inEnglish(
			`This account has no such approved template. Check 'Template ID (模板)' against the list ${IN_CONSOLE}.`,
		),
	},
	'isv.TEMPLATE_MISSING_PARAMETERS': {
		category: 'templateRejected',
		about: 'values',
		message: inEnglish(
			"A variable of the template has no value. Add it to 'Template Variables' under the very name it has in the template.",
		),
	},
	'isv.TEMPLATE_PARAMS_ILLEGAL': {
		category: 'contentRejected',
		about: 'values',
		message: inEnglish(
			`A value does not fit the type that its variable has in the template. ${CHECK_VARIABLES}`,
		),
	},
	'isv.INVALID_JSON_PARAM': {
		category: 'configuration',
		about: 'values',
		message: inEnglish(
			`Alibaba Cloud cannot read the values of the template (JSON参数不合法). ${CHECK_VARIABLES}`,
		),
	},
	'isv.PARAM_LENGTH_LIMIT': {
		category: 'contentRejected',
		about: 'values',
		message: inEnglish("A value in 'Template Variables' is too long. Shorten it."),
	},
	'isv.PARAM_NOT_SUPPORT_URL': {
		category: 'contentRejected',
		about: 'values',
		message: inEnglish(
			"A value in 'Template Variables' has a web address, which is not allowed there. Put the address into the template and have it approved.",
		),
	},
	'isv.SMS_CONTENT_ILLEGAL': {
		category: 'contentRejected',
		about: 'values',
		message: inEnglish(`The text has something that may not be sent. ${CHECK_VARIABLES}`),
	},
	'isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE': {
		category: 'contentRejected',
		about: 'values',
		message: inEnglish(
			"The text does not fit the type of the template, such as advertising in a notification. Change 'Template Variables', or use a template of the right type.",
		),
	},
	'isv.UNSUPPORTED_CONTENT': {
		category: 'contentRejected',
		about: 'values',
		message: inEnglish(
			"The text has characters that cannot be sent, such as emoji. Remove them from 'Template Variables'.",
		),
	},
	'isv.SMS_TEST_SIGN_TEMPLATE_LIMIT': {
		category: 'configuration',
		message: inEnglish(
			"The test signature and the test template can only be used together. Change 'Signature (签名)' or 'Template ID (模板)'.",
		),
	},
	'isv.SMS_TEST_NUMBER_LIMIT': {
		category: 'configuration',
		about: 'number',
		message: inEnglish(
			`With the test signature and template, messages go only to test numbers. Add the number as a test number ${IN_CONSOLE}, or use an approved template.`,
		),
	},
	// Numbers and limits
	'isv.MOBILE_NUMBER_ILLEGAL': {
		category: 'invalidNumber',
		about: 'number',
		message: inEnglish("Alibaba Cloud does not accept the number (手机号码格式错误). Check 'To'."),
	},
	'isv.MOBILE_COUNT_OVER_LIMIT': {
		category: 'configuration',
		message: inEnglish('There are too many numbers in one request. Send to fewer at a time.'),
	},
	'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': {
		category: 'templateRejected',
		about: 'number',
		message: inEnglish(
			"The template is for international messages and cannot go to a mainland number. Use a domestic template in 'Template ID (模板)'.",
		),
	},
	'isv.BUSINESS_LIMIT_CONTROL': {
		category: 'rateLimited',
		about: 'number',
		message: inEnglish(
			'Too many messages went to this number (业务限流). Send again later; the limits are set in the Alibaba Cloud SMS console (短信服务控制台).',
		),
	},
	'isv.DAY_LIMIT_CONTROL': {
		category: 'rateLimited',
		message: inEnglish(
			'The account has reached its limit of messages for one day. Send again tomorrow, or raise the limit.',
		),
		retryAfterMs: FULL_DAY,
	},
	'isv.MONTH_LIMIT_CONTROL': {
		category: 'rateLimited',
		message: inEnglish(
			'The account has reached its limit of messages for one month. Raise the limit, or wait for the next month.',
		),
		// A month has at most 31 days.
		retryAfterMs: 31 * FULL_DAY,
	},
	'isv.BLACK_KEY_CONTROL_LIMIT': {
		category: 'blocked',
		about: 'number',
		message: inEnglish(
			'The message is stopped by a blacklist (黑名单管控), either for its number or for a word in its variables. Do not send it again unchanged.',
		),
	},
	'isv.CUSTOMER_REFUSED': {
		category: 'blocked',
		about: 'number',
		message: inEnglish(
			'The recipient has opted out of such messages. Do not send to this number again.',
		),
	},
	'isv.INVALID_PARAMETERS': {
		category: 'configuration',
		about: 'number',
		message: inEnglish(
			"Alibaba Cloud does not accept a value of the request (参数异常). Check 'To', 'Signature (签名)', 'Template ID (模板)' and 'Template Variables'.",
		),
	},
	// System
	'isp.SYSTEM_ERROR': {
		category: 'provider',
		message: inEnglish(
			'Alibaba Cloud reports a fault of its own (系统错误), which usually passes.',
		),
		mayHaveLeft: true,
	},
	'isp.GATEWAY_ERROR': {
		category: 'provider',
		message: inEnglish(
			'Alibaba Cloud reports a fault between its own systems, which usually passes.',
		),
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
		message: inEnglish(`The AccessKey Secret does not belong to the AccessKey ID. ${CHECK_KEY}`),
	},
	InvalidAccessKeyId: {
		category: 'authentication',
		message: inEnglish(
			`Alibaba Cloud does not know this AccessKey ID, or it is disabled. ${CHECK_KEY}`,
		),
	},
	InvalidSecurityToken: {
		category: 'authentication',
		message: inEnglish(
			"The security token is wrong or has expired. Enter fresh temporary keys in the Alibaba Cloud credential, or leave 'Security Token' empty for permanent ones.",
		),
	},
	SignatureNonceUsed: {
		category: 'provider',
		// The mark is new in each request of ours, so an earlier copy of this one has come before.
		message: inEnglish(
			'Alibaba Cloud says that it has had this very request before. Something between n8n and Alibaba Cloud, such as a proxy, has sent it twice.',
		),
		mayHaveLeft: true,
	},
	InvalidTimeStamp: {
		category: 'authentication',
		message: inEnglish(
			'Alibaba Cloud says that the request is too old or too new. Set the clock of the n8n server right.',
		),
	},
	Throttling: {
		category: 'rateLimited',
		message: inEnglish(
			"Alibaba Cloud gets too many requests from this account. Send again later, or set 'Messages per Second' lower.",
		),
	},
	Forbidden: {
		category: 'authentication',
		message: inEnglish(
			'The AccessKey is not allowed to do this. Give its RAM user the right to use the short message service (短信服务).',
		),
	},
	Missing: {
		category: 'configuration',
		message: inEnglish(
			"A value that Alibaba Cloud needs is missing. Check 'To', 'Signature (签名)' and 'Template ID (模板)'.",
		),
	},
	InvalidAction: {
		category: 'configuration',
		message: inEnglish(
			"The address does not know this call. Check 'Base URL' in the Alibaba Cloud credential.",
		),
	},
	InvalidVersion: {
		category: 'configuration',
		message: inEnglish(
			"The address does not know this version of the calls. Check 'Base URL' in the Alibaba Cloud credential.",
		),
	},
};

/**
 * Values of `err_code` in receipts and of `ErrCode` in the status query: the same page; the meanings
 * are in many customers' copies of its table. `DELIVERED` and `REQUEST_SUCCESS` are no failures.
 */
const RECEIPT_FAILURES: Readonly<Record<string, CodeMeaning>> = {
	MOBILE_NOT_ON_SERVICE: {
		category: 'unreachable',
		message: inEnglish(
			'The phone is switched off, out of coverage or out of service, or the number does not exist. Try again later, and check the number if that does not help.',
		),
	},
	MOBILE_SEND_LIMIT: {
		category: 'rateLimited',
		message: inEnglish('This number has had its limit of messages. Send again on another day.'),
	},
	MOBILE_ACCOUNT_ABNORMAL: {
		category: 'unreachable',
		message: inEnglish(
			"Something is wrong with the phone's contract, such as unpaid bills or a change of carrier. Try again later.",
		),
	},
	MOBILE_IN_BLACK: {
		category: 'blocked',
		message: inEnglish(
			'The number is on a blacklist, usually because its owner has opted out. Do not send to it again.',
		),
	},
	MOBLLE_TERMINAL_ERROR: {
		category: 'unreachable',
		message: inEnglish(
			'The phone could not take the message, such as with a full memory. Try again later.',
		),
	},
	CONTENT_KEYWORD: {
		category: 'contentRejected',
		message: inEnglish(
			"The carrier stopped the message because of a word in it. Change 'Template Variables' or the template.",
		),
	},
	CONTENT_ERROR: {
		category: 'contentRejected',
		message: inEnglish(
			'The carrier does not accept the text; advertising must tell how to opt out (拒收请回复R). Change the template.',
		),
	},
	INVALID_NUMBER: {
		category: 'invalidNumber',
		message: inEnglish('The number is wrong or not in use. Check it, or remove the contact.'),
	},
	IS_CLOSE: {
		category: 'carrier',
		message: inEnglish('The way to the carrier was closed for a while. Send again later.'),
		retryable: true,
	},
	NO_ROUTE: {
		category: 'carrier',
		message: inEnglish('There is no way to send this content to this number. Ask Alibaba Cloud.'),
	},
	SP_UNKNOWN_ERROR: {
		category: 'carrier',
		message: inEnglish('The carrier did not deliver the message and gave no reason.'),
	},
	USER_REJECT: {
		category: 'blocked',
		message: inEnglish(
			'The recipient has opted out, or cannot receive this kind of message. Do not send to this number again.',
		),
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

const unpublished = (code: string, whatHappened: string): Sentence =>
	inEnglish(
		`${whatHappened} with code ${code}, whose meaning is not published. Read the provider's own words, or ask Alibaba Cloud.`,
	);

const refusals = codeTable(REFUSALS, (code) =>
	unpublished(code, 'Alibaba Cloud refused the request'),
);
const receiptFailures = codeTable(RECEIPT_FAILURES, (code) =>
	unpublished(code || '(none)', 'The message did not reach the phone'),
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
