import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { TemplateVariable } from '../../messaging/message';
import type { Channel, Provider } from '../../providers/contract';
import { providerById } from '../../providers/registry';
import type { ItemParameters } from '../itemParameters';
import { MESSAGE_TYPE, PROVIDER, type ChannelsOf } from '../providerFields';

/** A value of a parameter as text; empty if there is none. */
export const asText = (value: unknown): string =>
	value === null || value === undefined ? '' : String(value);

/** The provider and the channel that the node is set to; they hold for all items. */
export function readChannel<Kind extends Channel>(
	context: IExecuteFunctions,
	channelsOf: ChannelsOf<Kind>,
): { provider: Provider; channel: Kind } {
	const provider = providerById(context.getNodeParameter(PROVIDER, 0) as string);
	const channels = channelsOf(provider);
	const [first] = Object.keys(channels);
	return {
		provider,
		channel: channels[context.getNodeParameter(MESSAGE_TYPE, 0, first) as string],
	};
}

/**
 * The variables of the form, or whatever an expression gave in its place: a list of values, or an
 * object of names and values.
 */
export function readVariables(value: unknown): TemplateVariable[] {
	if (Array.isArray(value)) {
		return value.map((entry: unknown, index) => ({
			name: String(index + 1),
			value: asText(entry),
		}));
	}
	if (typeof value !== 'object' || value === null) return [];
	const { variable } = value as { variable?: unknown };
	if (Array.isArray(variable)) {
		return (variable as IDataObject[]).map((entry) => ({
			name: asText(entry.name),
			value: asText(entry.value),
		}));
	}
	return Object.entries(value).map(([name, entry]) => ({ name, value: asText(entry) }));
}

/** The approved template of an item with its values. */
export const readTemplate = (parameters: ItemParameters, itemIndex: number) => ({
	kind: 'template' as const,
	templateId: asText(parameters.get('templateId', itemIndex, '', { extractValue: true })).trim(),
	variables: readVariables(parameters.get('templateVariables', itemIndex, {})),
});
