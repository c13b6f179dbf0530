import type { IDataObject } from 'n8n-workflow';

import type { SendOutcome } from '../shared/messaging/model/outcome';
import type { Send } from '../shared/messaging/report/sentMessage';
import { fieldValue } from '../shared/n8n/parameters/fieldValue';
import type { FieldNames, Notation } from './notation';
import { readFailure } from './readFailure';
import { readReceipt } from './readReceipts';
import { amountOf, numberIn, saysYes, textOf } from './values';

const OUTCOMES: readonly SendOutcome[] = ['accepted', 'rejected', 'held', 'skipped', 'unknown'];

/** Whether a field says that the person complained. */
export const complainedIn = (json: IDataObject, { complaint }: FieldNames): boolean =>
	complaint !== '' && saysYes(fieldValue(json, complaint));

/**
 * What says who clicked, the same in clicks and in sends: the field that the user chose, and the guest
 * token, which Link Click Trigger and the Send nodes show. A number is brought into one form, whichever
 * of its usual names the field has.
 *
 * @returns at most two, the field first
 */
export function clickKeysOf(json: IDataObject, { addresseeOf, fields }: Notation): string[] {
	const value = fieldValue(json, fields.clickKey);
	const isNumber = fields.clickKey === 'to' || fields.clickKey === 'phone';
	const chosen = isNumber ? addresseeOf(value ?? numberIn(json, 'to', 'phone'))?.to : textOf(value);
	return [chosen, textOf(json.guestToken)].filter((key) => key !== undefined);
}

/** Rows without an outcome are sends if something came of them. */
function outcomeOf(json: IDataObject, isSend: boolean): SendOutcome | undefined {
	const outcome = textOf(json.outcome);
	if (outcome === undefined) return isSend ? 'accepted' : undefined;
	return OUTCOMES.find((known) => known === outcome);
}

/**
 * An item of a send node, or a row of a table that was written from it and from the receipts (`phone`,
 * `sentAt`).
 *
 * @returns undefined if it has neither an outcome nor a message id nor a status of delivery
 */
export function readSend(json: IDataObject, notation: Notation): Send | undefined {
	const { addresseeOf, readTime, fields } = notation;
	const messageId = textOf(json.messageId);
	const receipt = readReceipt(json, notation);
	const outcome = outcomeOf(json, messageId !== undefined || receipt !== undefined);
	if (!outcome) return undefined;
	const addressee = addresseeOf(numberIn(json, 'to', 'phone')) ?? { to: '', carrier: 'unknown' };
	return {
		...addressee,
		messageId,
		hasProviderId: messageId !== undefined && json.messageIdSource !== 'requestId',
		provider: textOf(json.provider),
		outcome,
		submittedAt: readTime(json.submittedAt ?? json.sentAt),
		segments: amountOf(json.segments),
		cost: amountOf(fieldValue(json, fields.cost)),
		failure: readFailure(json),
		receipt,
		variant: textOf(fieldValue(json, fields.variant)),
		name: textOf(fieldValue(json, fields.name)),
		clickKeys: clickKeysOf(json, notation),
		complained: complainedIn(json, fields),
	};
}
