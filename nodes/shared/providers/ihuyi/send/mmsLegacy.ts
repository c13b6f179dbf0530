import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { Message } from '../../../messaging/model/message';
import type { MmsChannel, SendCall, Verdict } from '../../contract';
import { LEGACY_MMS_URL } from '../baseUrl';
import { legacyMmsRefusal } from '../codes';
import { toMainlandForm } from '../../common/mainlandNumber';
import { readAnswer, type Answer } from '../answer';
import { readId } from './submitAnswer';

/** The product id, which this interface cannot do without. */
const PID = { displayName: 'Product ID (pid)', name: 'pid' };

const pidOf = ({ settings }: Message): string => String(settings[PID.name] ?? '').trim();

/** A code that is not surely a yes or a no: the message may have gone out. */
const unread = ({ code, words }: Answer): Failure =>
	failure(
		'unknown',
		inEnglish(
			`ihuyi answered with code ${code}, whose meaning for this product is not published, so the message may have gone out. Look it up in the ihuyi console before sending again.`,
		),
		{ providerCode: code, providerMessage: words || undefined },
	);

/**
 * The reply is not published. Read here is what other products of the same make give: code 2 for yes,
 * which is also what SendSms at the same address gives, an id if there is one, or a code that is
 * surely a refusal.
 */
function readSendReply(body: string, requestId: string): Verdict | undefined {
	const reply = readAnswer(body);
	if (!reply) return undefined;
	if (reply.code === '2') {
		const messageId = readId(reply.members.smsid);
		return messageId
			? { outcome: 'accepted', messageId, messageIdSource: 'provider' }
			: { outcome: 'accepted', messageId: requestId, messageIdSource: 'requestId' };
	}
	const refused = legacyMmsRefusal(reply.code, reply.words);
	return refused
		? { outcome: 'rejected', ...refused }
		: { outcome: 'unknown', failure: unread(reply) };
}

/** SendMms: one template to many numbers; whether a repeated request is a second message is unknown. */
const sendMms: SendCall = {
	carries: 'template',
	shares: 'content',
	// Ihuyi names no maximum for this product; the same as for the marketing SMS of its time.
	recipientsPerRequest: 1000,
	replay: 'none',
	encode: ({ messages }) => {
		const [message] = messages;
		const { content } = message;
		return {
			method: 'POST',
			path: '/webservice/api',
			query: { method: 'SendMms' },
			form: {
				mobile: messages.map(({ to }) => toMainlandForm(to)).join(','),
				mmsid: content.kind === 'template' ? content.templateId : '',
				pid: pidOf(message),
				format: 'json',
			},
		};
	},
	decode: ({ body }, { messages, requestId }) => {
		const verdict = readSendReply(body, requestId);
		return verdict && messages.map(() => verdict);
	},
};

function check(message: Message): Failure | undefined {
	const { content } = message;
	if (content.kind === 'template' && content.variables.length > 0) {
		return failure(
			'configuration',
			inEnglish("MMS of old accounts have no variables. Remove 'Template Variables'."),
		);
	}
	return pidOf(message)
		? undefined
		: failure(
				'configuration',
				inEnglish(
					`The option '${PID.displayName}' is missing or empty. Add it with the number that ihuyi gave you with the account.`,
				),
			);
}

/**
 * Product C0, the MMS before v1, on a host of its own that serves several brands: DoveChen/yii2-ihuyi
 * and zhenggg/easy-ihuyi on GitHub. It sends MMS that are already on file. `time` means different
 * things in the two and is left out.
 */
export const mmsLegacy: MmsChannel = {
	displayName: 'MMS, Old Accounts (10658.cc) (彩信旧版)',
	description: `MMS on file by their ID (mmsid). Needs a credential of its own, with the Base URL ${LEGACY_MMS_URL}. Unconfirmed: ihuyi does not publish this interface, so send one message to yourself first.`,
	limits: {
		content: 'template',
		media: { types: {}, mixedKinds: false },
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'provider',
		optOut: 'notRequired',
		sender: 'none',
	},
	fields: [
		{
			...PID,
			description: 'Number that ihuyi gave you with the account; MMS of old accounts need it',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1001',
		},
	],
	check,
	calls: [sendMms],
};
