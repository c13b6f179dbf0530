import type { Sentence } from '../../messaging/model/sentence';
import { failure, type Failure, type FailureCategory } from '../../messaging/model/failure';
import { readJsonObject } from '../common/json';
import type { ProviderAnswer } from '../contract';

/** What happened and the way out, by HTTP status. */
export type RefusalTable = Readonly<
	Record<number, { category: FailureCategory; message: Sentence }>
>;

const NO_ACCESS = {
	category: 'authentication',
	message: {
		en: "Plivo does not know this account. Check 'Auth ID' and 'Auth Token' in the Plivo credential.",
		zh: 'Plivo 不认识该账户。请检查 Plivo 凭证中的「Auth ID」和「Auth Token」。',
	},
} as const;

const NO_SUCH_ADDRESS = {
	category: 'configuration',
	message: {
		en: "Plivo has no such address. Check 'Base URL' in the Plivo credential: normally https://api.plivo.com/v1.",
		zh: 'Plivo 没有该接口地址。请检查 Plivo 凭证中的「Base URL」，通常为 https://api.plivo.com/v1。',
	},
} as const;

const INVALID = {
	category: 'configuration',
	message: {
		en: "Plivo does not accept the message as it is. Its own words name the reason; check 'From', 'To', 'Text' and the options.",
		zh: 'Plivo 不接受这条短信，原因见其原话。请检查「From」「To」「Text」和各选项。',
	},
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
		message: {
			en: 'Plivo asks for payment (HTTP 402). Top up the Plivo account, wait two minutes in which Plivo refuses everything, then send again.',
			zh: 'Plivo 要求付款（HTTP 402）。请为 Plivo 账户充值，等待两分钟（期间 Plivo 拒绝所有请求），然后重新发送。',
		},
	},
	403: {
		category: 'configuration',
		message: {
			en: 'The country of the recipient is not enabled for this Plivo account. Enable it in the geo permissions of the Plivo console.',
			zh: '该 Plivo 账户未开通收件人所在国家。请在 Plivo 控制台的 geo permissions 中开通。',
		},
	},
	404: {
		category: 'configuration',
		message: {
			en: "Plivo did not find what the request names. Check 'Auth ID' and 'Base URL' in the Plivo credential, and the option 'Powerpack ID' if you use it.",
			zh: 'Plivo 找不到请求中指定的对象。请检查 Plivo 凭证中的「Auth ID」和「Base URL」；如使用了「Powerpack ID」选项，也请检查。',
		},
	},
	405: NO_SUCH_ADDRESS,
	409: INVALID,
	422: INVALID,
};

const INVALID_MMS = {
	category: 'configuration',
	message: {
		en: "Plivo does not accept the message as it is. Its own words name the reason; check 'From', which must be able to send MMS, 'To', the files and the options.",
		zh: 'Plivo 不接受这条彩信，原因见其原话。请检查「From」（须能发送彩信）、「To」、文件和各选项。',
	},
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
	message: {
		en: 'Plivo gets too many requests from this account. Ask again later.',
		zh: '该账户向 Plivo 的请求过于频繁。请稍后再查询。',
	},
} as const;

const NOT_ALLOWED = {
	category: 'authentication',
	message: {
		en: 'Plivo does not let this account read that. Check which account the Plivo credential belongs to.',
		zh: 'Plivo 不允许该账户读取此内容。请检查 Plivo 凭证属于哪个账户。',
	},
} as const;

/** Refusals of the question for a message record. */
export const STATUS_REFUSALS: RefusalTable = {
	400: {
		category: 'configuration',
		message: {
			en: "Plivo does not accept the message ID. Check 'Message ID'.",
			zh: 'Plivo 不接受该消息 ID。请检查「Message ID」。',
		},
	},
	401: NO_ACCESS,
	403: NOT_ALLOWED,
	404: {
		category: 'configuration',
		message: {
			en: "Plivo has no message with this ID in this account. Check 'Message ID' and the credential; records are kept for 90 days.",
			zh: 'Plivo 在该账户中没有这个 ID 的短信。请检查「Message ID」和凭证；记录保留 90 天。',
		},
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
		message: {
			en: "Plivo did not find this account. Check 'Auth ID' and 'Base URL' in the Plivo credential.",
			zh: 'Plivo 找不到该账户。请检查 Plivo 凭证中的「Auth ID」和「Base URL」。',
		},
	},
	405: NO_SUCH_ADDRESS,
	429: TOO_FAST,
};

const INVALID_FILE = {
	category: 'contentRejected',
	message: {
		en: 'Plivo does not accept the file, so the message was not sent. Use a JPG, PNG or GIF picture of at most 2 MB.',
		zh: 'Plivo 不接受该文件，因此未发送。请使用不超过 2 MB 的 JPG、PNG 或 GIF 图片。',
	},
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
			{
				en: "The text is too long for Plivo, which may count bytes rather than characters in Chinese texts. Shorten 'Text'.",
				zh: '文本对 Plivo 来说过长；中文可能按字节而不是字符计数。请缩短「Text」。',
			},
			details,
		);
	}
	return failure(meaning.category, meaning.message, details);
}
