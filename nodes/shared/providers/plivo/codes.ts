import { inEnglish } from '../../messaging/model/sentence';
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
		message: inEnglish(
			"Plivo or the carrier calls the message invalid: it is blank, too long or not allowed. Change 'Text'.",
		),
	},
	'20': {
		category: 'carrier',
		message: inEnglish(
			"The carrier's network had an error, which Plivo calls temporary. Send the message again later.",
		),
		retryable: true,
	},
	'30': {
		category: 'contentRejected',
		message: inEnglish(
			"The carrier took the message for spam, or the number in 'From' sends more than a long code may. Change 'Text', send slower, or use a sender made for many messages.",
		),
	},
	'40': {
		category: 'configuration',
		message: inEnglish(
			"The sender is not valid for this destination. Check 'From': the United States and Canada need a number rented from Plivo, and names must be enabled by Plivo.",
		),
	},
	'50': {
		category: 'invalidNumber',
		message: inEnglish(
			"The number in 'To' cannot receive text messages: it is a landline or does not exist. Check it.",
		),
	},
	'60': {
		category: 'configuration',
		message: inEnglish(
			"Plivo stopped a loop: two numbers were answering each other. Look for a workflow that answers its own messages, and check 'From' and 'To'.",
		),
	},
	'70': {
		category: 'unreachable',
		message: inEnglish(
			'The phone is out of reach for good; its number may be given up. Do not send to it again.',
		),
		retryable: false,
	},
	'80': {
		category: 'unreachable',
		message: inEnglish(
			'The phone is out of reach for the moment, for example switched off. Send the message again later.',
		),
	},
	'90': {
		category: 'carrier',
		message: inEnglish(
			'Plivo has no way to this destination (no route). Ask Plivo support whether it can be opened.',
		),
	},
	'100': {
		category: 'carrier',
		message: inEnglish(
			"The carrier prohibits this message. Ask Plivo support what is allowed there for the sender in 'From'.",
		),
	},
	'110': {
		category: 'contentRejected',
		message: inEnglish("The message is too long. Shorten 'Text'."),
	},
	'120': {
		category: 'contentRejected',
		message: inEnglish(
			'Text and media together exceed the limit of 5 MB, or a file exceeds its own. Use smaller files.',
		),
	},
	'200': {
		category: 'blocked',
		message: inEnglish(
			"The recipient has answered STOP to the sender in 'From'. Do not send again; only the recipient can undo it.",
		),
	},
	'201': {
		category: 'configuration',
		message: inEnglish(
			"A toll-free number of the United States cannot send to Canada. Use another number in 'From'.",
		),
	},
	'420': {
		category: 'expired',
		message: inEnglish(
			'The message waited in the queue until it expired (3 hours, if nothing else was set); nothing is billed. Send it again if it still makes sense.',
		),
	},
	'450': {
		category: 'configuration',
		message: inEnglish(
			'The country of the recipient is not enabled for this Plivo account. Enable it in the geo permissions of the Plivo console.',
		),
	},
	'900': {
		category: 'insufficientBalance',
		message: inEnglish(
			'The Plivo account has too little credit. Top it up, wait two minutes in which Plivo refuses everything, then send again.',
		),
	},
	'1000': {
		category: 'unknown',
		message: inEnglish(
			'Plivo does not know why the message did not arrive. Send it once more if it is important, or ask Plivo support.',
		),
	},
	'2403': {
		category: 'configuration',
		message: inEnglish(
			'Plivo could not hand over an incoming message, because the receiver refused it. Check the message URL and the Auth Token in the credential. (One source only.)',
		),
	},
};

const DELIVERY_CODES = codeTable(MEANINGS, (code) =>
	inEnglish(
		`Plivo gives code ${code}, whose meaning is not in its public list. Look it up in the Plivo console, or ask Plivo support.`,
	),
);

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
			inEnglish(
				'The message did not arrive, and Plivo does not say why. Look it up in the Plivo console.',
			),
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
