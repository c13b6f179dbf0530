import type { Sentence } from '../model/sentence';
import type { ContactNumber } from '../phone/contactNumber';

/** Why a contact is held back. */
export type HoldReason =
	| 'empty'
	| 'invalidNumber'
	| 'landline'
	| 'country'
	| 'suppressed'
	| 'overCap'
	| 'duplicate';

/** A contact that a message may go to. */
export interface Ready {
	ready: true;
	number: ContactNumber;
}

/** A contact that no message may go to now. */
export interface HeldBack {
	ready: false;
	/** Missing where no number could be read. */
	number?: ContactNumber;
	reason: HoldReason;
	/** A sentence with the way out. */
	message: Sentence;
	/** Index of the contact with the same number that goes ahead. */
	duplicateOf?: number;
	/** From when on the frequency cap allows another message, milliseconds since 1970. */
	retryAt?: number;
}

/** What becomes of one contact. */
export type Decision = Ready | HeldBack;
