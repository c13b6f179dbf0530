import type { ProviderField } from '../../contract';

/**
 * An option with the name of a field in pushes, or with its value. The usual ones are those of the
 * notification SMS (https://www.ihuyi.com/api/sms.html and customers' receivers); the vendor warns
 * that they may differ between products, and does not publish those of the others.
 */
const pushField = (
	displayName: string,
	name: string,
	usual: string,
	meaning: string,
): ProviderField => ({
	displayName: `${displayName} (Unconfirmed)`,
	name,
	description: `${meaning}. Only for products whose push fields ihuyi does not publish, such as marketing SMS and MMS. Several can be separated by commas.`,
	type: 'string',
	default: usual,
});

const MESSAGE_ID = pushField(
	'Message ID Field',
	'messageIdField',
	// `task_id` in some receivers; `ismsid` is the name of the international SMS when it is sent.
	'smsid, task_id, ismsid',
	'Name of the field with the message ID',
);

const NUMBER = pushField(
	'Number Field',
	'numberField',
	'mobilephone',
	'Name of the field with the phone number',
);

/** The fields of a delivery receipt. */
export const RECEIPT_FIELDS = {
	messageId: MESSAGE_ID,
	number: NUMBER,
	status: pushField(
		'Status Field',
		'statusField',
		'code',
		'Name of the field that tells whether the message arrived',
	),
	delivered: pushField(
		'Delivered Value',
		'deliveredValue',
		'2',
		'What the status field holds for a message that arrived; anything else counts as not delivered',
	),
	explanation: pushField(
		'Explanation Field',
		'explanationField',
		'msg',
		'Name of the field that explains the status in words',
	),
	time: pushField('Time Field', 'timeField', 'report_time', 'Name of the field with the time'),
};

/** The fields of a reply. */
export const REPLY_FIELDS = {
	messageId: MESSAGE_ID,
	number: NUMBER,
	text: pushField('Text Field', 'textField', 'content', 'Name of the field with the text'),
	time: pushField(
		'Time Field',
		'timeField',
		// Known from one receiver, which makes the spelling doubtful.
		'replyTime, reply_time',
		'Name of the field with the time',
	),
};
