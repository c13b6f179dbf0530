import type { ProviderModule, SimulatedProvider } from './provider.mts';
import { aliyun } from './providers/aliyun/index.mts';
import { ihuyi } from './providers/ihuyi/index.mts';
import { jiutian } from './providers/jiutian/index.mts';
import { plivo } from './providers/plivo/index.mts';
import { submail } from './providers/submail/index.mts';

/** The providers that the carrier stands in for: a folder and a line here each. */
export const PROVIDERS = { ihuyi, plivo, submail, aliyun, jiutian };

/** Their ids, in the order of {@link PROVIDERS}. */
export const PROVIDER_IDS = Object.keys(PROVIDERS) as [keyof typeof PROVIDERS];

/** The account options of each provider. */
type OptionsById = {
	[Id in keyof typeof PROVIDERS]: (typeof PROVIDERS)[Id] extends SimulatedProvider<infer Options>
		? Options
		: never;
};

/** What can be set of the account at each provider. */
export type AccountOptions = { [Id in keyof OptionsById]?: Partial<OptionsById[Id]> };

/** Starts a provider with its own part of the options. */
export function openProvider<Id extends keyof OptionsById>(
	id: Id,
	options: AccountOptions,
): ProviderModule {
	const providers: { [Each in keyof OptionsById]: SimulatedProvider<OptionsById[Each]> } =
		PROVIDERS;
	return providers[id].open(options[id]);
}
