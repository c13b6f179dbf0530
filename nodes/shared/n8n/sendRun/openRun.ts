import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Checked } from '../../sending/check/checked';
import { skipDuplicates } from '../../sending/check/duplicates';
import { sendAll } from '../../sending/sendAll';
import { maskPhoneNumber } from '../../messaging/phone/phoneNumber';
import type { Channel, Provider } from '../../providers/contract';
import { languageOf } from '../form/language';
import { openCredential } from '../http/credential';
import type { ItemParameters } from '../parameters/itemParameters';
import { readMaskNumbers } from '../form/maskNumbers';
import { outputItems, type ItemResult, type OutputStyle } from '../output/outputItems';
import { createPorts } from '../http/createPorts';
import { maskNumbersIn, secretRemover } from '../output/privacy';
import { claimKeys, type KeyedRun } from './claimKeys';
import { dryRunHint, runHint, warningsHint, messageWarnings } from '../output/hints';
import { readDuplicates } from '../sendOptions/duplicates';
import { readIncludeRawAnswer } from '../sendOptions/includeRawAnswer';
import { readPricePerSegment } from '../sendOptions/pricePerSegment';
import { SEND_TIMEOUT } from '../sendOptions/timeout';
import type { Entry } from './entry';
import { readPlan } from './readPlan';
import { withSendAt } from '../sendOptions/sendAt';
import { readSendingWindow } from '../sendOptions/sendingWindow';
import { openSendMemory, type N8nMemory } from '../sendMemory/sendMemory';
import { readSendOnce, type SendOnceOption } from '../sendOptions/sendOnce';

/** What the item of a message shows besides: its warnings, and what the node adds itself. */
function extraOf(
	{ recipient, extra }: Entry,
	checked: Checked,
	{ maskNumbers, language }: OutputStyle,
): IDataObject | undefined {
	const warnings = messageWarnings(checked);
	if (warnings.length === 0) return extra;
	const numbers = [recipient, ...('message' in checked ? [checked.message.to] : [])];
	const sentences = warnings.map(({ message }) =>
		maskNumbers ? maskNumbersIn(message[language], numbers) : message[language],
	);
	return { ...extra, warnings: sentences };
}

/** A run that is ready to send: whatever could stop it as a whole has been looked at. */
export interface Run {
	/**
	 * Sends and gives the node's two outputs. Messages may leave here, so it never throws because of
	 * one of them.
	 */
	send(): Promise<INodeExecutionData[][]>;
}

/** Lets a later run send these messages again, or shows in a dry run which; sends nothing. */
async function forgetAll(
	memory: N8nMemory,
	entries: readonly Entry[],
	{ checked, keys }: KeyedRun,
	dryRun: boolean,
): Promise<ItemResult[]> {
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

/** Reads how the results are shown. */
function readStyle(
	context: IExecuteFunctions,
	options: IDataObject,
	provider: Provider,
	credential: ICredentialDataDecryptedObject,
): OutputStyle {
	const node = context.getNode();
	return {
		provider: provider.id,
		timezone: context.getTimezone(),
		maskNumbers: readMaskNumbers(options),
		includeRawAnswer: readIncludeRawAnswer(options),
		pricePerSegment: readPricePerSegment(node, options),
		removeSecrets: secretRemover(credential),
		language: languageOf(node),
	};
}

/** Takes out what must not go out in this run, and works out the keys of the rest. */
function keyedRun(
	parameters: ItemParameters,
	entries: readonly Entry[],
	options: IDataObject,
	once: SendOnceOption | undefined,
	{ timezone, maskNumbers }: OutputStyle,
): KeyedRun {
	const itemOf = (place: number) => entries[place].itemIndex;
	const looked = entries.map((entry) => entry.checked);
	const timed = withSendAt(parameters, looked, itemOf, timezone);
	const unique = skipDuplicates(timed, readDuplicates(options));
	const show = (to: string) => (maskNumbers ? maskPhoneNumber(to) : to);
	return once ? claimKeys(once, unique, itemOf, show) : { checked: unique, keys: [] };
}

/**
 * Opens a run: reads its options, opens the credential and the memory. Nothing is sent yet.
 *
 * @param entries what the items ask for, one for each recipient, in the order of the items
 * @throws if options, the credential or the memory cannot be used
 */
export async function openRun(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	{ provider, channel }: { provider: Provider; channel: Channel },
	entries: readonly Entry[],
): Promise<Run> {
	const options = parameters.get('options', 0, {}) as IDataObject;
	const node = context.getNode();
	const plan = readPlan(node, options);
	const timing = readSendingWindow(context, options);
	if (timing) plan.timing = timing;
	const once = readSendOnce(parameters);
	const access = await openCredential(context, provider);
	const ports = createPorts(context, access, SEND_TIMEOUT.read(node, options));
	const style = readStyle(context, options, provider, access.credential);
	const keyed = keyedRun(parameters, entries, options, once, style);
	const { checked, keys } = keyed;

	if (once?.mode === 'forget') {
		const memory = await openSendMemory(context, once.scope);
		const forgotten = await forgetAll(memory, entries, keyed, plan.dryRun);
		context.addExecutionHints(...runHint(forgotten, style));
		return { send: async () => await Promise.resolve(outputItems(forgotten, style)) };
	}
	const memory = once && !plan.dryRun ? await openSendMemory(context, once.scope) : undefined;
	if (memory) plan.once = { memory, keyOf: (place) => keys[place] ?? '' };

	const send = async (): Promise<INodeExecutionData[][]> => {
		const sent = await sendAll(checked, channel, plan, ports);
		const results = sent.map((result, place): ItemResult => {
			const entry = entries[place];
			const { itemIndex, recipient, binary } = entry;
			return { itemIndex, recipient, binary, result, extra: extraOf(entry, checked[place], style) };
		});
		await memory?.idle();
		context.addExecutionHints(
			...(plan.dryRun ? [dryRunHint(results, style)] : runHint(results, style, once?.campaignOf)),
			...warningsHint(checked, style.language),
		);
		return outputItems(results, style);
	};
	return { send };
}
