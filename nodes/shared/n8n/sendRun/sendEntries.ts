import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Checked } from '../../sending/check/checked';
import { skipDuplicates, type DuplicateRule } from '../../sending/check/duplicates';
import type { Claims } from '../../sending/claims';
import { sendAll } from '../../sending/sendAll';
import { maskPhoneNumber } from '../../messaging/phone/phoneNumber';
import type { Channel, Provider } from '../../providers/contract';
import { openCredential } from '../http/credential';
import type { ItemParameters } from '../parameters/itemParameters';
import { readNumberOption } from '../parameters/numberOption';
import { outputItems, type ItemResult, type OutputStyle } from '../output/outputItems';
import { createPorts } from '../http/createPorts';
import { maskNumbersIn, secretRemover } from '../output/privacy';
import { claimKeys, type KeyedRun } from './claimKeys';
import { dryRunHint, runHint, warningsHint, messageWarnings } from '../output/hints';
import { LIMITS } from '../parameters/numberOptions';
import { readPlan } from './readPlan';
import { withSendAt } from '../sendOptions/sendAt';
import { readSendingWindow } from '../sendOptions/sendingWindow';
import { openSendMemory } from '../sendMemory/sendMemory';
import { readSendOnce, type SendOnceOption } from '../sendOptions/sendOnce';

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

/** What the item of a message shows besides: its warnings, and what the node adds itself. */
function extraOf(
	{ recipient, extra }: Entry,
	checked: Checked,
	{ maskNumbers }: OutputStyle,
): IDataObject | undefined {
	const warnings = messageWarnings(checked);
	if (warnings.length === 0) return extra;
	const numbers = [recipient, ...('message' in checked ? [checked.message.to] : [])];
	const sentences = warnings.map(({ message }) =>
		maskNumbers ? maskNumbersIn(message, numbers) : message,
	);
	return { ...extra, warnings: sentences };
}

async function openOnce(
	context: IExecuteFunctions,
	{ scope }: SendOnceOption,
	keys: KeyedRun['keys'],
): Promise<Claims> {
	const memory = await openSendMemory(context, scope);
	return { memory, keyOf: (place) => keys[place] ?? '' };
}

/** Lets a later run send these messages again, or shows in a dry run which; sends nothing. */
async function forgetAll(
	context: IExecuteFunctions,
	option: SendOnceOption,
	entries: readonly Entry[],
	{ checked, keys }: KeyedRun,
	dryRun: boolean,
): Promise<ItemResult[]> {
	const memory = await openSendMemory(context, option.scope);
	if (!dryRun) await memory.forget(keys.filter((key) => key !== undefined));
	const skipReason = dryRun ? 'dryRun' : 'forgotten';
	return checked.map((entry, place) => ({
		...entries[place],
		result:
			'settled' in entry
				? entry.settled
				: { outcome: 'skipped', skipReason, attempts: 0, to: entry.message.to },
	}));
}

/**
 * Sends what has been looked at and gives the node's two outputs.
 *
 * @throws before anything is sent, if options or the credential cannot be used
 */
export async function sendEntries(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	{ provider, channel }: { provider: Provider; channel: Channel },
	entries: readonly Entry[],
): Promise<INodeExecutionData[][]> {
	const options = parameters.get('options', 0, {}) as IDataObject;
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
	const timing = readSendingWindow(context, options);
	if (timing) plan.timing = timing;
	const itemOf = (place: number) => entries[place].itemIndex;
	const timed = withSendAt(
		parameters,
		entries.map((entry) => entry.checked),
		itemOf,
		context.getTimezone(),
	);
	const once = readSendOnce(parameters);
	const show = (to: string) => (style.maskNumbers ? maskPhoneNumber(to) : to);
	const unique = skipDuplicates(timed, duplicates);
	const keyed: KeyedRun = once
		? claimKeys(once, unique, itemOf, show)
		: { checked: unique, keys: [] };
	const { checked, keys } = keyed;
	if (once?.mode === 'forget') {
		const forgotten = await forgetAll(context, once, entries, keyed, plan.dryRun);
		context.addExecutionHints(...runHint(forgotten, style));
		return outputItems(forgotten, style);
	}
	if (once && !plan.dryRun) plan.once = await openOnce(context, once, keys);

	// From here on messages may leave, so nothing below may throw.
	const results = (await sendAll(checked, channel, plan, ports)).map(
		(result, place): ItemResult => {
			const entry = entries[place];
			const { itemIndex, recipient, binary } = entry;
			return { itemIndex, recipient, binary, result, extra: extraOf(entry, checked[place], style) };
		},
	);
	context.addExecutionHints(
		...(plan.dryRun ? [dryRunHint(results, style)] : runHint(results, style, once?.campaignOf)),
		...warningsHint(checked),
	);
	return outputItems(results, style);
}
