import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { IANAZone } from 'luxon';

import type { OutsideRule, Timing } from '../../sending/timing';
import { isFailure } from '../../messaging/model/failure';
import { parseWindow } from '../../messaging/sendingWindow/parseWindow';
import { zonesOf } from '../../messaging/sendingWindow/recipientZones';
import {
	nextOpening,
	PRESETS,
	type SendingWindow,
} from '../../messaging/sendingWindow/sendingWindow';
import { lookUp } from '../../providers/common/lookUp';
import { textOf } from '../../messaging/text/textValue';
import { MINUTE } from '../../messaging/util/durations';

/** The option in the form. */
export const sendingWindowField: INodeProperties = {
	displayName: 'Sending Window',
	name: 'sendingWindow',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Sending Window',
	description: 'Hours in which messages may go out',
	options: [
		{
			displayName: 'Sending Window',
			name: 'window',
			values: [
				{
					displayName: 'Days',
					name: 'days',
					type: 'string',
					default: '',
					placeholder: 'e.g. Mon-Fri',
					description: 'Days on which messages may go out. Empty: every day.',
				},
				{
					displayName: 'Holidays',
					name: 'holidays',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2026-10-01..2026-10-07, 2027-01-01',
					description: 'Dates on which none go out, one a line or separated by comma',
				},
				{
					displayName: 'Hours',
					name: 'hours',
					type: 'string',
					default: '9:00-12:00, 14:00-18:00',
					placeholder: 'e.g. 9:00-12:00, 14:00-18:00',
					description: "The hours of 'Own Hours', one or several from–to separated by comma",
				},
				{
					displayName: 'Outside',
					name: 'outside',
					type: 'options',
					options: [
						{
							name: 'Hold',
							value: 'hold',
							description:
								"The message leaves through Not Accepted, with 'retryAt' for a Wait node",
						},
						{
							name: 'Schedule at Provider',
							value: 'schedule',
							description: 'The provider keeps the message; where it cannot, the message is held',
						},
						{
							name: 'Send Anyway',
							value: 'sendAnyway',
							description: 'Whatever the hour',
						},
					],
					default: 'hold',
					description: 'What to do with a message outside these hours',
				},
				{
					displayName: 'Preset',
					name: 'preset',
					type: 'options',
					options: [
						{
							name: 'China MMS 10:00–12:00 and 15:00–18:00',
							value: 'chinaMms',
						},
						{
							name: 'China SMS 9:00–21:00',
							value: 'chinaSms',
						},
						{
							name: 'Own Hours',
							value: 'own',
						},
						{
							name: 'US 8:00–21:00',
							value: 'us',
						},
					],
					default: 'chinaSms',
					description: 'The hours in which messages may go out',
				},
				{
					displayName: 'Time Zone',
					name: 'zone',
					type: 'string',
					default: '',
					placeholder: 'e.g. Asia/Shanghai',
					description: "Without it: the workflow's own",
				},
				{
					displayName: 'Zone From',
					name: 'zoneOf',
					type: 'options',
					options: [
						{
							name: 'A Fixed Place',
							value: 'fixed',
							description: 'The same hours for everybody',
						},
						{
							name: 'The Recipient',
							value: 'recipient',
							description:
								'By country, in North America by area code; where a number may be in several zones, it must be the right hour in all of them',
						},
					],
					default: 'recipient',
					description: 'Whose clock counts',
				},
			],
		},
	],
};

const presetOf = lookUp(PRESETS);

function readHours(values: IDataObject): SendingWindow | Error {
	const { preset } = values;
	const own = preset === 'own';
	const base = presetOf(String(preset)) ?? PRESETS.chinaSms;
	const typed = parseWindow({
		// A preset brings its own hours; these only let days and holidays be read.
		hours: own ? textOf('Hours', values.hours) : '0-24',
		days: textOf('Days', values.days).trim() || '1-7',
		holidays: textOf('Holidays', values.holidays),
	});
	if (isFailure(typed)) return new Error(typed.message.en);
	return own ? typed : { ...typed, hours: base.hours };
}

/**
 * Reads the option 'Sending Window'; it holds for the whole run.
 *
 * @returns undefined if the user has not added it
 * @throws NodeOperationError if hours, days, holidays or the zone cannot be read
 */
export function readSendingWindow(
	context: IExecuteFunctions,
	options: IDataObject,
): Timing | undefined {
	const { window: values } = (options.sendingWindow ?? {}) as { window?: IDataObject };
	if (!values) return undefined;
	const window = readHours(values);
	if (window instanceof Error) {
		throw new NodeOperationError(context.getNode(), window.message, {
			description: "Correct the option 'Sending Window'. Nothing was sent.",
		});
	}
	const zone = textOf('Time Zone', values.zone).trim() || context.getTimezone();
	if (!IANAZone.isValidZone(zone)) {
		throw new NodeOperationError(context.getNode(), `'Time Zone' is '${zone}', which is none`, {
			description: 'Write for example Asia/Shanghai or America/New_York. Nothing was sent.',
		});
	}
	const fixed = [zone];
	const placesOf = (to: string): readonly string[] => {
		const zones = values.zoneOf === 'fixed' ? fixed : zonesOf(to);
		// Numbers of no country, as of satellite phones, go by the user's own clock.
		return zones.length > 0 ? zones : fixed;
	};

	/** Windows open and close on the minute, so one answer holds for all phones of a place. */
	const known = new Map<string, number | undefined>();
	const openingAt = (places: readonly string[], minute: number): number | undefined => {
		const key = `${minute} ${places.join(' ')}`;
		if (!known.has(key)) known.set(key, nextOpening(window, minute, places));
		return known.get(key);
	};

	return {
		outside: (values.outside ?? 'hold') as OutsideRule,
		opening: (to, at) => {
			const minute = Math.floor(at / MINUTE) * MINUTE;
			const opening = openingAt(placesOf(to), minute);
			return opening === minute ? at : opening;
		},
	};
}
