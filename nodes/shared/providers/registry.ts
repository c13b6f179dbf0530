import type { Provider } from './contract';
import { aliyun } from './aliyun';
import { ihuyi } from './ihuyi';
import { jiutian } from './jiutian';
import { plivo } from './plivo';
import { submail } from './submail';

/** All providers, in the order in which the nodes offer them. One more provider is one more line. */
export const PROVIDERS: readonly Provider[] = [ihuyi, jiutian, plivo, submail, aliyun];

/**
 * The provider with this id.
 *
 * @throws Error if there is none, which only a hand-edited workflow can cause
 */
export function providerById(id: string): Provider {
	const provider = PROVIDERS.find((candidate) => candidate.id === id);
	if (!provider) {
		const known = PROVIDERS.map((candidate) => candidate.id).join(', ');
		throw new Error(
			`'Provider' is '${id}', which this version does not know. Choose one of: ${known}.`,
		);
	}
	return provider;
}
