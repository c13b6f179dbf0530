/**
 * The codes of the reference (15) that occur here, with a text for each. The literal texts are
 * unknown but for 154 and 252: placeholders.
 */
const messages: Record<number, string> = {
	101: 'Incorrect APP ID',
	107: 'Incorrect sign type, should be md5, sha1 or normal',
	108: 'Incorrect signature',
	109: 'Incorrect APP key',
	111: 'Empty signature',
	114: 'This number is on the blacklist',
	115: 'This number is over the frequency limit',
	116: 'This message signature is not available to this app',
	117: 'Incorrect template',
	151: 'Incorrect timestamp',
	152: 'The timestamp is out of date',
	154: 'No available SMS signature',
	251: 'Incorrect recipient message address',
	252: 'Incorrect recipient message address',
	253: 'The recipient has unsubscribed',
	307: 'Incorrect JSON',
	310: 'The tag is longer than 32 characters',
	401: 'Empty message signature',
	402: 'The message signature is longer than 40 characters',
	403: 'Empty message content',
	404: 'The message is longer than 1000 characters',
	405: 'Forbidden word in the message',
	406: 'Empty project sign',
	407: 'Incorrect project sign',
	408: 'Identical message to this contact refused',
	409: 'The project is under review',
	410: 'Incorrect multi',
	411: 'Incorrect message signature',
	412: 'The message signature is longer than 10 characters',
	413: 'The message signature needs 2 to 10 characters',
	416: 'The subject with the signature is longer than 64 characters',
	417: 'Empty template id',
	418: 'Template not found',
	419: 'Empty template content',
	420: 'No matching approved template',
	422: 'The template is too long',
	903: 'SMS credit exhausted',
	904: 'Money exhausted',
	905: 'Transactional SMS credit exhausted',
};

/** Why something is refused. */
export interface Refusal {
	code: number;
	/** With code 307: what is wrong with the JSON, for instance 4 for its syntax (reference 15). */
	jsonDecodingError?: number;
}

/** Whether something is refused. What else is returned has a numeric `code` nowhere. */
export function isRefusal(outcome: object): outcome is Refusal {
	return 'code' in outcome && typeof outcome.code === 'number';
}

/** The error envelope (reference 1); the code is a number in `multi*` arrays and else a string. */
export function refusalBody(
	{ code, jsonDecodingError }: Refusal,
	codeAs: 'string' | 'number' = 'string',
): Record<string, unknown> {
	return {
		status: 'error',
		code: codeAs === 'string' ? String(code) : code,
		msg: messages[code] ?? 'error sms',
		...(jsonDecodingError !== undefined && { json_decoding_error: jsonDecodingError }),
	};
}
