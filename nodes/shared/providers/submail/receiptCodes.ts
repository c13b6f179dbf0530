import type { Sentence } from '../../messaging/model/sentence';
import { failure, type Failure, type FailureCategory } from '../../messaging/model/failure';

interface ReceiptMeaning {
	/** The code, or the beginning of a family of codes. */
	pattern: RegExp;
	category: FailureCategory;
	/** What happened and the way out. */
	message: Sentence;
	/** Only where it differs from the category's usual answer. */
	retryable?: boolean;
}

/**
 * Codes that carriers give with a receipt, for SMS (https://www.mysubmail.com/documents/1XQAE4). None are
 * published for MMS, whose receipts look the same, so that they are read by the same table.
 * Compared in capitals: sms/log gives `mk:0012` where the page has `MK:xxxx`. The first that fits
 * counts, so that single codes stand before families.
 */
const RECEIPT_CODES: readonly ReceiptMeaning[] = [
	{
		pattern: /^UNDELIV$/,
		category: 'unreachable',
		message: {
			en: 'The phone was off or suspended. Send again later.',
			zh: '手机关机或停机。请稍后重新发送。',
		},
	},
	{
		pattern: /^EXPIRED$/,
		category: 'expired',
		message: {
			en: 'The phone could not be reached in time. Send again later.',
			zh: '手机在有效期内无法送达。请稍后重新发送。',
		},
	},
	{
		pattern: /^REJECTD?$/,
		category: 'carrier',
		message: {
			en: 'The carrier refused the message. Ask SUBMAIL for the reason.',
			zh: '运营商拒收。请向赛邮询问原因。',
		},
	},
	{
		// An empty number never answers, so that sending again is left to somebody who has looked at it.
		pattern: /^(?:2[_:]|MK|MN:|MI:|LT:)/,
		category: 'unreachable',
		message: {
			en: 'The number does not exist, or the phone is off or suspended (空号/停机). Check the number before sending again.',
			zh: '空号，或手机关机、停机。再次发送前请核对号码。',
		},
		retryable: false,
	},
	{
		pattern: /^BEYONDM$/,
		category: 'rateLimited',
		message: {
			en: 'The number has had its limit of messages for one minute. Send again later.',
			zh: '该号码一分钟内的短信已达上限。请稍后重新发送。',
		},
	},
	{
		pattern: /^BEYONDH$/,
		category: 'rateLimited',
		message: {
			en: 'The number has had its limit of messages for one hour. Send again later.',
			zh: '该号码一小时内的短信已达上限。请稍后重新发送。',
		},
	},
	{
		pattern: /^BEYONDD$/,
		category: 'rateLimited',
		message: {
			en: 'The number has had its limit of messages for one day. Send again tomorrow.',
			zh: '该号码当天的短信已达上限。请明天再发。',
		},
	},
	{
		pattern: /^(?:PUBLOKD|BLOCKED|BLACK)$/,
		category: 'blocked',
		message: {
			en: 'The number is on the blacklist of the gateway. Do not send to it again.',
			zh: '该号码在网关黑名单中。请勿再发送。',
		},
	},
	{
		pattern: /^(?:PHONEERR|GUNDELIV)$/,
		category: 'invalidNumber',
		message: {
			en: 'The number is wrong. Correct it in your contacts.',
			zh: '号码错误。请在联系人中更正。',
		},
	},
	{
		pattern: /^(?:SIGNBLOCKED|SIGFAIL|QM_FAIL)$/,
		category: 'signatureRejected',
		message: {
			en: 'The carrier blocks the signature (签名). Ask SUBMAIL, or use another one.',
			zh: '签名被运营商拦截。请咨询赛邮，或更换签名。',
		},
	},
	{
		pattern: /^(?:NOROUTE|NONCHN)$/,
		category: 'carrier',
		message: {
			en: 'SUBMAIL has no route to this number. Ask SUBMAIL.',
			zh: '赛邮没有到达该号码的路由。请咨询赛邮。',
		},
	},
	{
		pattern: /^(?:KEYWORDS?|ID:0076|MA:.*)$/,
		category: 'contentRejected',
		message: {
			en: 'The message has words that the carrier refuses. Change the text.',
			zh: '短信含有运营商屏蔽的敏感词。请修改内容。',
		},
	},
	{
		pattern: /^UNSUBSCRIBE$/,
		category: 'blocked',
		message: {
			en: 'The recipient has opted out (退订). Do not send to this number again.',
			zh: '收件人已退订。请勿再向该号码发送。',
		},
	},
];

/**
 * Why a message did not reach the phone.
 *
 * @param report the carrier's code; empty if none came
 * @param words the reason in SUBMAIL's words
 */
export function undeliveredBecause(report: string, words = ''): Failure {
	const code = report.trim();
	const told = {
		providerCode: code || undefined,
		providerMessage: words || undefined,
	};
	const meaning = RECEIPT_CODES.find(({ pattern }) => pattern.test(code.toUpperCase()));
	if (!meaning) {
		const reason = code
			? {
					en: `The message did not reach the phone. SUBMAIL gives code ${code}, whose meaning is not published.`,
					zh: `短信未送达手机。赛邮给出的状态码 ${code} 含义未公开。`,
				}
			: {
					en: 'The message did not reach the phone. SUBMAIL gives no code.',
					zh: '短信未送达手机。赛邮没有给出状态码。',
				};
		return failure('unknown', reason, told);
	}
	const { category, message, retryable } = meaning;
	return failure(category, message, { ...told, ...(retryable === undefined ? {} : { retryable }) });
}
