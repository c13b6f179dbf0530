import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { MediaFile } from '../../../messaging/model/page';
import type { Message } from '../../../messaging/model/message';
import type { MmsChannel, PagesContent, SendCall } from '../../contract';
import { MESSAGES } from '../paths';
import { mediaParameters, upload } from './media';
import { toPlivoForm } from '../numbers';
import { checkOptions, MESSAGE_OPTIONS, optionParameters } from './options';
import { decodeSent } from './sendAnswer';
import { MMS_REFUSALS } from '../refusals';
import { checkAddresses, checkSenderIsNumber, senderParameter } from './sender';

const MB = 1024 * 1024;
const MOST_CHARACTERS = 1_600;

/**
 * Plivo knows one text and a list of files: the texts of all pages become one, with the subject, for
 * which there is no parameter, as its first line.
 */
function arrange({ subject: typed, pages }: PagesContent): PagesContent {
	const text = pages
		.map((page) => page.text)
		.filter((pageText) => pageText.trim() !== '')
		.join('\n\n');
	const subject = typed.trim();
	const isThere = text.trimStart().startsWith(subject);
	const whole = isThere ? text : [subject, text].filter((line) => line !== '').join('\n');
	const [first, ...others] = pages.flatMap(({ media }) => media ?? []);
	return {
		subject: '',
		pages: [{ text: whole, media: first }, ...others.map((media) => ({ text: '', media }))],
	};
}

const filesOf = ({ content }: Message): MediaFile[] =>
	content.kind === 'pages' ? content.pages.flatMap(({ media }) => media ?? []) : [];

const textOf = ({ content }: Message): string =>
	content.kind === 'pages' ? content.pages[0].text : '';

function checkContent(message: Message): Failure | undefined {
	return filesOf(message).length > 0
		? undefined
		: failure(
				'configuration',
				inEnglish(
					'An MMS of Plivo needs at least one file. Add a picture, or send the text with the Send SMS node.',
				),
			);
}

const check = (message: Message): Failure | undefined =>
	checkContent(message) ??
	checkOptions(message.settings) ??
	checkSenderIsNumber(message) ??
	checkAddresses(message);

/** Send a message of type `mms`: https://docs.plivo.com/docs/messaging/api/message/send-a-message. */
const send: SendCall = {
	carries: 'pages',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [message] }) => {
		const text = textOf(message);
		return {
			method: 'POST',
			path: MESSAGES,
			json: {
				...senderParameter(message),
				dst: toPlivoForm(message.to),
				...(text === '' ? {} : { text }),
				type: 'mms',
				...mediaParameters(filesOf(message)),
				...optionParameters(message.settings),
			},
		};
	},
	decode: (answer, batch) => decodeSent(answer, batch, MMS_REFUSALS),
};

/**
 * MMS to the United States and Canada. Limits:
 * https://support.plivo.com/hc/en-us/articles/360041855032, where all of a message must be less than
 * 5 MB. Pictures are formatted for the phone, sounds and films go as they are; of these, the types
 * are those that Plivo's SDK uploads (plivo/plivo-python, release 4.59.2). AMR and MIDI are left out,
 * as Plivo names them for messages that come in only.
 *
 * Pace: that of the API, as for SMS. Plivo sends 0.25 MMS a second unless agreed otherwise, and queues
 * the rest for 3 hours (https://www.plivo.com/docs/faq/messaging/messaging-api.md): 2,700 messages.
 */
export const mms: MmsChannel = {
	displayName: 'MMS',
	description:
		'Text, pictures, sounds and films to the United States and Canada. Plivo sends one in 4 seconds unless agreed otherwise and drops what waits longer than 3 hours, so agree on more for over 2,700 recipients.',
	limits: {
		content: 'pages',
		media: {
			types: { image: ['jpg', 'png', 'gif'], audio: ['mp3', 'wav'], video: ['mp4', '3gp'] },
			files: 10,
			bytesPerFile: 2 * MB,
			bytesInTotal: 5 * MB - 1,
			textCodeUnits: MOST_CHARACTERS,
			mixedKinds: true,
		},
		countries: ['US', 'CA'],
		signature: 'none',
		optOut: 'notRequired',
		sender: 'required',
		requestsPerSecond: 60,
	},
	fields: MESSAGE_OPTIONS,
	check,
	arrange,
	calls: [send],
	upload,
};
