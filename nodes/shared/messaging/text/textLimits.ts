import { failure, type Failure } from '../model/failure';
import { grouped } from '../util/grouped';
import { TEXT_SENTENCES } from './sentences';

/**
 * Hard limits, held before any rule looks at a text: whatever comes in from outside, a form or a list,
 * is looked at in milliseconds or not at all. All are lengths in UTF-16 code units.
 */

/** A text, a page, a value or any other field of a message; the longest SMS has some 10,000. */
export const MOST_TEXT = 20_000;

/** A list that the user types, such as forbidden words or allowed targets. */
export const MOST_LIST = 20_000;

/** A reply that may be one of a few words with courtesy around it; a longer one says more. */
export const MOST_REPLY = 1_000;

/** The name of a campaign, a version or a key, a title: something to call a thing by. */
export const MOST_NAME = 2_000;

/**
 * Refuses a text above its limit.
 *
 * @param field name of the field that the text comes from
 * @returns undefined if the text is short enough to be looked at
 */
export function tooLong(field: string, text: string, most = MOST_TEXT): Failure | undefined {
	return text.length > most
		? failure(
				'contentRejected',
				TEXT_SENTENCES.tooLong({ field, length: grouped(text.length), most: grouped(most) }),
			)
		: undefined;
}

/**
 * The first of several fields that is above the limit.
 *
 * @param fields names of fields with their texts; what is no text is not looked at
 */
export function anyTooLong(
	fields: ReadonlyArray<readonly [field: string, text: unknown]>,
	most = MOST_TEXT,
): Failure | undefined {
	for (const [field, text] of fields) {
		const refusal = typeof text === 'string' ? tooLong(field, text, most) : undefined;
		if (refusal) return refusal;
	}
	return undefined;
}
