import type { Failure } from '../../messaging/model/failure';
import type { MediaFile, MediaLimits, Page } from '../../messaging/model/page';
import type { ChannelSettings, Message, MessageContent } from '../../messaging/model/message';
import type { MessageIdSource } from '../../messaging/model/outcome';
import type { ProviderField } from './field';
import type { ProviderAnswer, ProviderRequest } from './request';

/** The messages that share one request. */
export interface Batch {
	messages: readonly Message[];
	/** Our id of this request; stays the same when the very same request is repeated. */
	requestId: string;
}

/**
 * What an answer says about one message.
 *
 * `rejected` means that the provider surely did not take it. `unknown` means that it may have.
 */
export type Verdict =
	| { outcome: 'accepted'; messageId: string; messageIdSource: MessageIdSource }
	| {
			outcome: 'rejected';
			failure: Failure;
			retryAfterMs?: number;
			/** The provider gets too many requests from the account, so that the whole run should slow down. */
			slowDown?: true;
	  }
	| { outcome: 'unknown'; failure: Failure };

/** What a channel demands of recipients and sender, whatever it carries. */
export interface ChannelLimits {
	/** ISO countries that the channel reaches; absent: all. */
	countries?: readonly string[];
	/**
	 * ISO country of numbers without a country code. Absent for a channel made for abroad: there digits are
	 * country code and number, and refused where they could be two people's.
	 */
	defaultCountry?: string;
	/**
	 * Who puts the 【signature】 on the message: `field`, we must name it in a field of its own; `text`,
	 * it must stand in the text; `provider`, the account's or the template's own is added by the
	 * provider; `none`, there is no such thing.
	 */
	signature: 'field' | 'text' | 'provider' | 'none';
	/** Whether what the user writes must tell how to opt out. */
	optOut: 'required' | 'notRequired';
	/** Whether a sender (number or name) must be given. */
	sender: 'required' | 'none';
	/** Set where the provider can keep a message and send it at a later time. */
	scheduling?: 'provider';
	/** Messages a second that the provider publishes as its limit. */
	messagesPerSecond?: number;
	/** Requests a second that the provider publishes as its limit. */
	requestsPerSecond?: number;
}

/** What a channel for text messages demands. */
export interface SmsLimits extends ChannelLimits {
	/** What a message may consist of. */
	content: 'text' | 'template' | 'textOrTemplate';
	/** Longest text, UTF-16 code units, by encoding; absent where the provider publishes none. */
	textCodeUnits?: { 'GSM-7': number; 'UCS-2': number };
	emoji: 'allowed' | 'refused';
	/** `UCS-2`: every text is billed by 70 and 67 characters, as in mainland networks. */
	encoding: 'automatic' | 'UCS-2';
	/** Whether a text may hold `@var(name)`, into which the provider puts each recipient's values. */
	textVariables?: boolean;
}

/** What a channel for multimedia messages demands. */
export interface MmsLimits extends ChannelLimits {
	/** What a message may consist of: pages of our own, or a template that the provider approved. */
	content: 'pages' | 'template' | 'pagesOrTemplate';
	/** What it takes where the pages are ours. */
	media: MediaLimits;
}

/** One request of a channel: what may go into it, and how it is written and read. */
export interface SendCall {
	/** The content it carries. */
	carries: MessageContent['kind'] | 'any';
	/** Which messages with such content it takes; absent: all. */
	takes?(message: Message): boolean;
	/**
	 * What the messages of one request must have in common: `content`, everything but the recipient;
	 * `template`, the template but not its values; `nothing`, it carries one message only.
	 */
	shares: 'content' | 'template' | 'nothing';
	/** Most recipients in one request, all different; 1 where it shares nothing. */
	recipientsPerRequest: number;
	/** `requestId`: a repeated request with the same id is recognised and not sent twice. */
	replay: 'requestId' | 'none';
	encode(batch: Batch): ProviderRequest;
	/** One verdict per message, in their order; undefined if the answer does not follow the protocol. */
	decode(answer: ProviderAnswer, batch: Batch): Verdict[] | undefined;
}

/** How a file is handed to the provider before a message can show it. Costs nothing by itself. */
export interface MediaUpload {
	/** Whether this file must be uploaded; others travel within the message. */
	takes(file: MediaFile): boolean;
	encode(file: MediaFile): ProviderRequest;
	/** The provider's id of the file, why it refused, or undefined for an unreadable answer. */
	decode(answer: ProviderAnswer): { uploadId: string } | Failure | undefined;
}

/** One way to send messages through a provider. Pure: no I/O, no clock, no secrets. */
export interface Channel<Limits extends ChannelLimits = ChannelLimits> {
	displayName: string;
	/** What it is for, shown under its name. */
	description: string;
	limits: Limits;
	/** Fields that only this channel has; shown under 'Options'. */
	fields?: readonly ProviderField[];
	/** Refuses content that this channel cannot carry; a plain sentence, or undefined if all is well. */
	check?(message: Message): Failure | undefined;
	/**
	 * Its requests, the cheapest first. A request for several messages is used where at least two can
	 * share it; each content needs one that carries it alone or in a group.
	 */
	calls: readonly SendCall[];
	/** Where files must be at the provider before the message is sent. */
	upload?: MediaUpload;
}

/** A way to send text messages. */
export type SmsChannel = Channel<SmsLimits>;

/** Subject and pages of a multimedia message. */
export interface PagesContent {
	subject: string;
	pages: readonly Page[];
}

/** A way to send multimedia messages. */
export interface MmsChannel extends Channel<MmsLimits> {
	/**
	 * Puts the content in the order that the provider knows, for instance the subject into the text
	 * where there is no field for it; the limits are held after that, too.
	 */
	arrange?(content: PagesContent, settings: ChannelSettings): PagesContent;
}
