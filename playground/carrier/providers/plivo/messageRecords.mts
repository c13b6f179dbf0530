import type { JournalEntry } from '../../journal.mts';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { recordTime } from './times.mts';

/** The states of a message to a phone (reference 4); WhatsApp's `read` is left out. */
export type MessageState = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'rejected';

/** What Plivo keeps of one message. */
export interface MessageRecord {
	entry: JournalEntry;
	/** Address of the client that sent it. */
	requesterIp: string;
	powerpackId: string | null;
	log: string;
	state: MessageState;
	/** Null until final; "000" when delivered (reference 3). */
	errorCode: string | null;
	errorMessage: string;
	sentAt?: number;
	updatedAt: number;
	/** Callbacks made so far; numbers them (reference 6: `Sequence`). */
	sequence: number;
}

/** Prices are strings with five decimals (SDK fixtures). */
export function dollars(amount: number): string {
	return amount.toFixed(5);
}

/** Price of one unit of a message. */
export function rateOf(entry: JournalEntry, account: PlivoAccountOptions): number {
	return entry.product === 'mms' ? account.rates.mms : account.rates.sms;
}

/** The record as GET shows it, without the text (reference 3; shape of the official SDK's fixtures). */
export function recordBody(record: MessageRecord, account: PlivoAccountOptions) {
	const { entry } = record;
	const units = entry.segments ?? 1;
	const rate = rateOf(entry, account);
	return {
		message_uuid: entry.messageId,
		message_state: record.state,
		message_direction: 'outbound',
		message_type: entry.product,
		message_time: recordTime(entry.receivedAt),
		message_sent_time: record.sentAt === undefined ? null : recordTime(record.sentAt),
		message_updated_time: recordTime(record.updatedAt),
		from_number: entry.from ?? '',
		to_number: entry.to,
		units,
		total_rate: dollars(rate),
		total_amount: dollars(rate * units),
		error_code: record.errorCode,
		error_message: record.errorMessage,
		resource_uri: `/v1/Account/${account.authId}/Message/${entry.messageId}/`,
		powerpack_id: record.powerpackId,
		requester_ip: record.requesterIp,
		log: record.log,
		// Facts about networks and registrations that a simulator does not have.
		destination_country_iso2: null,
		destination_network: null,
		carrier_fees: dollars(0),
		carrier_fees_rate: dollars(0),
		tendlc_campaign_id: null,
		tendlc_registration_status: null,
		is_domestic: null,
		replaced_sender: null,
		dlt_entity_id: null,
		dlt_template_id: null,
		dlt_template_category: null,
		conversation_id: null,
		conversation_origin: null,
		conversation_expiration_timestamp: null,
	};
}
