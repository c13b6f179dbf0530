import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import {
	fieldProblem,
	fieldValue,
	PHONE_WORDS,
	TIME_WORDS,
} from '../shared/n8n/parameters/fieldValue';
import { itemsAt } from '../shared/n8n/parameters/optionalInputs';
import { readSendHistory } from '../shared/messaging/cleaning/sendHistory';
import { readSuppressionList } from '../shared/messaging/cleaning/suppressionList';
import type { Unreadable } from '../shared/messaging/cleaning/unreadable';
import type { KnownNumbers } from '../shared/messaging/cleaning/cleanRecipients';
import { HISTORY_PHONE, HISTORY_TIME, SUPPRESSION_PHONE, type ListField } from './description';
import { SEND_HISTORY, SUPPRESSION_LIST } from './inputs';

const nameOf = (options: IDataObject, { name, default: standard }: ListField): string =>
	String(options[name] ?? standard).trim();

const absenceIn = (
	[first]: readonly INodeExecutionData[],
	field: string,
	{ displayName }: ListField,
	likely: RegExp,
): string | undefined => first && fieldProblem(first.json, field, displayName, likely);

/** A list, as far as it could be read. */
interface ReadList {
	name: string;
	needs: string;
	options: string;
	/** Why a field is not in the first entry, if so. */
	absence: string | undefined;
	entries: number;
	/** Whether any entry could mean somebody. */
	isUsable: boolean;
	unreadable: Unreadable;
}

/**
 * A list of which nothing can be read protects nobody, so it is refused; where some entries cannot be
 * read, the node names the first of them beside its output.
 *
 * @throws NodeOperationError
 */
function reportUnreadable(context: IExecuteFunctions, list: ReadList): void {
	const { name, needs, options, absence, entries, isUsable, unreadable } = list;
	const { count, examples } = unreadable;
	if (count === 0) return;
	if (count === entries && !isUsable) {
		throw new NodeOperationError(context.getNode(), `No entry of '${name}' has ${needs}`, {
			description: `${absence ?? `Name the right fields in ${options}.`} To go without the list, disconnect the input. Nobody was let through.`,
		});
	}
	const more = count > examples.length ? ' and others' : '';
	context.addExecutionHints({
		message: `${count} of ${entries} entries of '${name}' do not have ${needs} that can be read for certain: ${examples.join(', ')}${more}. They hold back only whom their digits could mean. Correct them in the list, with + and the country code.`,
		type: 'warning',
		location: 'outputPane',
	});
}

/**
 * Reads the lists at the second and third input; both may be missing.
 *
 * @throws NodeOperationError if a list has entries and none of them can be read
 */
export function readLists(
	context: IExecuteFunctions,
	options: IDataObject,
	defaultCountry: string | undefined,
): KnownNumbers {
	const suppressionPhone = nameOf(options, SUPPRESSION_PHONE);
	const optOutItems = itemsAt(context, SUPPRESSION_LIST) ?? [];
	const optOuts = optOutItems.map(({ json }) => fieldValue(json, suppressionPhone));
	const suppression = readSuppressionList(optOuts, defaultCountry);
	reportUnreadable(context, {
		name: 'Suppression List',
		needs: `a phone number in the field '${suppressionPhone}'`,
		options: `the option '${SUPPRESSION_PHONE.displayName}'`,
		absence: absenceIn(optOutItems, suppressionPhone, SUPPRESSION_PHONE, PHONE_WORDS),
		entries: optOuts.length,
		isUsable: suppression.numbers.isUsable,
		unreadable: suppression.unreadable,
	});

	const historyPhone = nameOf(options, HISTORY_PHONE);
	const historyTime = nameOf(options, HISTORY_TIME);
	const historyItems = itemsAt(context, SEND_HISTORY) ?? [];
	const messages = historyItems.map(({ json }) => ({
		phone: fieldValue(json, historyPhone),
		time: fieldValue(json, historyTime),
		outcome: json.outcome,
	}));
	const history = readSendHistory(messages, {
		defaultCountry,
		timezone: context.getTimezone(),
		now: Date.now(),
	});
	reportUnreadable(context, {
		name: 'Send History',
		needs: `a phone number in the field '${historyPhone}' and a time in the field '${historyTime}'`,
		options: `the options '${HISTORY_PHONE.displayName}' and '${HISTORY_TIME.displayName}'`,
		absence:
			absenceIn(historyItems, historyPhone, HISTORY_PHONE, PHONE_WORDS) ??
			absenceIn(historyItems, historyTime, HISTORY_TIME, TIME_WORDS),
		entries: messages.length,
		isUsable: history.times.isUsable,
		unreadable: history.unreadable,
	});
	return { suppressed: suppression.numbers, sent: history.times };
}
