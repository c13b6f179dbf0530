import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Draft } from '../shared/dispatch/check';
import { sendAll } from '../shared/dispatch/sendAll';
import { openCredential } from '../shared/host/credential';
import { readNumberOption } from '../shared/host/numberOption';
import { outputItems, type ItemResult, type OutputStyle } from '../shared/host/outputItems';
import { createPorts } from '../shared/host/ports';
import { secretRemover } from '../shared/host/privacy';
import { MESSAGE_TYPE, PROVIDER } from '../shared/host/providerFields';
import { providerById } from '../shared/providers/registry';
import { readDrafts } from './readDrafts';
import { readPlan } from './readPlan';
import { LIMITS } from './runLimits';

/** One line for the editor after a dry run. */
function dryRunHint(results: readonly ItemResult[]): string {
	const wouldGo = results.filter(({ result }) => result.skipReason === 'dryRun');
	const segments = wouldGo.reduce((sum, { result }) => sum + (result.billing?.segments ?? 1), 0);
	return `Dry run, nothing was sent: ${wouldGo.length} of ${results.length} messages would go out, billed as ${segments} parts (a template counts as one). The others carry their reason.`;
}

/**
 * Sends the messages of all input items.
 *
 * @returns the items for Accepted and for Not Accepted
 * @throws before anything is sent, if parameters, options or the credential cannot be used
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[], []];

	const provider = providerById(context.getNodeParameter(PROVIDER, 0) as string);
	const types = Object.keys(provider.sms);
	const channel = provider.sms[context.getNodeParameter(MESSAGE_TYPE, 0, types[0]) as string];
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const plan = readPlan(context.getNode(), options);
	const number = (limit: keyof typeof LIMITS) =>
		readNumberOption(context.getNode(), options, LIMITS[limit]);

	const sources: number[] = [];
	const drafts: Draft[] = [];
	items.forEach((_, itemIndex) => {
		for (const draft of readDrafts(context, itemIndex, channel)) {
			sources.push(itemIndex);
			drafts.push(draft);
		}
	});

	const access = await openCredential(context, provider);
	const ports = createPorts(context, access, number('timeoutSeconds') * 1000);
	const style: OutputStyle = {
		provider: provider.id,
		timezone: context.getTimezone(),
		maskNumbers: options.maskNumbers === true,
		includeRawAnswer: options.includeRawAnswer === true,
		...(options.pricePerSegment === undefined
			? {}
			: { pricePerSegment: number('pricePerSegment') }),
		removeSecrets: secretRemover(access.credential),
	};

	// From here on messages may leave, so nothing below may throw.
	const results = (await sendAll(drafts, channel, plan, ports)).map(
		(result, place): ItemResult => ({
			itemIndex: sources[place],
			recipient: drafts[place].recipient,
			result,
		}),
	);
	if (plan.dryRun) {
		context.addExecutionHints({ message: dryRunHint(results), location: 'outputPane' });
	}
	return outputItems(results, style);
}
