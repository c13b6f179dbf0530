import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import type { HandedRequest } from '../../providers/common/handedRequest';
import { ownRequest } from '../../providers/common/ownHost';
import type { ProviderHosts } from '../../providers/contract';

/**
 * The signing of a credential: for the provider's own hosts and Base URL only, and with the clock of
 * the moment, so that a repeated request is never too old.
 *
 * @param sign what the provider wants of a request; `now` is in milliseconds since 1970
 */
export const signingFor =
	(
		hosts: ProviderHosts,
		sign: (
			credential: ICredentialDataDecryptedObject,
			request: HandedRequest,
			now: number,
		) => HandedRequest,
	): IAuthenticate =>
	async (credential, request) =>
		sign(
			credential,
			ownRequest(hosts, credential, request as HandedRequest),
			Date.now(),
		) as IHttpRequestOptions;

/** Unix seconds. */
export const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** A field of a credential as text, without spaces around it. */
export const textIn = (credential: ICredentialDataDecryptedObject, name: string): string =>
	String(credential[name] ?? '').trim();

const OWN_NETWORK = ['127.', 'localhost', '10.', '192.168.'].map((beginning) => ({
	_cnd: { startsWith: `http://${beginning}` },
}));

/** Shown where the address begins with http:// and leaves the own network, as far as a form can tell. */
const ON_PLAIN_HTTP = {
	show: { baseUrl: [{ _cnd: { startsWith: 'http://' } }] },
	hide: { baseUrl: OWN_NETWORK },
};

/**
 * The address, so that a proxy, a regional host or the simulator can stand in, and what has to be said
 * of an address without encryption.
 */
export const baseUrlFields = (
	standard: string,
	description = 'Address of the service. Change it only for a proxy or a simulator.',
): INodeProperties[] => [
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: standard,
		placeholder: `e.g. ${standard}`,
		description,
	},
	{
		displayName:
			'This address begins with http://: keys, numbers and texts can be read on their way, unless it lies in a network of your own. Use https:// where the service has it.',
		name: 'plainHttpNotice',
		type: 'notice',
		default: '',
		displayOptions: ON_PLAIN_HTTP,
	},
	{
		displayName: 'Allow Plain HTTP',
		name: 'allowPlainHttp',
		type: 'boolean',
		default: false,
		description:
			"Whether to send over http:// to a host that is neither in a network of your own nor known with http:// only. Without it such a 'Base URL' is refused.",
		displayOptions: ON_PLAIN_HTTP,
	},
];

/** A rule of a credential's test: an answer with this value under this key is refused with a sentence. */
export const refusedIf = (key: string, value: unknown, message: string) => ({
	type: 'responseSuccessBody' as const,
	properties: { key, value, message },
});
