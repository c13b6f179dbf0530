import { inEnglish } from '../../messaging/model/sentence';
import { failure, type Failure } from '../../messaging/model/failure';
import type { Message } from '../../messaging/model/message';
import type { Batch, ProviderAnswer, SendCall, SmsChannel, Verdict } from '../contract';
import { scheduledTime, scheduleFormField } from '../common/schedule';
import { refusal } from './codes';
import { formText } from './form';
import { charactersOutsideGbk } from './gbk';
import { toMainlandForm } from '../common/mainlandNumber';
import { readAnswer } from './answer';
import { defined } from '../../messaging/util/defined';

/** As many as a reader can take in; the rest shows up after these are corrected. */
const MOST_NAMED = 5;

/** One unused comment shows the first form of `sendtime`; nothing else is known of it. */
const SCHEDULE_FORMS = ['compactDate', 'dateTime', 'unixSeconds'];

const textOf = ({ content }: Message) => (content.kind === 'text' ? content.text : '');

/** Also readable where the character itself cannot be seen. */
function named(character: string): string {
	const hex = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
	return `'${character}' (U+${hex})`;
}

function checkCharacters(message: Message): Failure | undefined {
	const outside = charactersOutsideGbk(textOf(message));
	if (outside.length === 0) return undefined;
	const list = outside.slice(0, MOST_NAMED).map(named).join(', ');
	return failure(
		'contentRejected',
		inEnglish(
			`'Text' has ${list}, which the character set of Jiutian (GBK) does not have. Replace or remove it in 'Text'.`,
		),
	);
}

/**
 * `success:<message number>` or `error:<code>` speaks of the request as a whole. Whether the number
 * names the request or a message in it is not published; all messages of a request get it.
 */
function decode({ body }: ProviderAnswer, { messages }: Batch): Verdict[] | undefined {
	const reply = readAnswer(body);
	if (!reply) return undefined;
	const verdict: Verdict =
		reply.kind === 'success'
			? { outcome: 'accepted', messageId: reply.value, messageIdSource: 'provider' }
			: { outcome: 'rejected', ...refusal(reply.code) };
	return messages.map(() => verdict);
}

/** sms.php: one text to up to 500 numbers, as GBK. A repeated request is a second message. */
const send: SendCall = {
	carries: 'text',
	shares: 'content',
	recipientsPerRequest: 500,
	replay: 'none',
	encode: ({ messages }) => {
		const sendtime = scheduledTime(messages[0], SCHEDULE_FORMS[0]);
		return {
			method: 'POST',
			path: '/sms.php',
			form: formText(
				defined({
					tele: messages.map((message) => toMainlandForm(message.to)).join(','),
					msg: textOf(messages[0]),
					sendtime,
				}),
			),
		};
	},
	decode,
};

/**
 * Text messages through http://admin.sms9.net/houtai/sms.php. The vendor publishes no documentation;
 * the facts are from about ten customers' integrations, which agree.
 *
 * Jiutian is said to bill every 70 characters as one message. Segments are counted by 70 and 67 here
 * as everywhere, so that the count shown is never below the bill.
 */
export const sms: SmsChannel = {
	displayName: 'SMS',
	description: 'Text messages to mainland China; one request for up to 500 recipients of one text',
	limits: {
		emoji: 'refused',
		encoding: 'UCS-2',
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'text',
		optOut: 'notRequired',
		content: 'text',
		sender: 'none',
		scheduling: 'provider',
	},
	fields: [scheduleFormField(SCHEDULE_FORMS)],
	check: checkCharacters,
	calls: [send],
};
