import type {
	IDataObject,
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { ChannelSettings } from '../../messaging/model/message';
import type {
	Channel,
	MmsChannel,
	Provider,
	ProviderField,
	SmsChannel,
} from '../../providers/contract';
import { textOf } from '../../messaging/text/textValue';

/** Field names that every node with a provider uses. */
export const PROVIDER = 'provider';
export const MESSAGE_TYPE = 'messageType';

/** The channels of a provider that a node sends through, by message type. */
export type ChannelsOf<Kind extends Channel> = (
	provider: Provider,
) => Readonly<Record<string, Kind>>;

export const smsChannels: ChannelsOf<SmsChannel> = ({ sms }) => sms;
export const mmsChannels: ChannelsOf<MmsChannel> = ({ mms = {} }) => mms;

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
export const messageTypeFields = (
	providers: readonly Provider[],
	channelsOf: ChannelsOf<Channel>,
): INodeProperties[] =>
	providers.flatMap((provider) => {
		const channels = Object.entries(channelsOf(provider));
		if (channels.length < 2) return [];
		const [[first]] = channels;
		return [
			{
				displayName: 'Message Type',
				name: MESSAGE_TYPE,
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { [PROVIDER]: [provider.id] } },
				options: channels.map(
					([value, channel]): INodePropertyOptions => ({
						name: channel.displayName,
						value,
						description: channel.description,
					}),
				),
				default: first,
				description: "The provider's product, which your credential must be for",
			},
		];
	});

/** Shows something with these message types of a provider; one that has only one type shows no choice. */
const showWith = (
	provider: Provider,
	types: string[],
	hasChoice: boolean,
	path = '',
): Record<string, string[]> => ({
	[path + PROVIDER]: [provider.id],
	...(hasChoice ? { [path + MESSAGE_TYPE]: types } : {}),
});

/**
 * Copies of a field, one for each provider that has channels with a certain property, shown only with
 * these channels.
 */
export const fieldForChannels = <Kind extends Channel>(
	providers: readonly Provider[],
	channelsOf: ChannelsOf<Kind>,
	wanted: (channel: Kind, provider: Provider) => boolean,
	field: INodeProperties,
): INodeProperties[] =>
	providers.flatMap((provider) => {
		const channels = Object.entries(channelsOf(provider));
		const types = channels.filter(([, channel]) => wanted(channel, provider)).map(([type]) => type);
		if (types.length === 0) return [];
		const show = {
			...field.displayOptions?.show,
			...showWith(provider, types, channels.length > 1),
		};
		return [{ ...field, displayOptions: { show } }];
	});

/** The fields that only single channels have, for the 'Options' collection. */
export const channelOptions = (
	providers: readonly Provider[],
	channelsOf: ChannelsOf<Channel>,
): INodeProperties[] =>
	providers.flatMap((provider) => {
		const channels = Object.entries(channelsOf(provider));
		return channels.flatMap(([type, { fields = [] }]) =>
			fields.map(
				(field): INodeProperties => ({
					...field,
					displayOptions: { show: showWith(provider, [type], channels.length > 1, '/') },
				}),
			),
		);
	});

/** A number or a switch as it is, anything else as text. */
const settingOf = (displayName: string, value: unknown): string | number | boolean =>
	typeof value === 'boolean' || Number.isFinite(value)
		? (value as number | boolean)
		: textOf(displayName, value);

/**
 * The values of a provider's fields, where the user has added them.
 *
 * @throws ItemRefusal if one is an object or a list
 */
export const readFields = (
	fields: readonly ProviderField[] = [],
	options: IDataObject,
): ChannelSettings =>
	Object.fromEntries(
		fields
			.filter(({ name }) => options[name] !== undefined && options[name] !== '')
			.map(({ name, displayName }) => [name, settingOf(displayName, options[name])]),
	);
