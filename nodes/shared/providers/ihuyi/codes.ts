import { joined, type Sentence } from '../../messaging/model/sentence';
import { codeTable, refusalFor, type CodeMeaning, type Refusal } from '../common/codeTable';
import { LEGACY_MARKETING_URL, LEGACY_MMS_URL } from './baseUrl';
import { DAY, SECOND } from '../../messaging/util/durations';

/** 'One day' is not defined further (calendar day or 24 hours); a full day is right for both. */
const FULL_DAY = DAY;

const CHECK_KEY: Sentence = {
	en: "Check 'API ID' and 'API KEY' in the ihuyi credential; each ihuyi product has its own API ID.",
	zh: '请检查互亿无线凭证中的「API ID」和「API KEY」；每个产品各有自己的 API ID。',
};
const ASK_FOR_IP: Sentence = {
	en: 'ihuyi does not accept requests from this server. Ask ihuyi to allow the IP address of your n8n for this account.',
	zh: '互亿无线不接受来自该服务器的请求。请让互亿无线将 n8n 的 IP 地址加入该账号的白名单。',
};

/** What to say of a code that no list explains. */
const unknownMessage = (code: string): Sentence => ({
	en: `ihuyi refused the message with code ${code}, whose meaning is not published. Read the provider's own words, or ask ihuyi.`,
	zh: `互亿无线拒绝了短信，错误码 ${code} 的含义未公开。请查看服务商原话，或向互亿无线咨询。`,
});

/**
 * Refusal codes of the notification SMS (https://www.ihuyi.com/api/sms.html; from 405 on, copies of
 * the vendor's table in several customers' projects). The texts beside the codes vary, so only codes
 * are compared.
 */
const NOTIFICATION_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'0': {
		category: 'provider',
		message: {
			en: 'ihuyi could not take the message at this moment (提交失败). Send it again later.',
			zh: '互亿无线暂时无法受理（提交失败）。请稍后重新发送。',
		},
	},
	'400': { category: 'configuration', message: ASK_FOR_IP },
	'401': {
		category: 'authentication',
		message: {
			en: `The API ID is empty (帐号不能为空). ${CHECK_KEY.en}`,
			zh: `API ID 为空（帐号不能为空）。${CHECK_KEY.zh}`,
		},
	},
	'402': {
		category: 'authentication',
		message: {
			en: `The API KEY is empty (密码不能为空). ${CHECK_KEY.en}`,
			zh: `API KEY 为空（密码不能为空）。${CHECK_KEY.zh}`,
		},
	},
	'403': {
		category: 'invalidNumber',
		message: {
			en: "ihuyi found no number (手机号码不能为空). Fill in 'To'.",
			zh: '互亿无线未收到号码（手机号码不能为空）。请填写「To」。',
		},
	},
	'4030': {
		category: 'blocked',
		message: {
			en: 'This number is on the blacklist (手机号码已被列入黑名单). Do not send to it again; its owner has to ask ihuyi for removal.',
			zh: '该号码在黑名单中（手机号码已被列入黑名单）。请勿再发送；须由机主向互亿无线申请移出。',
		},
	},
	'404': {
		category: 'contentRejected',
		message: {
			en: "The text and the template are both empty (短信内容不能为空). Fill in 'Text', or 'Template ID' with its 'Template Variables'.",
			zh: '短信内容和模板都为空（短信内容不能为空）。请填写「Text」，或填写「Template ID」及其「Template Variables」。',
		},
	},
	'405': {
		category: 'authentication',
		message: {
			en: `ihuyi does not know this API ID or API KEY (API ID或API KEY不正确). ${CHECK_KEY.en}`,
			zh: `互亿无线不认识该 API ID 或 API KEY（API ID或API KEY不正确）。${CHECK_KEY.zh}`,
		},
	},
	'4050': {
		category: 'authentication',
		message: {
			en: 'The ihuyi account is frozen (账号被冻结). Contact ihuyi to have it opened again.',
			zh: '互亿无线账户已冻结（账号被冻结）。请联系互亿无线解冻。',
		},
	},
	'40501': {
		category: 'authentication',
		message: {
			en: 'ihuyi says the signed request is too old (动态密码已过期). Set the clock of the n8n server right.',
			zh: '互亿无线判定请求签名已过期（动态密码已过期）。请校准 n8n 服务器的时钟。',
		},
	},
	'40502': {
		category: 'authentication',
		message: {
			en: `The signed password does not match (动态密码校验失败). ${CHECK_KEY.en}`,
			zh: `动态密码不匹配（动态密码校验失败）。${CHECK_KEY.zh}`,
		},
	},
	'4051': {
		category: 'insufficientBalance',
		message: {
			en: 'The ihuyi account has no messages left (剩余条数不足). Top it up, then send again.',
			zh: '互亿无线账户剩余条数不足。请充值后重新发送。',
		},
	},
	'4052': {
		category: 'configuration',
		message: {
			en: `${ASK_FOR_IP.en} ihuyi's words: 访问ip与备案ip不符.`,
			zh: `${ASK_FOR_IP.zh}服务商原话：访问ip与备案ip不符。`,
		},
	},
	'4054': {
		category: 'authentication',
		message: {
			en: 'ihuyi does not accept this account. Contact ihuyi. (One source only.)',
			zh: '互亿无线不接受该账号。请联系互亿无线。（仅有一个来源。）',
		},
	},
	'40505': {
		category: 'configuration',
		message: {
			en: 'One source says that no contract is signed for this account. Ask ihuyi whether the account is complete.',
			zh: '有一个来源称该账号尚未签订合同。请向互亿无线确认账号资料是否完整。',
		},
	},
	'406': {
		category: 'invalidNumber',
		message: {
			en: "ihuyi does not accept the number (手机号码格式不正确). It takes one mainland mobile number of 11 digits; check 'To'.",
			zh: '互亿无线不接受该号码（手机号码格式不正确）。只支持一个 11 位的内地手机号，请检查「To」。',
		},
	},
	'407': {
		category: 'contentRejected',
		message: {
			en: "The text has words that carriers refuse (短信内容含有敏感字符). Change 'Text' or the variables.",
			zh: '短信内容含有敏感字符。请修改「Text」或变量。',
		},
	},
	'4070': {
		category: 'signatureRejected',
		message: {
			en: 'The signature is not well formed (签名格式不正确). Use the approved company name between 【 and 】.',
			zh: '签名格式不正确。请在【】中填写审核通过的签名。',
		},
	},
	'4071': {
		category: 'templateRejected',
		message: {
			en: "No such template is on file (没有提交备案模板). Check 'Template ID (模板)', or submit the text as a template in the ihuyi console and wait for approval.",
			zh: '没有提交备案模板。请检查「Template ID (模板)」，或在互亿无线后台提交模板并等待审核通过。',
		},
	},
	'4072': {
		category: 'templateRejected',
		message: {
			en: "The text does not match the approved template (提交的短信内容与审核通过的模板内容不匹配). Make 'Text' equal to the template but for its variables, or check the number and order of 'Template Variables'.",
			zh: '提交的短信内容与审核通过的模板内容不匹配。除变量外，「Text」须与模板完全一致；或检查「Template Variables」的个数和顺序。',
		},
	},
	'40722': {
		category: 'contentRejected',
		message: {
			en: "A value in 'Template Variables' is longer than your account allows, or has characters it does not allow (变量内容超过指定的长度). Shorten the value or ask ihuyi for a higher limit.",
			zh: '「Template Variables」中有变量超过账号允许的长度或字符范围（变量内容超过指定的长度）。请缩短变量，或向互亿无线申请提高上限。',
		},
	},
	'4073': {
		category: 'contentRejected',
		message: {
			en: "The text is too long (短信内容超出长度限制). Shorten 'Text' to 500 characters.",
			zh: '短信内容超出长度限制。请将「Text」缩短到 500 字以内。',
		},
	},
	'4074': {
		category: 'contentRejected',
		message: {
			en: "The text has emoji (短信内容包含emoji符号). Remove them from 'Text'.",
			zh: '短信内容包含 emoji 符号。请从「Text」中去掉。',
		},
	},
	'4075': {
		category: 'signatureRejected',
		message: {
			en: 'The signature is not approved yet (签名未通过审核). Wait for its approval in the ihuyi console.',
			zh: '签名未通过审核。请等待互亿无线后台审核通过。',
		},
	},
	'408': {
		category: 'blocked',
		message: {
			en: 'Too many messages went to this number, so ihuyi blocks it (发送超限，已加入黑名单). Unblock it in the ihuyi console if that was intended.',
			zh: '发往该号码的短信过多，已被互亿无线拉黑（发送超限，已加入黑名单）。如属正常发送，请在互亿无线后台解除。',
		},
	},
	'4080': {
		category: 'rateLimited',
		message: {
			en: 'This number already got a message within the same second (同一手机号码同一秒钟之内发送频率不能超过1条). Send again a second later.',
			zh: '该号码在同一秒内已收到一条短信（同一手机号码同一秒钟之内发送频率不能超过1条）。请一秒后重新发送。',
		},
		retryAfterMs: SECOND,
	},
	'4082': {
		category: 'rateLimited',
		message: {
			en: 'This number has had its limit of messages for one day (超出同一手机号一天之内短信限制). Send again a day later.',
			zh: '该号码当天的短信已达上限（超出同一手机号一天之内短信限制）。请一天后再发。',
		},
		retryAfterMs: FULL_DAY,
	},
	'4085': {
		category: 'rateLimited',
		message: {
			en: 'This number has had its limit of verification messages for one day (同一手机号验证码短信发送超出限制). Send again a day later.',
			zh: '该号码当天的验证码短信已达上限（同一手机号验证码短信发送超出限制）。请一天后再发。',
		},
		retryAfterMs: FULL_DAY,
	},
	'4086': {
		category: 'rateLimited',
		message: {
			en: 'Messages to this number come too often (手机操作过于频繁). Wait before sending again.',
			zh: '发往该号码的短信过于频繁（手机操作过于频繁）。请稍后再发。',
		},
	},
};

const NOTIFICATION_CODES = codeTable(NOTIFICATION_MEANINGS, unknownMessage);

/** Refusal codes of the marketing SMS v1. Only one literal is public; the others are kept as they come. */
const MARKETING_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	InputDataInvalid: {
		category: 'configuration',
		message: {
			en: "ihuyi refuses a value of the request (InputDataInvalid). Check 'Text', 'Signature (签名)', 'To' and the 'Product ID' that came with your account.",
			zh: '互亿无线拒绝了请求中的某个参数（InputDataInvalid）。请检查「Text」「Signature (签名)」「To」，以及随账号提供的「Product ID」。',
		},
	},
};

const MARKETING_CODES = codeTable(MARKETING_MEANINGS, unknownMessage);

/** Refusal codes of the MMS v1. That it shares the marketing SMS's one is inferred: same platform. */
const MMS_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	InputDataInvalid: {
		category: 'configuration',
		message: {
			en: "ihuyi refuses a value of the request (InputDataInvalid). Check 'To', the option 'Product ID', and with ihuyi's help the options with '(Unconfirmed)' in their names.",
			zh: '互亿无线拒绝了请求中的某个参数（InputDataInvalid）。请检查「To」和「Product ID」选项，并与互亿无线核对名称中带 (Unconfirmed) 的选项。',
		},
	},
};

const MMS_CODES = codeTable(MMS_MEANINGS, unknownMessage);

/**
 * Refusal codes of the international SMS, as far as they are known to differ from the notification
 * SMS. One article lists 400, 401, 403, 405, 406, 407, 40722 and 4051 with the same meanings; another
 * shows code 1.
 */
const INTERNATIONAL_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'1': {
		category: 'provider',
		message: {
			en: "ihuyi could not take the message (提交失败), and gives no reason. Check 'To' and 'Text', then ask ihuyi.",
			zh: '互亿无线无法受理（提交失败），未说明原因。请检查「To」和「Text」，然后向互亿无线咨询。',
		},
		// Without a reason, nothing says that time alone helps.
		retryable: false,
	},
	'405': {
		category: 'authentication',
		message: {
			en: "ihuyi does not know this API ID or API KEY for international SMS (API ID或API KEY不正确). Use a credential with the API ID of that product, which begins with 'I'.",
			zh: '互亿无线国际短信不认识该 API ID 或 API KEY（API ID或API KEY不正确）。请使用该产品的 API ID（以 I 开头）的凭证。',
		},
	},
	'406': {
		category: 'invalidNumber',
		message: {
			en: "ihuyi does not accept the number (手机号码格式不正确). Check the country code and the digits in 'To'.",
			zh: '互亿无线不接受该号码（手机号码格式不正确）。请检查「To」中的国家代码和号码。',
		},
	},
};

const INTERNATIONAL_CODES = codeTable(INTERNATIONAL_MEANINGS, unknownMessage);

/** Refusal codes of the marketing SMS before v1, where the notification SMS would say it otherwise. */
const LEGACY_MARKETING_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'405': {
		category: 'authentication',
		message: {
			en: `ihuyi does not know this API ID or API KEY for the old marketing SMS (API ID或API KEY不正确). Use a credential with an API ID that begins with 'M' and with the 'Base URL' ${LEGACY_MARKETING_URL}.`,
			zh: `互亿无线旧版营销短信不认识该 API ID 或 API KEY（API ID或API KEY不正确）。请使用 API ID 以 M 开头、「Base URL」为 ${LEGACY_MARKETING_URL} 的凭证。`,
		},
	},
	'406': {
		category: 'invalidNumber',
		message: {
			en: "ihuyi does not accept a number of this request (手机号码格式不正确), and one wrong number stops the whole request. Check 'To' of the messages that came out together.",
			zh: '本次请求中有号码不被互亿无线接受（手机号码格式不正确），而只要一个号码错误，整批都会失败。请检查同批短信的「To」。',
		},
	},
};

const LEGACY_MARKETING_CODES = codeTable(LEGACY_MARKETING_MEANINGS, unknownMessage);

/** Refusal codes of the MMS before v1, where the notification SMS would say it otherwise. */
const LEGACY_MMS_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'405': {
		category: 'authentication',
		message: {
			en: `ihuyi does not know this API ID or API KEY for MMS of old accounts (API ID或API KEY不正确). Use a credential for that account, with the 'Base URL' ${LEGACY_MMS_URL}.`,
			zh: `互亿无线旧账号彩信不认识该 API ID 或 API KEY（API ID或API KEY不正确）。请使用该账号的凭证，「Base URL」为 ${LEGACY_MMS_URL}。`,
		},
	},
	'406': {
		category: 'invalidNumber',
		message: {
			en: "ihuyi does not accept a number of this request (手机号码格式不正确). Check 'To' of the messages that came out together.",
			zh: '本次请求中有号码不被互亿无线接受（手机号码格式不正确）。请检查同批短信的「To」。',
		},
	},
};

const LEGACY_MMS_CODES = codeTable(LEGACY_MMS_MEANINGS, unknownMessage);

/** Refuses in the notification SMS; elsewhere 0 often means yes, and no source tells for this product. */
const NOT_SURELY_A_REFUSAL = '0';

/** Codes that the article on the international SMS lists with the meaning of the notification SMS. */
const SHARED_WITH_INTERNATIONAL: ReadonlySet<string> = new Set(
	'400 401 403 407 40722 4051'.split(' '),
);

/**
 * A meaning from the table of the notification SMS, for products of the same make that have no table
 * of their own; the sentence says so.
 */
function borrowed(code: string): CodeMeaning | undefined {
	const meaning = NOTIFICATION_CODES.known(code);
	return (
		meaning && {
			...meaning,
			message: joined(meaning.message, {
				en: `(Code ${code} as ihuyi explains it for notification SMS; no list for this product is published.)`,
				zh: `（错误码 ${code} 的含义取自互亿无线通知短信的说明，该产品没有公开的错误码表。）`,
			}),
		}
	);
}

/**
 * The meaning of a refusal of the notification SMS.
 *
 * @param code the reply's `code` as text
 * @param words the reply's `msg`
 */
export const notificationRefusal = NOTIFICATION_CODES.refusal;

/** The meaning of a refusal of the marketing SMS v1; parameters as in {@link notificationRefusal}. */
export const marketingRefusal = MARKETING_CODES.refusal;

/** The meaning of a refusal of the MMS v1; parameters as above. */
export const mmsRefusal = MMS_CODES.refusal;

/** The meaning of a refusal of the international SMS; parameters as above. */
export const internationalRefusal = (code: string, words?: string): Refusal => {
	const listed = SHARED_WITH_INTERNATIONAL.has(code)
		? NOTIFICATION_CODES.known(code)
		: borrowed(code);
	return refusalFor(
		INTERNATIONAL_CODES.known(code) ?? listed ?? INTERNATIONAL_CODES.meaningOf(code),
		code,
		words,
	);
};

/** The meaning of a refusal of the marketing SMS before v1; parameters as above. */
export const legacyMarketingRefusal = (code: string, words?: string): Refusal => {
	const meaning = LEGACY_MARKETING_CODES.known(code) ?? borrowed(code);
	return refusalFor(meaning ?? LEGACY_MARKETING_CODES.meaningOf(code), code, words);
};

/**
 * The meaning of a refusal of the MMS before v1; parameters as above.
 *
 * @returns undefined for a code of which it is not certain that it refuses
 */
export const legacyMmsRefusal = (code: string, words?: string): Refusal | undefined => {
	if (code === NOT_SURELY_A_REFUSAL) return undefined;
	const meaning = LEGACY_MMS_CODES.known(code) ?? borrowed(code);
	return meaning && refusalFor(meaning, code, words);
};

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES = {
	notification: NOTIFICATION_CODES.codes,
	marketing: MARKETING_CODES.codes,
	international: INTERNATIONAL_CODES.codes,
	marketingLegacy: LEGACY_MARKETING_CODES.codes,
	mms: MMS_CODES.codes,
	mmsLegacy: LEGACY_MMS_CODES.codes,
};
