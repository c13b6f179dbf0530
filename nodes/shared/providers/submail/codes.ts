import { inEnglish, joined } from '../../messaging/model/sentence';
import { codeTable, refusalFor, type CodeMeaning, type Refusal } from '../common/codeTable';
import { lookUp } from '../common/lookUp';
import { DAY } from '../../messaging/util/durations';

/** The end of the day is not defined further (calendar day or 24 hours); a full day is right for both. */
const FULL_DAY = DAY;

const CHECK_KEY =
	"Check 'App ID' and 'App Key' in the SUBMAIL credential; each product (SMS, international SMS, MMS) has its own app.";
const CHECK_CLOCK =
	"Set the clock of the n8n server right, or set 'Signing' in the SUBMAIL credential to Normal, which needs no clock.";
const CHECK_TEMPLATE =
	"Check 'Template ID (模板)': it is the project mark of an approved template of this very app.";
const ADDRESS_BOOK =
	"It concerns SUBMAIL's address book, which this node does not use; ask SUBMAIL with the code.";
const EMPTY_TEXT = "SUBMAIL found no text. Fill in 'Text'.";
const LONG_TEXT = "Shorten 'Text' to 1000 characters with the signature.";
const SIGNATURE_LENGTH =
	"Use the approved name of 2 to 10 characters in 'Signature (签名)', between 【 and 】 at the beginning of the text.";

/**
 * Refusal codes, the same for SMS and MMS (https://www.mysubmail.com/documents/rK2yh3, fbaT14). 154
 * stands on the page of sms/appextend only, 902 in the FAQ only.
 */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'101': {
		category: 'authentication',
		message: inEnglish(
			`SUBMAIL does not know this app id, or it belongs to another product. ${CHECK_KEY}`,
		),
	},
	'102': {
		category: 'authentication',
		message: inEnglish(
			'The app is disabled, or has no right to send through the API. Enable it in the SUBMAIL console.',
		),
	},
	'103': {
		category: 'authentication',
		message: inEnglish(
			'The identity of the account is not verified (开发者身份未认证). Finish the verification in the SUBMAIL console.',
		),
	},
	'104': {
		category: 'authentication',
		message: inEnglish(
			'The identity of the account has changed and must be verified again. Do so in the SUBMAIL console.',
		),
	},
	'105': {
		category: 'authentication',
		message: inEnglish('The SUBMAIL account has expired. Contact SUBMAIL to have it opened again.'),
	},
	'106': {
		category: 'authentication',
		message: inEnglish('The SUBMAIL account is disabled. Contact SUBMAIL to have it opened again.'),
	},
	'107': {
		category: 'authentication',
		message: inEnglish(
			"SUBMAIL does not know this way of signing. Set 'Signing' in the SUBMAIL credential to Normal, MD5 or SHA1.",
		),
	},
	'108': {
		category: 'authentication',
		message: inEnglish(
			`The signature of the request is not valid. ${CHECK_KEY} If 'Signing' there is MD5 or SHA1, try Normal.`,
		),
	},
	'109': {
		category: 'authentication',
		message: inEnglish(`The app key is not valid. ${CHECK_KEY}`),
	},
	'110': {
		category: 'authentication',
		message: inEnglish(
			"The way of signing is wrong. Set 'Signing' in the SUBMAIL credential to Normal, MD5 or SHA1.",
		),
	},
	'111': {
		category: 'authentication',
		message: inEnglish(
			"The request has no signature. Fill in 'App Key' in the SUBMAIL credential.",
		),
	},
	'112': {
		category: 'configuration',
		message: inEnglish(
			'The subscribe and unsubscribe function is switched off for this app. Switch it on in the SUBMAIL console.',
		),
	},
	'113': {
		category: 'configuration',
		message: inEnglish(
			'SUBMAIL does not accept requests from this server. Add the IP address of your n8n to the IP whitelist (IP 白名单) of the app.',
		),
	},
	'114': {
		category: 'blocked',
		message: inEnglish(
			'This number is on the blacklist of your SUBMAIL account. Leave the contact out, or remove the number from the list in the console.',
		),
	},
	'115': {
		category: 'rateLimited',
		message: inEnglish(
			'This number has had as many messages as SUBMAIL allows for the time. Send again later, or raise the limit in the console.',
		),
	},
	'116': {
		category: 'signatureRejected',
		message: inEnglish(
			"This signature is bound to another app. Use the credential of that app, or another 'Signature (签名)'.",
		),
	},
	'117': {
		category: 'templateRejected',
		message: inEnglish(`The template is not valid. ${CHECK_TEMPLATE}`),
	},
	'118': {
		category: 'templateRejected',
		message: inEnglish(`The template is not valid. ${CHECK_TEMPLATE}`),
	},
	'119': {
		category: 'configuration',
		message: inEnglish('The app has no permission for this call. Ask SUBMAIL to grant it.'),
	},
	'120': {
		category: 'templateRejected',
		message: inEnglish(`The template is not valid. ${CHECK_TEMPLATE}`),
	},
	'151': {
		category: 'authentication',
		message: inEnglish(`The time of the signed request is wrong. ${CHECK_CLOCK}`),
	},
	'152': {
		category: 'authentication',
		message: inEnglish(
			`The signed request came more than 6 seconds after its time. ${CHECK_CLOCK}`,
		),
	},
	'154': {
		category: 'signatureRejected',
		message: inEnglish(
			'The app has no approved signature. Submit one in the SUBMAIL console and wait for its approval.',
		),
	},
	'201': {
		category: 'configuration',
		message: inEnglish(`SUBMAIL does not accept the address book of the request. ${ADDRESS_BOOK}`),
	},
	'202': {
		category: 'configuration',
		message: inEnglish(`SUBMAIL does not accept the address book of the request. ${ADDRESS_BOOK}`),
	},
	'203': {
		category: 'configuration',
		message: inEnglish(`SUBMAIL does not accept the address book of the request. ${ADDRESS_BOOK}`),
	},
	'251': {
		category: 'invalidNumber',
		message: inEnglish(
			"SUBMAIL does not accept the number. It takes mainland mobile numbers; check 'To'.",
		),
	},
	'252': {
		category: 'invalidNumber',
		message: inEnglish(
			"SUBMAIL does not accept the number. It takes mainland mobile numbers; check 'To'.",
		),
	},
	'253': {
		category: 'blocked',
		message: inEnglish('The recipient has opted out (退订). Do not send to this number again.'),
	},
	'305': {
		category: 'templateRejected',
		message: inEnglish(`SUBMAIL found no template in the request. ${CHECK_TEMPLATE}`),
	},
	'306': {
		category: 'templateRejected',
		message: inEnglish(`SUBMAIL does not know the template. ${CHECK_TEMPLATE}`),
	},
	'307': {
		category: 'contentRejected',
		message: inEnglish(
			"SUBMAIL cannot read the variables. Check the values in 'Template Variables'.",
		),
	},
	'309': {
		category: 'contentRejected',
		message: inEnglish(
			"SUBMAIL cannot read the variables. Check the values in 'Template Variables'.",
		),
	},
	'310': {
		category: 'configuration',
		message: inEnglish("The option 'Tag' is too long. Shorten it to 32 characters."),
	},
	'401': {
		category: 'signatureRejected',
		message: inEnglish(`The message has no signature. ${SIGNATURE_LENGTH}`),
	},
	'402': {
		category: 'signatureRejected',
		message: inEnglish(`The signature is longer than 40 characters. ${SIGNATURE_LENGTH}`),
	},
	'403': { category: 'contentRejected', message: inEnglish(EMPTY_TEXT) },
	'404': { category: 'contentRejected', message: inEnglish(`The text is too long. ${LONG_TEXT}`) },
	'405': {
		category: 'contentRejected',
		message: inEnglish(
			"The text has words that carriers refuse. Change 'Text' or the values in 'Template Variables'.",
		),
	},
	'406': {
		category: 'templateRejected',
		message: inEnglish(`SUBMAIL found no template in the request. ${CHECK_TEMPLATE}`),
	},
	'407': {
		category: 'templateRejected',
		message: inEnglish(`SUBMAIL does not know the template. ${CHECK_TEMPLATE}`),
	},
	// Not retryable: sending again until it passes would bring the same message twice.
	'408': {
		category: 'contentRejected',
		message: inEnglish(
			"SUBMAIL refuses the same message to this number again. If it is meant as another message, change 'Text' or the values in 'Template Variables'.",
		),
	},
	'409': {
		category: 'templateRejected',
		message: inEnglish('The template is still in review (审核中). Send again once it is approved.'),
	},
	'410': {
		category: 'contentRejected',
		message: inEnglish(
			"SUBMAIL cannot read the list of numbers and variables. Check 'To' and the values in 'Template Variables'.",
		),
	},
	'411': {
		category: 'signatureRejected',
		message: inEnglish(`The signature is missing or not well formed. ${SIGNATURE_LENGTH}`),
	},
	'412': {
		category: 'signatureRejected',
		message: inEnglish(`The signature is longer than 10 characters. ${SIGNATURE_LENGTH}`),
	},
	'413': {
		category: 'signatureRejected',
		message: inEnglish(`The signature does not have 2 to 10 characters. ${SIGNATURE_LENGTH}`),
	},
	'414': { category: 'contentRejected', message: inEnglish(EMPTY_TEXT) },
	'415': { category: 'contentRejected', message: inEnglish(`The text is too long. ${LONG_TEXT}`) },
	'416': {
		category: 'templateRejected',
		message: inEnglish('The title of the template is too long. Shorten it to 64 characters.'),
	},
	'417': {
		category: 'templateRejected',
		message: inEnglish(`The template id is empty. ${CHECK_TEMPLATE}`),
	},
	'418': {
		category: 'templateRejected',
		message: inEnglish(`SUBMAIL has no such template. ${CHECK_TEMPLATE}`),
	},
	'419': { category: 'contentRejected', message: inEnglish(EMPTY_TEXT) },
	'420': {
		category: 'templateRejected',
		message: inEnglish(
			"The text matches no approved template. SUBMAIL submits a new text for review by itself; wait for its approval in the console, or make 'Text' equal to an approved template but for its variables.",
		),
	},
	'422': {
		category: 'templateRejected',
		message: inEnglish('The template is too long. Shorten it to 255 characters.'),
	},
	'501': {
		category: 'configuration',
		message: inEnglish(`SUBMAIL does not know the address book of the request. ${ADDRESS_BOOK}`),
	},
	'901': {
		category: 'rateLimited',
		message: inEnglish(
			'The app has used up its messages for today. Send again tomorrow, or raise the daily quota in the SUBMAIL console.',
		),
		retryAfterMs: FULL_DAY,
	},
	'902': {
		category: 'insufficientBalance',
		message: inEnglish('The SUBMAIL account has too little left. Top it up, then send again.'),
	},
	'903': {
		category: 'insufficientBalance',
		message: inEnglish('The SUBMAIL account has no messages left. Top it up, then send again.'),
	},
	'904': {
		category: 'insufficientBalance',
		message: inEnglish('The SUBMAIL account has no money left. Top it up, then send again.'),
	},
	'905': {
		category: 'insufficientBalance',
		message: inEnglish(
			'The SUBMAIL account has no transactional messages left (事务类短信). Top it up, then send again.',
		),
	},
};

const CODES = codeTable(MEANINGS, (code) =>
	inEnglish(
		`SUBMAIL refused the request ${code ? `with code ${code}, whose meaning is not published` : 'without a code'}. Read the provider's own words, or ask SUBMAIL.`,
	),
);

/** What `json_decoding_error` beside 307 and 309 says about the variables. */
const jsonFault = lookUp({
	'1': inEnglish('They are nested too deeply.'),
	'2': inEnglish('They are not valid.'),
	'3': inEnglish('They have a control character, such as a line break.'),
	'4': inEnglish('They are not well formed.'),
	'5': inEnglish('They have a character that is not UTF-8.'),
});

/**
 * The meaning of a refusal.
 *
 * @param code the answer's `code` as text; empty if it has none
 * @param words the answer's `msg`
 * @param fault the answer's `json_decoding_error` as text
 */
export function refusalOf(code: string, words = '', fault = ''): Refusal {
	const meaning = CODES.meaningOf(code);
	const more = jsonFault(fault);
	const message = more ? joined(meaning.message, more) : meaning.message;
	return refusalFor({ ...meaning, message }, code || undefined, words);
}

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES: readonly string[] = CODES.codes;
