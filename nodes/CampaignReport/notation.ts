import type { TimeParser } from '../shared/messaging/time/parseTime';
import type { AddresseeReader } from './readAddressee';

/** Names of the fields that the user may choose; empty: there is none. */
export interface FieldNames {
	variant: string;
	name: string;
	cost: string;
	complaint: string;
	clickKey: string;
}

/** How items are read. */
export interface Notation {
	addresseeOf: AddresseeReader;
	readTime: TimeParser;
	fields: FieldNames;
}
