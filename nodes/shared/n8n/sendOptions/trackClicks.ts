import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { clickLinks, type ClickLinks } from '../../messaging/tracking/clickLinks';
import type { Failure } from '../../messaging/model/failure';
import { parsePhoneNumber } from '../../messaging/phone/phoneNumber';
import { textOf } from '../../messaging/text/textValue';

/** The option of the Send nodes whose links Link Click Trigger answers. */
export const trackClicksField: INodeProperties = {
	displayName: 'Track Clicks (点击跟踪)',
	name: 'trackClicks',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Click Tracking',
	description:
		'Sends every link through Link Click Trigger, which tells who opened it; the output shows guestToken to join the clicks with. Longer links may need more billed parts.',
	options: [
		{
			displayName: 'Click Tracking',
			name: 'click',
			values: [
				{
					displayName: 'Click URL',
					name: 'clickUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://n8n.example.com/webhook/fair',
					description: 'Production URL of Link Click Trigger, whose workflow must be published',
				},
				{
					displayName: 'Short Links',
					name: 'shortLinks',
					type: 'boolean',
					default: false,
					description:
						"Whether links leave out where they lead, which saves billed parts. All of them then lead to 'Default Target' of Link Click Trigger.",
				},
				{
					displayName: 'Tracking Secret',
					name: 'secret',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					placeholder: 'e.g. a long random text',
					description:
						'The same as in Link Click Trigger, at least 16 characters. Keep it the same for the whole campaign.',
				},
			],
		},
	],
};

/** Whether the links of an item leave out where they lead. */
export const hasShortLinks = ({ trackClicks }: IDataObject): boolean =>
	((trackClicks ?? {}) as { click?: IDataObject }).click?.shortLinks === true;

/**
 * The tracked links of one guest, if the item has the option.
 *
 * @param options those of the item
 * @param recipient the number as it was typed
 * @param defaultCountry ISO code of the country of numbers without a country code; undefined: none
 * @returns undefined without the option, and for a number that cannot be read, which is refused later
 *   with its own reason; a failure if the option cannot be used
 */
export function readTrackClicks(
	{ trackClicks }: IDataObject,
	recipient: string,
	defaultCountry: string | undefined,
): ClickLinks | Failure | undefined {
	const { click } = (trackClicks ?? {}) as { click?: IDataObject };
	const number = parsePhoneNumber(recipient.trim(), defaultCountry);
	if (!click || !number.valid) return undefined;
	return clickLinks(number.e164, {
		clickUrl: textOf('Click URL', click.clickUrl).trim(),
		secret: textOf('Tracking Secret', click.secret).trim(),
		shortLinks: click.shortLinks === true,
	});
}
