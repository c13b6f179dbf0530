import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { campaignReport } from '../shared/messaging/report/campaignReport';
import { MOST_NAME, tooLong } from '../shared/messaging/text/textLimits';
import { VARIANT } from './description';
import { reportFiles } from './files';
import { refuseParts } from './inputs';
import { readData } from './readData';
import { reportJson } from './reportJson';
import { languageOf } from '../shared/n8n/form/language';
import { readMaskNumbers } from '../shared/n8n/form/maskNumbers';

/** A comparison of more variants would be none. */
const MOST_VARIANTS = 200;

/**
 * Makes the report of all items at all inputs.
 *
 * @returns one item
 * @throws NodeOperationError if the inputs cannot be read, or the field for variants tells every
 * message apart
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const sends = context.getInputData();
	if (sends.length === 0) return [];

	const language = languageOf(context.getNode());
	refuseParts(context);
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const title = String(context.getNodeParameter('title', 0, '') ?? '');
	const unbounded = tooLong('Title', title, MOST_NAME);
	if (unbounded) throw new NodeOperationError(context.getNode(), unbounded.message[language]);
	const timezone = context.getTimezone();
	const data = readData(context, options, timezone);
	const variants = new Set(data.sends.map(({ variant }) => variant)).size;
	if (variants > MOST_VARIANTS) {
		throw new NodeOperationError(
			context.getNode(),
			`The option '${VARIANT.displayName}' names a field with ${variants} different values; up to ${MOST_VARIANTS} can be compared`,
			{ description: 'Name the field that tells the versions of the message apart.' },
		);
	}
	const report = campaignReport(data);
	const style = { title, language, timezone, maskNumbers: readMaskNumbers(options) } as const;
	return [
		{
			json: reportJson(report, language, timezone),
			binary: await reportFiles(context, report, style, Date.now()),
			pairedItem: sends.map((_, item) => ({ item })),
		},
	];
}
