import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readDefaultCountry } from '../shared/n8n/form/defaultCountry';
import { createMediaReader } from '../shared/n8n/invitation/mediaReader';
import { itemParameters } from '../shared/n8n/parameters/itemParameters';
import { mmsChannels } from '../shared/n8n/form/providerFields';
import { readDryRun } from '../shared/n8n/sendOptions/dryRun';
import { readFallbackSegments } from '../shared/n8n/sendOptions/fallbackSegments';
import { readChannel } from '../shared/n8n/parameters/readParameters';
import { entriesOfItems } from '../shared/n8n/sendRun/entriesOfItems';
import { openRun } from '../shared/n8n/sendRun/openRun';
import { readTextRules } from '../shared/n8n/sendOptions/textRules';
import { entryReader } from './readEntries';

/** So many messages of a run are drawn; a picture of each of thousands would fill the database. */
const PREVIEWS = 10;

/**
 * Sends the invitations of all input items.
 *
 * @returns the items for Accepted and for Not Accepted
 * @throws before anything is sent, if parameters, options or the credential cannot be used
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	if (context.getInputData().length === 0) return [[], []];

	const route = readChannel(context, mmsChannels);
	const parameters = itemParameters(context);
	const options = parameters.get('options', 0, {}) as IDataObject;
	const entries = await entriesOfItems(
		context,
		parameters,
		entryReader(parameters, {
			channel: route.channel,
			rules: {
				defaultCountry: readDefaultCountry(
					context.getNode(),
					options.defaultCountry,
					route.channel.limits.defaultCountry,
				),
				...readTextRules(context.getNode(), options),
			},
			reader: createMediaReader(context),
			zone: context.getTimezone(),
			fallbackSegments: readFallbackSegments(context.getNode(), options),
			previews: readDryRun(options) || options.preview === true ? PREVIEWS : 0,
		}),
	);
	const opened = await openRun(context, parameters, route, entries);
	return await opened.send();
}
