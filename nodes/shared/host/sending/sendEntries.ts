import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Checked } from '../../dispatch/check/checked';
import { skipDuplicates, type DuplicateRule } from '../../dispatch/check/duplicates';
import { sendAll } from '../../dispatch/sendAll';
import type { Channel, Provider } from '../../providers/contract';
import { openCredential } from '../credential';
import { readNumberOption } from '../numberOption';
import { outputItems, type ItemResult, type OutputStyle } from '../outputItems';
import { createPorts } from '../ports';
import { secretRemover } from '../privacy';
import { LIMITS } from './limits';
import { readPlan } from './readPlan';

/** One recipient of one item, looked at. */
export interface Entry {
	itemIndex: number;
	/** The number as it was typed. */
	recipient: string;
	checked: Checked;
	/** What the output shows besides the result. */
	extra?: IDataObject;
	binary?: IBinaryKeyData;
}

/** One line for the editor after a dry run. */
function dryRunHint(results: readonly ItemResult[]): string {
	const wouldGo = results.filter(({ result }) => result.skipReason === 'dryRun');
	const segments = wouldGo.reduce((sum, { result }) => sum + (result.billing?.segments ?? 1), 0);
	return `Dry run, nothing was sent: ${wouldGo.length} of ${results.length} messages would go out, billed as ${segments} parts (a template or a multimedia message counts as one). The others carry their reason.`;
}

/**
 * Sends what has been looked at and gives the node's two outputs.
 *
 * @throws before anything is sent, if options or the credential cannot be used
 */
export async function sendEntries(
	context: IExecuteFunctions,
	{ provider, channel }: { provider: Provider; channel: Channel },
	entries: readonly Entry[],
	options: IDataObject,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const number = (limit: keyof typeof LIMITS) => readNumberOption(node, options, LIMITS[limit]);
	const plan = readPlan(node, options);
	const duplicates = (options.duplicates ?? 'sameNumberAndContent') as DuplicateRule;
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
	const checked = skipDuplicates(
		entries.map((entry) => entry.checked),
		duplicates,
	);

	// From here on messages may leave, so nothing below may throw.
	const results = (await sendAll(checked, channel, plan, ports)).map(
		(result, place): ItemResult => ({ ...entries[place], result }),
	);
	if (plan.dryRun) {
		context.addExecutionHints({ message: dryRunHint(results), location: 'outputPane' });
	}
	return outputItems(results, style);
}
