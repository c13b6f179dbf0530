import { inEnglish } from '../../messaging/model/sentence';
import { refused, type Checked } from '../../sending/check/checked';
import { failure } from '../../messaging/model/failure';
import { itemFailure } from '../parameters/unreadableParameter';
import type { SendOnceOption } from '../sendOptions/sendOnce';

/** Recipients of one key that are named. */
const MOST_NAMED = 3;

/** The messages of a run with their keys; what has no key of its own is refused. */
export interface KeyedRun {
	checked: Checked[];
	/** By the place of the message; undefined for what is settled. */
	keys: Array<string | undefined>;
}

const sharedKey = (key: string, others: readonly string[]) => {
	const named = others.slice(0, MOST_NAMED).join(', ');
	const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
	return failure(
		'configuration',
		inEnglish(
			`'Key' in the option 'Send Once' is '${key}' for several recipients (${named}${more}). Only one of them would get the message, so none was sent. Use a field that is different for each recipient, or leave 'Key' empty.`,
		),
	);
};

/**
 * Works out the keys of all messages that may be sent, before anything is sent. A key stands for one
 * recipient: where several share one, or where it has no value, nothing is sent to them.
 *
 * @param itemOf item of the message at a place
 * @param show how a number is named in a sentence
 */
export function claimKeys(
	{ keyOf, nameOf }: SendOnceOption,
	checked: readonly Checked[],
	itemOf: (place: number) => number,
	show: (to: string) => string,
): KeyedRun {
	const recipients = new Map<string, Set<string>>();
	const keys: Array<string | undefined> = [];
	const readable = checked.map((entry, place): Checked => {
		keys.push(undefined);
		if ('settled' in entry) return entry;
		const { to } = entry.message;
		try {
			const key = keyOf(itemOf(place), to);
			keys[place] = key;
			recipients.set(key, (recipients.get(key) ?? new Set()).add(to));
			return entry;
		} catch (error) {
			return refused(to, itemFailure(error));
		}
	});
	const unshared = readable.map((entry, place): Checked => {
		const key = keys[place];
		const all = key === undefined ? undefined : recipients.get(key);
		if ('settled' in entry || !all || all.size < 2) return entry;
		keys[place] = undefined;
		return refused(entry.message.to, sharedKey(nameOf(itemOf(place)), [...all].map(show)));
	});
	return { checked: unshared, keys };
}
