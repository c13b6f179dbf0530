import { inEnglish } from '../../messaging/model/sentence';
import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { refused, type Checked } from '../../sending/check/checked';
import { failure } from '../../messaging/model/failure';
import { PROVIDERS } from '../../providers/registry';
import type { ItemParameters } from '../parameters/itemParameters';
import { kindInWords } from '../../messaging/text/textValue';

/** The message types whose provider keeps a message until its time. */
const scheduling = PROVIDERS.flatMap(({ displayName, sms, mms = {} }) =>
	[...Object.values(sms), ...Object.values(mms)]
		.filter(({ limits }) => limits.scheduling === 'provider')
		.map((channel) => `${displayName} ${channel.displayName}`),
);

/** The option in the form. */
export const sendAtField: INodeProperties = {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2026-11-28 09:00',
	description: `When the message shall go out; without a time, at once. These providers keep it until then: ${scheduling.join('; ')}. With the others it leaves through Not Accepted as held, with 'retryAt' for a Wait node.`,
};

/** ISO 8601 would also let through a year, a day or an hour alone, and so a time that nobody meant. */
const DAY_AND_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:.+)$/;

/**
 * Reads a time as the form or an expression gives it: text, or a date object of luxon or JavaScript.
 *
 * @param zone IANA name, for a text that names none itself
 * @returns milliseconds since 1970; undefined if it is no day with a time
 */
function readTime(value: unknown, zone: string): number | undefined {
	if (DateTime.isDateTime(value)) return value.isValid ? value.toMillis() : undefined;
	if (value instanceof Date) {
		return Number.isNaN(value.getTime()) ? undefined : value.getTime();
	}
	if (typeof value !== 'string') return undefined;
	const [, day, clock] = DAY_AND_TIME.exec(value.trim()) ?? [];
	const time = DateTime.fromISO(`${day}T${clock}`, { zone });
	return time.isValid ? time.toMillis() : undefined;
}

/**
 * Gives each message the time of its item; a message whose time cannot be read is refused.
 *
 * @param itemOf item of the entry at a place
 * @param zone IANA name, for times that name none themselves
 */
export function withSendAt(
	parameters: ItemParameters,
	checked: readonly Checked[],
	itemOf: (place: number) => number,
	zone: string,
): Checked[] {
	return checked.map((entry, place) => {
		if ('settled' in entry) return entry;
		const { sendAt: value } = parameters.get('options', itemOf(place), {}) as IDataObject;
		const isEmpty = value === undefined || value === null;
		if (isEmpty || (typeof value === 'string' && value.trim() === '')) return entry;
		const sendAt = readTime(value, zone);
		return sendAt === undefined
			? refused(
					entry.message.to,
					failure(
						'configuration',
						inEnglish(
							`'Send At' must be a date with a time, but is ${typeof value === 'string' || typeof value === 'number' ? `'${value}'` : kindInWords(value)}. Write for example 2026-11-28 09:00.`,
						),
					),
				)
			: { ...entry, message: { ...entry.message, sendAt } };
	});
}
