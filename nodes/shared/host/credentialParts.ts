import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
/**
 * A request as a credential gets it: from n8n's HTTP helper, or from the HTTP Request node, which has
 * the address in `uri` and the fields of a form in `form` or `formData`.
 */
export type HandedRequest = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	formData?: unknown;
};

/** The address of a request, whoever made it. */
export const addressOf = ({ url, uri }: HandedRequest): string => url ?? uri ?? '';

/** The field that every credential has, so that a proxy, a regional host or the simulator can stand in. */
export const baseUrlField = (
	standard: string,
	description = 'Address of the service. Change it only for a proxy or a simulator.',
): INodeProperties => ({
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: standard,
	placeholder: `e.g. ${standard}`,
	description,
});

/** A rule of a credential's test: an answer with this value under this key is refused with a sentence. */
export const refusedIf = (key: string, value: unknown, message: string) => ({
	type: 'responseSuccessBody' as const,
	properties: { key, value, message },
});
