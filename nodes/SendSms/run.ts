import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { smsCheck, type SmsRules } from '../shared/sending/check/sms';
import { readDefaultCountry } from '../shared/n8n/form/defaultCountry';
import { itemParameters } from '../shared/n8n/parameters/itemParameters';
import { smsChannels } from '../shared/n8n/form/providerFields';
import { readMaxSegments } from '../shared/n8n/sendOptions/maxSegments';
import { readChannel } from '../shared/n8n/parameters/readParameters';
import { entriesOfItems } from '../shared/n8n/sendRun/entriesOfItems';
import { openRun } from '../shared/n8n/sendRun/openRun';
import { readTextRules } from '../shared/n8n/sendOptions/textRules';
import type { SmsLimits } from '../shared/providers/contract';
import { draftReader } from './draftReader';

const readRules = (node: INode, options: IDataObject, { defaultCountry }: SmsLimits): SmsRules => ({
	defaultCountry: readDefaultCountry(node, options.defaultCountry, defaultCountry),
	maxSegments: readMaxSegments(node, options),
	...readTextRules(node, options),
	smartEncoding: options.smartEncoding === true,
});

/**
 * Sends the messages of all input items.
 *
 * @returns the items for Accepted and for Not Accepted
 * @throws before anything is sent, if parameters, options or the credential cannot be used
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[], []];

	const route = readChannel(context, smsChannels);
	const parameters = itemParameters(context);
	const options = parameters.get('options', 0, {}) as IDataObject;
	const rules = readRules(context.getNode(), options, route.channel.limits);
	const check = smsCheck(route.channel, rules);
	const draftsOf = draftReader(parameters, route.channel, rules.defaultCountry);
	const entries = await entriesOfItems(context, parameters, (itemIndex) =>
		draftsOf(itemIndex).map((draft) => ({
			itemIndex,
			recipient: draft.recipient,
			checked: check(draft),
			...(draft.guestToken === undefined ? {} : { extra: { guestToken: draft.guestToken } }),
		})),
	);
	const opened = await openRun(context, parameters, route, entries);
	return await opened.send();
}
