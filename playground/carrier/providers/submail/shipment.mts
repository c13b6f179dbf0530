import type { Recipient } from './recipients.mts';
import type { Refusal } from './refusals.mts';

/** An approved template, and the signature that replaces its own. */
export interface TemplateSource {
	project: string;
	/** With 【】. */
	signature?: string;
}

/** Where a text comes from: written by the customer, or a template. */
export type TextSource = { content: string } | TemplateSource;

/** What the messages of one request share. */
export interface Shipment<Source> {
	/** The endpoint, for instance `sms/send`. */
	endpoint: string;
	source: Source;
	tag: string;
	/** The task id of a batch. */
	batchId?: string;
}

/** A message that was taken. */
export interface Taken {
	to: string;
	sendId: string;
	/** Billed segments (reference 4); for a multimedia message its price in yuan (reference 11). */
	fee: number;
}

/** Checks and takes the messages of one product. */
export interface MessageSender<Source> {
	/** Why a whole request is refused, whoever it goes to. */
	refuseShipment(shipment: Shipment<Source>): Refusal | undefined;
	/** Takes one message or says why not. The shipment as a whole was found good before. */
	take(recipient: Recipient, shipment: Shipment<Source>): Taken | Refusal;
}

/** Why a tag is refused, if it is. */
export function refuseTag(tag: string): Refusal | undefined {
	return [...tag].length > 32 ? { code: 310 } : undefined;
}
