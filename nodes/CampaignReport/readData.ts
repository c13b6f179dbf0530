import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { readDefaultCountry } from '../shared/n8n/form/defaultCountry';
import { fieldProblem } from '../shared/n8n/parameters/fieldValue';
import { itemsAt } from '../shared/n8n/parameters/optionalInputs';
import type { CampaignData } from '../shared/messaging/report/campaignReport';
import { timeParser } from '../shared/messaging/time/parseTime';
import { CLICK_KEY, COMPLAINT, COST, NAME, VARIANT, type FieldOption } from './description';
import { CLICKS, RECEIPTS, REPLIES, SENDS } from './inputs';
import type { FieldNames, Notation } from './notation';
import { addresseeReader } from './readAddressee';
import { isBotClick, readClick, readReply } from './readReactions';
import { readReceipt } from './readReceipts';
import { readSend } from './readSends';

const nameOf = (options: IDataObject, { name, default: standard }: FieldOption): string =>
	String(options[name] ?? standard).trim();

const readFieldNames = (options: IDataObject): FieldNames => ({
	variant: nameOf(options, VARIANT),
	name: nameOf(options, NAME),
	cost: nameOf(options, COST),
	complaint: nameOf(options, COMPLAINT),
	// Nothing matches by nothing.
	clickKey: nameOf(options, CLICK_KEY) || CLICK_KEY.default,
});

/** Says which fields that the user named are in no item of 'Sends'. */
function reportMissingFields(
	context: IExecuteFunctions,
	options: IDataObject,
	sends: readonly INodeExecutionData[],
): void {
	for (const field of [VARIANT, NAME, COST]) {
		const name = nameOf(options, field);
		if (name === field.default || name === '' || sends.length === 0) continue;
		const problems = sends.map(({ json }) => fieldProblem(json, name, field.displayName, /^$/));
		if (problems.some((problem) => problem === undefined)) continue;
		context.addExecutionHints({
			message: `${problems[0]} The report goes without it.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
}

/** An input and what its items need. */
interface Input<T> {
	name: string;
	needs: string;
	read: (json: IDataObject) => T | undefined;
}

/**
 * Reads the items of an input. Of which nothing can be read is refused, since the figures would be
 * wrong; where some items cannot be read, the node says so beside its output.
 *
 * @throws NodeOperationError
 */
function readItems<T>(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	{ name, needs, read }: Input<T>,
): T[] {
	const entries = items.flatMap(({ json }) => read(json) ?? []) as T[];
	const unreadable = items.length - entries.length;
	if (unreadable > 0 && entries.length === 0) {
		throw new NodeOperationError(context.getNode(), `No item of '${name}' has ${needs}`, {
			description: 'Connect another node there, or bring its fields into this shape first.',
		});
	}
	if (unreadable > 0) {
		context.addExecutionHints({
			message: `${unreadable} of ${items.length} items of '${name}' were passed over, because they do not have ${needs}.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return entries;
}

/**
 * Reads all inputs.
 *
 * @throws NodeOperationError if an input has items and none of them can be read
 */
export function readData(
	context: IExecuteFunctions,
	options: IDataObject,
	timezone: string,
): CampaignData {
	const fields = readFieldNames(options);
	const addresseeOf = addresseeReader(
		readDefaultCountry(context.getNode(), options.defaultCountry),
	);
	const notation: Notation = { addresseeOf, readTime: timeParser(timezone, Date.now()), fields };
	const [sends, receipts, replies, clicks] = [SENDS, RECEIPTS, REPLIES, CLICKS].map((input) =>
		itemsAt(context, input),
	);
	reportMissingFields(context, options, sends ?? []);
	return {
		sends: readItems(context, sends ?? [], {
			name: 'Sends',
			needs:
				"an 'outcome' (accepted, rejected, held, skipped or unknown), a 'messageId' or a 'status'",
			read: (json) => readSend(json, notation),
		}),
		receipts: readItems(context, receipts ?? [], {
			name: 'Receipts',
			needs: "a 'status' such as delivered, and a 'messageId' or a number in 'to'",
			read: (json) => readReceipt(json, notation),
		}),
		replies:
			replies &&
			readItems(context, replies, {
				name: 'Replies',
				needs: "a number in 'from'",
				read: (json) => readReply(json, notation),
			}),
		clicks:
			clicks &&
			readItems(
				context,
				clicks.filter(({ json }) => !isBotClick(json)),
				{
					name: 'Clicks',
					needs: `anything in the field '${fields.clickKey}' or 'guestToken'`,
					read: (json) => readClick(json, notation),
				},
			),
		complaintsKnown: fields.complaint !== '',
	};
}
