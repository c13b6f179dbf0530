import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { Message } from '../../../messaging/model/message';
import { toPlivoForm, toSenderForm } from '../numbers';
import { setting } from './options';

/** Most digits of a sender or a recipient, and most characters of a sender that is a name. */
const MOST_DIGITS = 14;
const MOST_NAME_CHARACTERS = 11;

/** What Plivo keeps of a sender; it removes everything else. */
const kept = (sender: string): string => sender.replace(/[^A-Za-z0-9]/g, '');

/** Whether a sender is a name rather than a number or a short code. */
const isName = (sender: string): boolean => /[A-Za-z]/.test(kept(sender));

/** Whether a pool of senders takes the place of the sender. */
const hasPowerpack = ({ settings }: Message): boolean => setting(settings, 'powerpackId') !== '';

function checkSender(sender: string, to: string): Failure | undefined {
	const refuse = (what: string) =>
		failure('configuration', inEnglish(`'From' is '${sender}', ${what}`));
	const { length } = kept(sender);
	if (length === 0) {
		return refuse('which cannot be a sender: Plivo takes letters A to Z and digits only.');
	}
	if (/[^A-Za-z0-9]/.test(sender.replace(/[^\p{L}\p{N}]/gu, ''))) {
		return refuse(
			`of which Plivo would leave '${kept(sender)}'. Use letters A to Z and digits only.`,
		);
	}
	if (isName(sender)) {
		const most = `A name has at most ${MOST_NAME_CHARACTERS} letters and digits. Shorten it.`;
		return length > MOST_NAME_CHARACTERS ? refuse(`which is too long. ${most}`) : undefined;
	}
	if (length > MOST_DIGITS) {
		return refuse(`which is too long. A number has at most ${MOST_DIGITS} digits. Check it.`);
	}
	return kept(sender) === toPlivoForm(to)
		? refuse("which is also the number in 'To'. Plivo cannot send to the sender itself.")
		: undefined;
}

/**
 * What Plivo, or its SDKs before it, would refuse of recipient and sender
 * (https://www.plivo.com/docs/messaging/api/messages).
 */
export function checkAddresses(message: Message): Failure | undefined {
	const { to, sender = '' } = message;
	if (toPlivoForm(to).length > MOST_DIGITS) {
		return failure(
			'invalidNumber',
			inEnglish(`'To' is ${to}; Plivo takes at most ${MOST_DIGITS} digits. Check the number.`),
		);
	}
	return hasPowerpack(message) ? undefined : checkSender(sender, to);
}

/**
 * Refuses a name as the sender of an MMS: it goes to the United States and Canada only, which need a
 * number of Plivo (https://docs.plivo.com/docs/messaging/api/message/send-a-message).
 */
export const checkSenderIsNumber = (message: Message): Failure | undefined =>
	!hasPowerpack(message) && isName(message.sender ?? '')
		? failure(
				'configuration',
				inEnglish(
					`'From' is '${message.sender}', but an MMS cannot come from a name. Enter a number that you rent from Plivo and that can send MMS.`,
				),
			)
		: undefined;

/** Exactly one of `src` and `powerpack_uuid` may be given. */
export const senderParameter = (message: Message): Record<string, unknown> =>
	hasPowerpack(message)
		? { powerpack_uuid: setting(message.settings, 'powerpackId') }
		: { src: toSenderForm(message.sender ?? '') };
