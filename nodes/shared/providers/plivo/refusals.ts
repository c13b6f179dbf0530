import { inEnglish, type Sentence } from '../../messaging/model/sentence';
import { failure, type Failure, type FailureCategory } from '../../messaging/model/failure';
import { readJsonObject } from '../common/json';
import type { ProviderAnswer } from '../contract';

/** What happened and the way out, by HTTP status. */
export type RefusalTable = Readonly<
	Record<number, { category: FailureCategory; message: Sentence }>
>;

const NO_ACCESS = {
	category: 'authentication',
	message: inEnglish(
		"Plivo does not know this account. Check 'Auth ID' and 'Auth Token' in the Plivo credential.",
	),
} as const;

const NO_SUCH_ADDRESS = {
	category: 'configuration',
	message: inEnglish(
		"Plivo has no such address. Check 'Base URL' in the Plivo credential: normally https://api.plivo.com/v1.",
	),
} as const;

const INVALID = {
	category: 'configuration',
	message: inEnglish(
		"Plivo does not accept the message as it is. Its own words name the reason; check 'From', 'To', 'Text' and the options.",
	),
} as const;

/**
 * Refusals of the send call (https://www.plivo.com/docs/messaging/api/messages and the table of
 * status codes, https://plivo.com/docs/voice/api/response). 403 is a country that is not enabled, 409
 * and 422 are invalid requests (both SDKs). 402 is not in the table; its meaning is that of HTTP.
 *
 * 429 is missing on purpose: the sending loop knows it, and reads the `Retry-After` header, which is
 * not part of what comes here.
 */
export const SEND_REFUSALS: RefusalTable = {
	400: INVALID,
	401: NO_ACCESS,
	402: {
		category: 'insufficientBalance',
		message: inEnglish(
			'Plivo asks for payment (HTTP 402). Top up the Plivo account, wait two minutes in which Plivo refuses everything, then send again.',
		),
	},
	403: {
		category: 'configuration',
		message: inEnglish(
			'The country of the recipient is not enabled for this Plivo account. Enable it in the geo permissions of the Plivo console.',
		),
	},
	404: {
		category: 'configuration',
		message: inEnglish(
			"Plivo did not find what the request names. Check 'Auth ID' and 'Base URL' in the Plivo credential, and the option 'Powerpack ID' if you use it.",
		),
	},
	405: NO_SUCH_ADDRESS,
	409: INVALID,
	422: INVALID,
};

const INVALID_MMS = {
	category: 'configuration',
	message: inEnglish(
		"Plivo does not accept the message as it is. Its own words name the reason; check 'From', which must be able to send MMS, 'To', the files and the options.",
	),
} as const;

/** Refusals of the send call for a multimedia message. */
export const MMS_REFUSALS: RefusalTable = {
	...SEND_REFUSALS,
	400: INVALID_MMS,
	409: INVALID_MMS,
	422: INVALID_MMS,
};

const TOO_FAST = {
	category: 'rateLimited',
	message: inEnglish('Plivo gets too many requests from this account. Ask again later.'),
} as const;

const NOT_ALLOWED = {
	category: 'authentication',
	message: inEnglish(
		'Plivo does not let this account read that. Check which account the Plivo credential belongs to.',
	),
} as const;

/** Refusals of the question for a message record. */
export const STATUS_REFUSALS: RefusalTable = {
	400: {
		category: 'configuration',
		message: inEnglish("Plivo does not accept the message ID. Check 'Message ID'."),
	},
	401: NO_ACCESS,
	403: NOT_ALLOWED,
	404: {
		category: 'configuration',
		message: inEnglish(
			"Plivo has no message with this ID in this account. Check 'Message ID' and the credential; records are kept for 90 days.",
		),
	},
	405: NO_SUCH_ADDRESS,
	429: TOO_FAST,
};

/** Refusals of the question for the account. */
export const ACCOUNT_REFUSALS: RefusalTable = {
	401: NO_ACCESS,
	403: NOT_ALLOWED,
	404: {
		category: 'configuration',
		message: inEnglish(
			"Plivo did not find this account. Check 'Auth ID' and 'Base URL' in the Plivo credential.",
		),
	},
	405: NO_SUCH_ADDRESS,
	429: TOO_FAST,
};

const INVALID_FILE = {
	category: 'contentRejected',
	message: inEnglish(
		'Plivo does not accept the file, so the message was not sent. Use a JPG, PNG or GIF picture of at most 2 MB.',
	),
} as const;

/**
 * Refusals of a file (https://www.plivo.com/docs/messaging/api/media/upload-media/ names none; these
 * are the exceptions of the SDK's upload). 429 does not come here.
 */
export const UPLOAD_REFUSALS: RefusalTable = {
	400: INVALID_FILE,
	401: NO_ACCESS,
	404: ACCOUNT_REFUSALS[404],
	405: NO_SUCH_ADDRESS,
	406: INVALID_FILE,
};

/** The one refusal whose words are known (plivo/plivo-python, issue 298). */
const TEXT_TOO_LONG = /text parameter length exceeds/i;

/**
 * The meaning of a refusal. Plivo's error body is JSON with the text `error`; without it a status may
 * as well come from a proxy on the way, and nothing is concluded, but for 401, which needs no words.
 *
 * @returns undefined if the answer is no refusal of Plivo's that the table knows
 */
export function refusal(
	table: RefusalTable,
	{ status, body }: ProviderAnswer,
): Failure | undefined {
	const meaning: RefusalTable[number] | undefined = table[status];
	if (!meaning) return undefined;
	const error = readJsonObject(body)?.error;
	const words = typeof error === 'string' && error !== '' ? error : undefined;
	if (words === undefined && status !== 401) return undefined;

	const details = {
		providerCode: `HTTP ${status}`,
		providerMessage: words,
	};
	if (status === 400 && words !== undefined && TEXT_TOO_LONG.test(words)) {
		return failure(
			'contentRejected',
			inEnglish(
				"The text is too long for Plivo, which may count bytes rather than characters in Chinese texts. Shorten 'Text'.",
			),
			details,
		);
	}
	return failure(meaning.category, meaning.message, details);
}
