import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { fieldValue } from '../shared/host/fieldValue';
import { itemsAt } from '../shared/host/optionalInputs';
import { readSendHistory } from '../shared/messaging/recipientList/sendHistory';
import { readSuppressionList } from '../shared/messaging/recipientList/suppressionList';
import type { KnownNumbers } from '../shared/messaging/recipientList/cleanRecipients';
import { HISTORY_PHONE, HISTORY_TIME, SUPPRESSION_PHONE, type ListField } from './description';
import { SEND_HISTORY, SUPPRESSION_LIST } from './inputs';

const nameOf = (options: IDataObject, { name, default: standard }: ListField): string =>
	String(options[name] ?? standard).trim();

/**
 * A list of which nothing can be read protects nobody, so it is refused; where some entries cannot be
 * read, the node says so beside its output.
 *
 * @throws NodeOperationError
 */
function reportUnreadable(
	context: IExecuteFunctions,
	list: { name: string; needs: string; options: string },
	unreadable: number,
	entries: number,
): void {
	if (unreadable === 0) return;
	if (unreadable === entries) {
		throw new NodeOperationError(
			context.getNode(),
			`No entry of '${list.name}' has ${list.needs}`,
			{
				description: `Name the right fields in ${list.options}, or disconnect the input. Nobody was let through.`,
			},
		);
	}
	context.addExecutionHints({
		message: `${unreadable} of ${entries} entries of '${list.name}' were passed over, because they do not have ${list.needs}.`,
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
	defaultCountry: string,
): KnownNumbers {
	const suppressionPhone = nameOf(options, SUPPRESSION_PHONE);
	const optOuts = (itemsAt(context, SUPPRESSION_LIST) ?? []).map(({ json }) =>
		fieldValue(json, suppressionPhone),
	);
	const suppression = readSuppressionList(optOuts, defaultCountry);
	reportUnreadable(
		context,
		{
			name: 'Suppression List',
			needs: `a phone number in the field '${suppressionPhone}'`,
			options: `the option '${SUPPRESSION_PHONE.displayName}'`,
		},
		suppression.unreadable,
		optOuts.length,
	);

	const historyPhone = nameOf(options, HISTORY_PHONE);
	const historyTime = nameOf(options, HISTORY_TIME);
	const messages = (itemsAt(context, SEND_HISTORY) ?? []).map(({ json }) => ({
		phone: fieldValue(json, historyPhone),
		time: fieldValue(json, historyTime),
		outcome: json.outcome,
	}));
	const history = readSendHistory(messages, {
		defaultCountry,
		timezone: context.getTimezone(),
		now: Date.now(),
	});
	reportUnreadable(
		context,
		{
			name: 'Send History',
			needs: `a phone number in the field '${historyPhone}' and a time in the field '${historyTime}'`,
			options: `the options '${HISTORY_PHONE.displayName}' and '${HISTORY_TIME.displayName}'`,
		},
		history.unreadable,
		messages.length,
	);
	return { suppressed: suppression.numbers, sent: history.times };
}
