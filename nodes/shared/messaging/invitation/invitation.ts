import type { Language } from '../model/sentence';

/**
 * An invitation by its parts, as they were typed or came from a contact list. Every part but the
 * event's name may be empty and is then left out; line breaks count only in the highlights.
 */
export interface InvitationParts {
	/** In which the invitation is labelled and its dates are written. */
	language: Language;
	eventName: string;
	/** ISO 8601 or `yyyy-MM-dd HH:mm`; a date alone is the whole day. */
	start: string;
	/** As `start`; empty: no end is told. */
	end: string;
	/** IANA name of the zone in which the times are told and, where they name none, are meant. */
	zone: string;
	/** Whether the hours of `start` and `end` are those of every day of the event. */
	sameHoursDaily?: boolean;
	/** Whether to tell the zone with the time, for guests from abroad. */
	showZone?: boolean;
	venue: string;
	hall: string;
	booth: string;
	/** What there is to see, one a line. */
	highlights: string;
	guestName: string;
	/** The guest's company; addressed where the guest's name is not known. */
	company: string;
	/** Complete first line in place of the usual greeting. */
	greeting?: string;
	registrationLink: string;
	mapLink: string;
	/** Whom to ask: a name, a number, an address. */
	contact: string;
	/** The company mark (签名), with or without 【】. The channel puts it in; here it is only counted. */
	signature: string;
	/** How to opt out (退订), such as 回T退订; always the last line. */
	optOutText: string;
}
