import { inEnglish } from '../../messaging/model/sentence';
import { codeTable, type CodeMeaning, type Refusal } from '../common/codeTable';
import { HOUR } from '../../messaging/util/durations';

/**
 * Refusal codes, as the vendor's manual is quoted in customers' code (2013 to 2018). Codes beyond
 * these are not known; the vendor's own words do not come with them.
 */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'-1': {
		category: 'configuration',
		message: inEnglish(
			"Jiutian finds a value of the request wrong or missing. Check 'Customer ID' and 'Channel ID' in the Jiutian credential, 'To' and 'Text'.",
		),
	},
	'-2': {
		category: 'authentication',
		message: inEnglish(
			"Jiutian does not know this customer ID or password. Check 'Customer ID' and 'Password' in the Jiutian credential.",
		),
	},
	'-3': {
		category: 'configuration',
		message: inEnglish(
			"Jiutian does not accept the channel (通道). Check 'Channel ID' in the Jiutian credential; the number came with your account.",
		),
	},
	'-4': {
		category: 'invalidNumber',
		message: inEnglish(
			"Jiutian does not accept a number of this request, and one wrong number stops the whole request. Check 'To' of the messages that came out together, or send them again one by one.",
		),
	},
	'-5': {
		category: 'contentRejected',
		message: inEnglish(
			"Jiutian does not accept the text. Change 'Text', or ask Jiutian which word it is.",
		),
	},
	'-6': {
		category: 'insufficientBalance',
		message: inEnglish(
			'The Jiutian account has not enough money left. Top it up, then send again.',
		),
	},
	'-7': {
		category: 'configuration',
		message: inEnglish(
			'Jiutian does not accept requests from this server. Ask Jiutian to bind the IP address of your n8n to the account.',
		),
	},
	'-8': {
		category: 'signatureRejected',
		message: inEnglish(
			"The text has no 【signature】. Fill in 'Signature (签名)' with the company name that Jiutian approved.",
		),
	},
	'-9': {
		category: 'signatureRejected',
		message: inEnglish(
			"The signature is too short or too long. Enter in 'Signature (签名)' the company name exactly as Jiutian approved it.",
		),
	},
	'-10': {
		category: 'provider',
		message: inEnglish(
			"The channel (通道) is paused. Ask Jiutian when it opens again, or enter another 'Channel ID' of your account in the Jiutian credential.",
		),
		// Somebody has to open it; nobody knows when.
		retryable: false,
	},
	'-11': {
		category: 'rateLimited',
		message: inEnglish(
			'Jiutian does not send at this time of day through this channel (通道). Send again in the hours that Jiutian has told you.',
		),
		// The hours are not published; it is surely not a matter of seconds.
		retryAfterMs: HOUR,
	},
	'-12': {
		category: 'authentication',
		message: inEnglish(
			'Jiutian says that the time of the request is wrong. Set the clock of the n8n server right.',
		),
	},
	'-13': {
		category: 'configuration',
		message: inEnglish(
			"Jiutian cannot read the characters of the text, which it gets in GBK. Remove unusual characters from 'Text', or ask Jiutian which character set your account expects.",
		),
	},
	'-14': {
		category: 'rateLimited',
		message: inEnglish(
			'A number gets messages too often; for verification codes, Jiutian takes 1 a minute and 3 an hour for a number. Send again an hour later.',
		),
		// Right for both limits, the one of a minute and the one of an hour.
		retryAfterMs: HOUR,
	},
	'-15': {
		category: 'contentRejected',
		message: inEnglish(
			"The text does not fit the channel (通道): a voice channel takes a code of 4 to 8 digits only. Change 'Text', or enter the 'Channel ID' of a text channel in the Jiutian credential.",
		),
	},
};

const CODES = codeTable(MEANINGS, (code) =>
	inEnglish(
		`Jiutian refused the request with code ${code}, whose meaning is not known. Ask Jiutian about it.`,
	),
);

/**
 * The meaning of a refusal.
 *
 * @param code as it came, with its minus
 */
export const refusal = (code: string): Refusal => CODES.refusal(code);

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES = CODES.codes;
