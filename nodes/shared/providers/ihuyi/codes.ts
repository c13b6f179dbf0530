import { inEnglish, joined, type Sentence } from '../../messaging/model/sentence';
import { codeTable, refusalFor, type CodeMeaning, type Refusal } from '../common/codeTable';
import { LEGACY_MARKETING_URL, LEGACY_MMS_URL } from './baseUrl';
import { DAY, SECOND } from '../../messaging/util/durations';

/** 'One day' is not defined further (calendar day or 24 hours); a full day is right for both. */
const FULL_DAY = DAY;

const CHECK_KEY =
	"Check 'API ID' and 'API KEY' in the ihuyi credential; each ihuyi product has its own API ID.";
const ASK_FOR_IP =
	'ihuyi does not accept requests from this server. Ask ihuyi to allow the IP address of your n8n for this account.';

/** What to say of a code that no list explains. */
const unknownMessage = (code: string): Sentence =>
	inEnglish(
		`ihuyi refused the message with code ${code}, whose meaning is not published. Read the provider's own words, or ask ihuyi.`,
	);

/**
 * Refusal codes of the notification SMS (https://www.ihuyi.com/api/sms.html; from 405 on, copies of
 * the vendor's table in several customers' projects). The texts beside the codes vary, so only codes
 * are compared.
 */
const NOTIFICATION_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'0': {
		category: 'provider',
		message: inEnglish(
			'ihuyi could not take the message at this moment (提交失败). Send it again later.',
		),
	},
	'400': { category: 'configuration', message: inEnglish(ASK_FOR_IP) },
	'401': {
		category: 'authentication',
		message: inEnglish(`The API ID is empty (帐号不能为空). ${CHECK_KEY}`),
	},
	'402': {
		category: 'authentication',
		message: inEnglish(`The API KEY is empty (密码不能为空). ${CHECK_KEY}`),
	},
	'403': {
		category: 'invalidNumber',
		message: inEnglish("ihuyi found no number (手机号码不能为空). Fill in 'To'."),
	},
	'4030': {
		category: 'blocked',
		message: inEnglish(
			'This number is on the blacklist (手机号码已被列入黑名单). Do not send to it again; its owner has to ask ihuyi for removal.',
		),
	},
	'404': {
		category: 'contentRejected',
		message: inEnglish(
			"The text and the template are both empty (短信内容不能为空). Fill in 'Text', or 'Template ID' with its 'Template Variables'.",
		),
	},
	'405': {
		category: 'authentication',
		message: inEnglish(
			`ihuyi does not know this API ID or API KEY (API ID或API KEY不正确). ${CHECK_KEY}`,
		),
	},
	'4050': {
		category: 'authentication',
		message: inEnglish(
			'The ihuyi account is frozen (账号被冻结). Contact ihuyi to have it opened again.',
		),
	},
	'40501': {
		category: 'authentication',
		message: inEnglish(
			'ihuyi says the signed request is too old (动态密码已过期). Set the clock of the n8n server right.',
		),
	},
	'40502': {
		category: 'authentication',
		message: inEnglish(`The signed password does not match (动态密码校验失败). ${CHECK_KEY}`),
	},
	'4051': {
		category: 'insufficientBalance',
		message: inEnglish(
			'The ihuyi account has no messages left (剩余条数不足). Top it up, then send again.',
		),
	},
	'4052': {
		category: 'configuration',
		message: inEnglish(`${ASK_FOR_IP} ihuyi's words: 访问ip与备案ip不符.`),
	},
	'4054': {
		category: 'authentication',
		message: inEnglish('ihuyi does not accept this account. Contact ihuyi. (One source only.)'),
	},
	'40505': {
		category: 'configuration',
		message: inEnglish(
			'One source says that no contract is signed for this account. Ask ihuyi whether the account is complete.',
		),
	},
	'406': {
		category: 'invalidNumber',
		message: inEnglish(
			"ihuyi does not accept the number (手机号码格式不正确). It takes one mainland mobile number of 11 digits; check 'To'.",
		),
	},
	'407': {
		category: 'contentRejected',
		message: inEnglish(
			"The text has words that carriers refuse (短信内容含有敏感字符). Change 'Text' or the variables.",
		),
	},
	'4070': {
		category: 'signatureRejected',
		message: inEnglish(
			'The signature is not well formed (签名格式不正确). Use the approved company name between 【 and 】.',
		),
	},
	'4071': {
		category: 'templateRejected',
		message: inEnglish(
			"No such template is on file (没有提交备案模板). Check 'Template ID (模板)', or submit the text as a template in the ihuyi console and wait for approval.",
		),
	},
	'4072': {
		category: 'templateRejected',
		message: inEnglish(
			"The text does not match the approved template (提交的短信内容与审核通过的模板内容不匹配). Make 'Text' equal to the template but for its variables, or check the number and order of 'Template Variables'.",
		),
	},
	'40722': {
		category: 'contentRejected',
		message: inEnglish(
			"A value in 'Template Variables' is longer than your account allows, or has characters it does not allow (变量内容超过指定的长度). Shorten the value or ask ihuyi for a higher limit.",
		),
	},
	'4073': {
		category: 'contentRejected',
		message: inEnglish(
			"The text is too long (短信内容超出长度限制). Shorten 'Text' to 500 characters.",
		),
	},
	'4074': {
		category: 'contentRejected',
		message: inEnglish("The text has emoji (短信内容包含emoji符号). Remove them from 'Text'."),
	},
	'4075': {
		category: 'signatureRejected',
		message: inEnglish(
			'The signature is not approved yet (签名未通过审核). Wait for its approval in the ihuyi console.',
		),
	},
	'408': {
		category: 'blocked',
		message: inEnglish(
			'Too many messages went to this number, so ihuyi blocks it (发送超限，已加入黑名单). Unblock it in the ihuyi console if that was intended.',
		),
	},
	'4080': {
		category: 'rateLimited',
		message: inEnglish(
			'This number already got a message within the same second (同一手机号码同一秒钟之内发送频率不能超过1条). Send again a second later.',
		),
		retryAfterMs: SECOND,
	},
	'4082': {
		category: 'rateLimited',
		message: inEnglish(
			'This number has had its limit of messages for one day (超出同一手机号一天之内短信限制). Send again a day later.',
		),
		retryAfterMs: FULL_DAY,
	},
	'4085': {
		category: 'rateLimited',
		message: inEnglish(
			'This number has had its limit of verification messages for one day (同一手机号验证码短信发送超出限制). Send again a day later.',
		),
		retryAfterMs: FULL_DAY,
	},
	'4086': {
		category: 'rateLimited',
		message: inEnglish(
			'Messages to this number come too often (手机操作过于频繁). Wait before sending again.',
		),
	},
};

const NOTIFICATION_CODES = codeTable(NOTIFICATION_MEANINGS, unknownMessage);

/** Refusal codes of the marketing SMS v1. Only one literal is public; the others are kept as they come. */
const MARKETING_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	InputDataInvalid: {
		category: 'configuration',
		message: inEnglish(
			"ihuyi refuses a value of the request (InputDataInvalid). Check 'Text', 'Signature (签名)', 'To' and the 'Product ID' that came with your account.",
		),
	},
};

const MARKETING_CODES = codeTable(MARKETING_MEANINGS, unknownMessage);

/** Refusal codes of the MMS v1. That it shares the marketing SMS's one is inferred: same platform. */
const MMS_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	InputDataInvalid: {
		category: 'configuration',
		message: inEnglish(
			"ihuyi refuses a value of the request (InputDataInvalid). Check 'To', the option 'Product ID', and with ihuyi's help the options with '(Unconfirmed)' in their names.",
		),
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
		message: inEnglish(
			"ihuyi could not take the message (提交失败), and gives no reason. Check 'To' and 'Text', then ask ihuyi.",
		),
		// Without a reason, nothing says that time alone helps.
		retryable: false,
	},
	'405': {
		category: 'authentication',
		message: inEnglish(
			"ihuyi does not know this API ID or API KEY for international SMS (API ID或API KEY不正确). Use a credential with the API ID of that product, which begins with 'I'.",
		),
	},
	'406': {
		category: 'invalidNumber',
		message: inEnglish(
			"ihuyi does not accept the number (手机号码格式不正确). Check the country code and the digits in 'To'.",
		),
	},
};

const INTERNATIONAL_CODES = codeTable(INTERNATIONAL_MEANINGS, unknownMessage);

/** Refusal codes of the marketing SMS before v1, where the notification SMS would say it otherwise. */
const LEGACY_MARKETING_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'405': {
		category: 'authentication',
		message: inEnglish(
			`ihuyi does not know this API ID or API KEY for the old marketing SMS (API ID或API KEY不正确). Use a credential with an API ID that begins with 'M' and with the 'Base URL' ${LEGACY_MARKETING_URL}.`,
		),
	},
	'406': {
		category: 'invalidNumber',
		message: inEnglish(
			"ihuyi does not accept a number of this request (手机号码格式不正确), and one wrong number stops the whole request. Check 'To' of the messages that came out together.",
		),
	},
};

const LEGACY_MARKETING_CODES = codeTable(LEGACY_MARKETING_MEANINGS, unknownMessage);

/** Refusal codes of the MMS before v1, where the notification SMS would say it otherwise. */
const LEGACY_MMS_MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'405': {
		category: 'authentication',
		message: inEnglish(
			`ihuyi does not know this API ID or API KEY for MMS of old accounts (API ID或API KEY不正确). Use a credential for that account, with the 'Base URL' ${LEGACY_MMS_URL}.`,
		),
	},
	'406': {
		category: 'invalidNumber',
		message: inEnglish(
			"ihuyi does not accept a number of this request (手机号码格式不正确). Check 'To' of the messages that came out together.",
		),
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
			message: joined(
				meaning.message,
				inEnglish(
					`(Code ${code} as ihuyi explains it for notification SMS; no list for this product is published.)`,
				),
			),
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
