import { inEnglish, type Sentence } from '../../messaging/model/sentence';
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
		message: inEnglish('The phone was off or suspended. Send again later.'),
	},
	{
		pattern: /^EXPIRED$/,
		category: 'expired',
		message: inEnglish('The phone could not be reached in time. Send again later.'),
	},
	{
		pattern: /^REJECTD?$/,
		category: 'carrier',
		message: inEnglish('The carrier refused the message. Ask SUBMAIL for the reason.'),
	},
	{
		// An empty number never answers, so that sending again is left to somebody who has looked at it.
		pattern: /^(?:2[_:]|MK|MN:|MI:|LT:)/,
		category: 'unreachable',
		message: inEnglish(
			'The number does not exist, or the phone is off or suspended (空号/停机). Check the number before sending again.',
		),
		retryable: false,
	},
	{
		pattern: /^BEYONDM$/,
		category: 'rateLimited',
		message: inEnglish(
			'The number has had its limit of messages for one minute. Send again later.',
		),
	},
	{
		pattern: /^BEYONDH$/,
		category: 'rateLimited',
		message: inEnglish('The number has had its limit of messages for one hour. Send again later.'),
	},
	{
		pattern: /^BEYONDD$/,
		category: 'rateLimited',
		message: inEnglish(
			'The number has had its limit of messages for one day. Send again tomorrow.',
		),
	},
	{
		pattern: /^(?:PUBLOKD|BLOCKED|BLACK)$/,
		category: 'blocked',
		message: inEnglish('The number is on the blacklist of the gateway. Do not send to it again.'),
	},
	{
		pattern: /^(?:PHONEERR|GUNDELIV)$/,
		category: 'invalidNumber',
		message: inEnglish('The number is wrong. Correct it in your contacts.'),
	},
	{
		pattern: /^(?:SIGNBLOCKED|SIGFAIL|QM_FAIL)$/,
		category: 'signatureRejected',
		message: inEnglish('The carrier blocks the signature (签名). Ask SUBMAIL, or use another one.'),
	},
	{
		pattern: /^(?:NOROUTE|NONCHN)$/,
		category: 'carrier',
		message: inEnglish('SUBMAIL has no route to this number. Ask SUBMAIL.'),
	},
	{
		pattern: /^(?:KEYWORDS?|ID:0076|MA:.*)$/,
		category: 'contentRejected',
		message: inEnglish('The message has words that the carrier refuses. Change the text.'),
	},
	{
		pattern: /^UNSUBSCRIBE$/,
		category: 'blocked',
		message: inEnglish('The recipient has opted out (退订). Do not send to this number again.'),
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
			? `SUBMAIL gives code ${code}, whose meaning is not published.`
			: 'SUBMAIL gives no code.';
		return failure('unknown', inEnglish(`The message did not reach the phone. ${reason}`), told);
	}
	const { category, message, retryable } = meaning;
	return failure(category, message, { ...told, ...(retryable === undefined ? {} : { retryable }) });
}
