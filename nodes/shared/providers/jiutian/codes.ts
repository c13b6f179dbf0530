import { codeTable, type CodeMeaning, type Refusal } from '../common/codeTable';
import { HOUR } from '../../messaging/util/durations';

/**
 * Refusal codes, as the vendor's manual is quoted in customers' code (2013 to 2018). Codes beyond
 * these are not known; the vendor's own words do not come with them.
 */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'-1': {
		category: 'configuration',
		message: {
			en: "Jiutian finds a value of the request wrong or missing. Check 'Customer ID' and 'Channel ID' in the Jiutian credential, 'To' and 'Text'.",
			zh: '九天判定请求中有参数错误或缺失。请检查九天凭证中的「Customer ID」和「Channel ID」，以及「To」和「Text」。',
		},
	},
	'-2': {
		category: 'authentication',
		message: {
			en: "Jiutian does not know this customer ID or password. Check 'Customer ID' and 'Password' in the Jiutian credential.",
			zh: '九天的用户名（Customer ID）或密码不正确。请检查九天凭证中的「Customer ID」和「Password」。',
		},
	},
	'-3': {
		category: 'configuration',
		message: {
			en: "Jiutian does not accept the channel (通道). Check 'Channel ID' in the Jiutian credential; the number came with your account.",
			zh: '九天不接受该通道。请检查九天凭证中的「Channel ID」，通道号随账号提供。',
		},
	},
	'-4': {
		category: 'invalidNumber',
		message: {
			en: "Jiutian does not accept a number of this request, and one wrong number stops the whole request. Check 'To' of the messages that came out together, or send them again one by one.",
			zh: '本次请求中有号码不被九天接受，而只要一个号码错误，整批都会失败。请检查同批短信的「To」，或逐条重新发送。',
		},
	},
	'-5': {
		category: 'contentRejected',
		message: {
			en: "Jiutian does not accept the text. Change 'Text', or ask Jiutian which word it is.",
			zh: '九天不接受该短信内容。请修改「Text」，或向九天询问是哪个词。',
		},
	},
	'-6': {
		category: 'insufficientBalance',
		message: {
			en: 'The Jiutian account has not enough money left. Top it up, then send again.',
			zh: '九天账户余额不足。请充值后重新发送。',
		},
	},
	'-7': {
		category: 'configuration',
		message: {
			en: 'Jiutian does not accept requests from this server. Ask Jiutian to bind the IP address of your n8n to the account.',
			zh: '九天不接受来自该服务器的请求。请让九天将 n8n 的 IP 地址绑定到账号。',
		},
	},
	'-8': {
		category: 'signatureRejected',
		message: {
			en: "The text has no 【signature】. Fill in 'Signature (签名)' with the company name that Jiutian approved.",
			zh: '短信没有【签名】。请在「Signature (签名)」中填写九天审核通过的签名。',
		},
	},
	'-9': {
		category: 'signatureRejected',
		message: {
			en: "The signature is too short or too long. Enter in 'Signature (签名)' the company name exactly as Jiutian approved it.",
			zh: '签名过短或过长。请在「Signature (签名)」中填写与九天审核通过的完全一致的签名。',
		},
	},
	'-10': {
		category: 'provider',
		message: {
			en: "The channel (通道) is paused. Ask Jiutian when it opens again, or enter another 'Channel ID' of your account in the Jiutian credential.",
			zh: '该通道已暂停。请向九天询问何时恢复，或在九天凭证中填写账号的其他「Channel ID」。',
		},
		// Somebody has to open it; nobody knows when.
		retryable: false,
	},
	'-11': {
		category: 'rateLimited',
		message: {
			en: 'Jiutian does not send at this time of day through this channel (通道). Send again in the hours that Jiutian has told you.',
			zh: '该通道在当前时段不发送。请在九天告知的时段内重新发送。',
		},
		// The hours are not published; it is surely not a matter of seconds.
		retryAfterMs: HOUR,
	},
	'-12': {
		category: 'authentication',
		message: {
			en: 'Jiutian says that the time of the request is wrong. Set the clock of the n8n server right.',
			zh: '九天判定请求时间不正确。请校准 n8n 服务器的时钟。',
		},
	},
	'-13': {
		category: 'configuration',
		message: {
			en: "Jiutian cannot read the characters of the text, which it gets in GBK. Remove unusual characters from 'Text', or ask Jiutian which character set your account expects.",
			zh: '九天无法识别短信中的字符（对方使用 GBK 编码）。请去掉「Text」中的特殊字符，或向九天确认账号使用的字符集。',
		},
	},
	'-14': {
		category: 'rateLimited',
		message: {
			en: 'A number gets messages too often; for verification codes, Jiutian takes 1 a minute and 3 an hour for a number. Send again an hour later.',
			zh: '该号码接收过于频繁；验证码同一号码每分钟 1 条、每小时 3 条。请一小时后再发。',
		},
		// Right for both limits, the one of a minute and the one of an hour.
		retryAfterMs: HOUR,
	},
	'-15': {
		category: 'contentRejected',
		message: {
			en: "The text does not fit the channel (通道): a voice channel takes a code of 4 to 8 digits only. Change 'Text', or enter the 'Channel ID' of a text channel in the Jiutian credential.",
			zh: '内容与通道不符：语音通道只接受 4 至 8 位数字的验证码。请修改「Text」，或在九天凭证中填写文本通道的「Channel ID」。',
		},
	},
};

const CODES = codeTable(MEANINGS, (code) => ({
	en: `Jiutian refused the request with code ${code}, whose meaning is not known. Ask Jiutian about it.`,
	zh: `九天拒绝了请求，错误码 ${code} 的含义未知。请向九天咨询。`,
}));

/**
 * The meaning of a refusal.
 *
 * @param code as it came, with its minus
 */
export const refusal = (code: string): Refusal => CODES.refusal(code);

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES = CODES.codes;
