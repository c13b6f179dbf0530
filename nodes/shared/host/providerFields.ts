import type {
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Provider, SmsChannel } from '../providers/contract';

/** Field names that every node with a provider uses. */
export const PROVIDER = 'provider';
export const MESSAGE_TYPE = 'messageType';

const channelsOf = (provider: Provider): Array<[string, SmsChannel]> =>
	Object.entries(provider.sms);

/**
 * One credential entry per provider, used when that provider is chosen. Written as "hide with the
 * others" because n8n's editor takes a field that all credentials are shown by for a matter of the
 * credential and leaves it out of the form.
 *
 * @param providers all that the node offers
 * @param needsOne which of them need a credential in this node
 */
export const providerCredentials = (
	providers: readonly Provider[],
	needsOne: (provider: Provider) => boolean = () => true,
): INodeCredentialDescription[] =>
	providers.filter(needsOne).map(({ id, credentialType }) => {
		const others = providers.map((provider) => provider.id).filter((other) => other !== id);
		return {
			name: credentialType,
			required: true,
			...(others.length > 0 ? { displayOptions: { hide: { [PROVIDER]: others } } } : {}),
		};
	});

/** The drop-down of providers. */
export function providerField(
	providers: readonly Provider[],
	description: string,
): INodeProperties {
	const [{ id: first }] = providers;
	return {
		displayName: 'Provider',
		name: PROVIDER,
		type: 'options',
		noDataExpression: true,
		options: providers.map(({ id, displayName }) => ({ name: displayName, value: id })),
		default: first,
		description,
	};
}

/** The drop-downs of message types, for providers that tell several apart. */
export const messageTypeFields = (providers: readonly Provider[]): INodeProperties[] =>
	providers
		.filter((provider) => channelsOf(provider).length > 1)
		.map((provider) => {
			const [[first]] = channelsOf(provider);
			return {
				displayName: 'Message Type',
				name: MESSAGE_TYPE,
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { [PROVIDER]: [provider.id] } },
				options: channelsOf(provider).map(
					([value, channel]): INodePropertyOptions => ({
						name: channel.displayName,
						value,
						description: channel.description,
					}),
				),
				default: first,
				description: "The provider's product, which your credential must be for",
			};
		});

/** Shows something with these message types of a provider; one that has only one type shows no choice. */
const showWith = (provider: Provider, types: string[], path = ''): Record<string, string[]> => ({
	[path + PROVIDER]: [provider.id],
	...(channelsOf(provider).length > 1 ? { [path + MESSAGE_TYPE]: types } : {}),
});

/**
 * Copies of a field, one for each provider that has channels with a certain property, shown only with
 * these channels.
 */
export const fieldForChannels = (
	providers: readonly Provider[],
	wanted: (channel: SmsChannel) => boolean,
	field: INodeProperties,
): INodeProperties[] =>
	providers.flatMap((provider) => {
		const types = channelsOf(provider)
			.filter(([, channel]) => wanted(channel))
			.map(([type]) => type);
		if (types.length === 0) return [];
		const show = { ...field.displayOptions?.show, ...showWith(provider, types) };
		return [{ ...field, displayOptions: { show } }];
	});

/** The fields that only single channels have, for the 'Options' collection. */
export const channelOptions = (providers: readonly Provider[]): INodeProperties[] =>
	providers.flatMap((provider) =>
		channelsOf(provider).flatMap(([type, { fields = [] }]) =>
			fields.map(
				(field): INodeProperties => ({
					...field,
					displayOptions: { show: showWith(provider, [type], '/') },
				}),
			),
		),
	);
