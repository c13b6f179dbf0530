import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ContactNumber } from '../shared/messaging/phone/contactNumber';
import type { HeldBack, Decision } from '../shared/messaging/cleaning/decision';
import { withFields } from './fields';
import type { Language } from '../shared/messaging/model/sentence';
import { defined } from '../shared/messaging/util/defined';

const numberFields = ({ e164, country, carrier }: ContactNumber): IDataObject =>
	defined({
		phone: e164,
		country,
		carrier,
		// The prefix does not know number portability (携号转网).
		carrierBasis: carrier === undefined ? undefined : 'prefix',
	});

/** How a verdict is shown. */
interface Shown {
	/** IANA name of the workflow's time zone. */
	timezone: string;
	language: Language;
}

const heldBackFields = (
	{ reason, message, duplicateOf, retryAt }: Omit<HeldBack, 'ready' | 'number'>,
	itemIndex: number,
	{ timezone, language }: Shown,
): IDataObject => ({
	heldBack: defined({
		reason,
		message: `${message[language]} [item ${itemIndex}]`,
		duplicateOf,
		retryAt:
			retryAt === undefined ? undefined : DateTime.fromMillis(retryAt, { zone: timezone }).toISO(),
	}),
});

/** An item that was held back before and comes again is judged anew, so the old word goes. */
function withoutEarlierVerdict(json: IDataObject): IDataObject {
	const { heldBack, ...rest } = json;
	const isVerdict =
		typeof heldBack === 'object' &&
		heldBack !== null &&
		'reason' in heldBack &&
		'message' in heldBack;
	return isVerdict ? rest : json;
}

const outputItem = (
	{ json, binary }: INodeExecutionData,
	itemIndex: number,
	added: IDataObject,
): INodeExecutionData => ({
	json: withFields(withoutEarlierVerdict(json), added),
	binary,
	pairedItem: { item: itemIndex },
});

/**
 * The two outputs of the node, Ready and Held Back: each contact as it came, with the fields of the
 * verdict. Both in input order.
 */
export function outputItems(
	contacts: readonly INodeExecutionData[],
	verdicts: readonly Decision[],
	shown: Shown,
): INodeExecutionData[][] {
	const ready: INodeExecutionData[] = [];
	const heldBack: INodeExecutionData[] = [];
	verdicts.forEach((verdict, itemIndex) => {
		const added = {
			...(verdict.number ? numberFields(verdict.number) : {}),
			...(verdict.ready ? {} : heldBackFields(verdict, itemIndex, shown)),
		};
		(verdict.ready ? ready : heldBack).push(outputItem(contacts[itemIndex], itemIndex, added));
	});
	return [ready, heldBack];
}

/** All contacts through Held Back, because the node could not check them. */
export const uncheckedItems = (
	contacts: readonly INodeExecutionData[],
	{ message }: Error,
): INodeExecutionData[][] => [
	[],
	contacts.map((contact, itemIndex) =>
		outputItem(contact, itemIndex, {
			heldBack: { reason: 'configuration', message: `${message} [item ${itemIndex}]` },
		}),
	),
];
