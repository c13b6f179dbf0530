import type { ReceiptStatus } from '../../messaging/model/deliveryReceipt';
import { failure, type Failure } from '../../messaging/model/failure';
import { codeTable, failureFor, type CodeMeaning } from '../common/codeTable';

/**
 * Error codes of message records (`error_code`) and status callbacks (`ErrorCode`):
 * https://plivo.com/docs/messaging/troubleshooting/error-codes; 120, 420, 450 and 900 from Plivo's
 * help articles. More codes exist (10DLC, WhatsApp) whose list is not public.
 */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'10': {
		category: 'contentRejected',
		message: {
			en: "Plivo or the carrier calls the message invalid: it is blank, too long or not allowed. Change 'Text'.",
			zh: 'Plivo 或运营商判定短信无效：内容为空、过长或不被允许。请修改「Text」。',
		},
	},
	'20': {
		category: 'carrier',
		message: {
			en: "The carrier's network had an error, which Plivo calls temporary. Send the message again later.",
			zh: '运营商网络出错，Plivo 称为暂时故障。请稍后重新发送。',
		},
		retryable: true,
	},
	'30': {
		category: 'contentRejected',
		message: {
			en: "The carrier took the message for spam, or the number in 'From' sends more than a long code may. Change 'Text', send slower, or use a sender made for many messages.",
			zh: '运营商判定为垃圾短信，或「From」号码的发送量超过长号码的限制。请修改「Text」、放慢发送，或改用适合群发的发送号码。',
		},
	},
	'40': {
		category: 'configuration',
		message: {
			en: "The sender is not valid for this destination. Check 'From': the United States and Canada need a number rented from Plivo, and names must be enabled by Plivo.",
			zh: '发送号码不适用于该目的地。请检查「From」：美国和加拿大须使用向 Plivo 租用的号码，发送方名称须经 Plivo 开通。',
		},
	},
	'50': {
		category: 'invalidNumber',
		message: {
			en: "The number in 'To' cannot receive text messages: it is a landline or does not exist. Check it.",
			zh: '「To」号码无法接收短信：是固定电话或空号。请核对。',
		},
	},
	'60': {
		category: 'configuration',
		message: {
			en: "Plivo stopped a loop: two numbers were answering each other. Look for a workflow that answers its own messages, and check 'From' and 'To'.",
			zh: 'Plivo 中止了循环：两个号码在互相自动回复。请检查是否有工作流在回复自己的短信，并检查「From」和「To」。',
		},
	},
	'70': {
		category: 'unreachable',
		message: {
			en: 'The phone is out of reach for good; its number may be given up. Do not send to it again.',
			zh: '该手机已长期无法送达，可能已停用。请勿再发送。',
		},
		retryable: false,
	},
	'80': {
		category: 'unreachable',
		message: {
			en: 'The phone is out of reach for the moment, for example switched off. Send the message again later.',
			zh: '手机暂时无法送达，例如已关机。请稍后重新发送。',
		},
	},
	'90': {
		category: 'carrier',
		message: {
			en: 'Plivo has no way to this destination (no route). Ask Plivo support whether it can be opened.',
			zh: 'Plivo 没有到达该目的地的路由。请咨询 Plivo 客服能否开通。',
		},
	},
	'100': {
		category: 'carrier',
		message: {
			en: "The carrier prohibits this message. Ask Plivo support what is allowed there for the sender in 'From'.",
			zh: '运营商禁止发送该短信。请咨询 Plivo 客服「From」号码在当地的发送规定。',
		},
	},
	'110': {
		category: 'contentRejected',
		message: {
			en: "The message is too long. Shorten 'Text'.",
			zh: '短信过长。请缩短「Text」。',
		},
	},
	'120': {
		category: 'contentRejected',
		message: {
			en: 'Text and media together exceed the limit of 5 MB, or a file exceeds its own. Use smaller files.',
			zh: '文字和媒体文件合计超过 5 MB，或单个文件超过限制。请使用更小的文件。',
		},
	},
	'200': {
		category: 'blocked',
		message: {
			en: "The recipient has answered STOP to the sender in 'From'. Do not send again; only the recipient can undo it.",
			zh: '收件人已向「From」号码回复 STOP。请勿再发送，只有收件人本人可以恢复。',
		},
	},
	'201': {
		category: 'configuration',
		message: {
			en: "A toll-free number of the United States cannot send to Canada. Use another number in 'From'.",
			zh: '美国免费电话号码不能向加拿大发送。请在「From」中改用其他号码。',
		},
	},
	'420': {
		category: 'expired',
		message: {
			en: 'The message waited in the queue until it expired (3 hours, if nothing else was set); nothing is billed. Send it again if it still makes sense.',
			zh: '短信在队列中等待直至过期（默认 3 小时），不计费。如仍有意义，请重新发送。',
		},
	},
	'450': {
		category: 'configuration',
		message: {
			en: 'The country of the recipient is not enabled for this Plivo account. Enable it in the geo permissions of the Plivo console.',
			zh: '该 Plivo 账户未开通收件人所在国家。请在 Plivo 控制台的 geo permissions 中开通。',
		},
	},
	'900': {
		category: 'insufficientBalance',
		message: {
			en: 'The Plivo account has too little credit. Top it up, wait two minutes in which Plivo refuses everything, then send again.',
			zh: 'Plivo 账户余额不足。请充值，等待两分钟（期间 Plivo 拒绝所有请求），然后重新发送。',
		},
	},
	'1000': {
		category: 'unknown',
		message: {
			en: 'Plivo does not know why the message did not arrive. Send it once more if it is important, or ask Plivo support.',
			zh: 'Plivo 也不清楚短信为何未送达。如内容重要可再发一次，或咨询 Plivo 客服。',
		},
	},
	'2403': {
		category: 'configuration',
		message: {
			en: 'Plivo could not hand over an incoming message, because the receiver refused it. Check the message URL and the Auth Token in the credential. (One source only.)',
			zh: 'Plivo 未能转发收到的短信，因为接收方拒绝。请检查 Message URL 和凭证中的 Auth Token。（仅有一个来源。）',
		},
	},
};

const DELIVERY_CODES = codeTable(MEANINGS, (code) => ({
	en: `Plivo gives code ${code}, whose meaning is not in its public list. Look it up in the Plivo console, or ask Plivo support.`,
	zh: `Plivo 返回错误码 ${code}，公开列表中没有该码。请在 Plivo 控制台查询，或咨询 Plivo 客服。`,
}));

/** Whether a code says that nothing went wrong: `000`, or none at all. */
const saysNothing = (code: string) => /^0*$/.test(code);

/**
 * Why a message did not arrive.
 *
 * @param code Plivo's code as it came; may be empty
 * @param words Plivo's own words beside it
 */
export function deliveryFailure(code: string, words?: string): Failure {
	if (saysNothing(code)) {
		return failure(
			'unknown',
			{
				en: 'The message did not arrive, and Plivo does not say why. Look it up in the Plivo console.',
				zh: '短信未送达，Plivo 未说明原因。请在 Plivo 控制台查询。',
			},
			{
				providerCode: code || undefined,
				providerMessage: words || undefined,
			},
		);
	}
	return failureFor(DELIVERY_CODES.meaningOf(code), code, words);
}

const FAILED: ReadonlySet<ReceiptStatus> = new Set(['undelivered', 'failed', 'rejected']);

/**
 * The failure that belongs to a status, if any: always for a failed one; for one that Plivo's pages
 * do not name, where a code came with it.
 */
export function failureOf(
	status: ReceiptStatus,
	code: string,
	words?: string,
): { failure?: Failure } {
	const failed = FAILED.has(status) || (status === 'unknown' && !saysNothing(code));
	return failed ? { failure: deliveryFailure(code, words) } : {};
}

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES = DELIVERY_CODES.codes;
