import type { IExecuteFunctions } from 'n8n-workflow';

import { refused } from '../../sending/check/checked';
import type { ItemParameters } from '../parameters/itemParameters';
import { itemFailure, UnreadableParameter } from '../parameters/unreadableParameter';
import { ItemRefusal } from '../../messaging/text/textValue';
import type { Entry } from './entry';

/** Longest recipient that an item is named by when it cannot be read, characters. */
const LONGEST_RECIPIENT = 100;

/** What names an item in the output when its recipients cannot be read one by one. */
function recipientOf(parameters: ItemParameters, itemIndex: number): string {
	try {
		const to = parameters.get('to', itemIndex);
		const isPlain = typeof to === 'string' || typeof to === 'number';
		return isPlain ? String(to).trim().slice(0, LONGEST_RECIPIENT) : '';
	} catch {
		return '';
	}
}

/**
 * Reads and checks all items. An item whose parameters cannot be read is refused alone, so that one
 * poisoned contact does not keep the message from all others.
 *
 * @param entriesOf one entry per recipient of an item, at least one
 * @throws the error of n8n if the expressions of no item can be filled in: that is no fault of a
 *   contact, and nothing was sent
 */
export async function entriesOfItems(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	entriesOf: (itemIndex: number) => Entry[] | Promise<Entry[]>,
): Promise<Entry[]> {
	const { length } = context.getInputData();
	const entries: Entry[] = [];
	let unreadable = 0;
	for (let itemIndex = 0; itemIndex < length; itemIndex++) {
		try {
			entries.push(...(await entriesOf(itemIndex)));
		} catch (error) {
			if (!(error instanceof ItemRefusal) && ++unreadable === length) {
				throw error instanceof UnreadableParameter ? error.cause : error;
			}
			const recipient = recipientOf(parameters, itemIndex);
			entries.push({ itemIndex, recipient, checked: refused(recipient, itemFailure(error)) });
		}
	}
	return entries;
}
