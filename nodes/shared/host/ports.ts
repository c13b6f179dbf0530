import { randomUUID } from 'node:crypto';

import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Ports } from '../dispatch/ports';
import type { Provider, ProviderRequest } from '../providers/contract';
import { replyFromError, replyFromResponse } from './httpReply';

function payload({ form, json }: ProviderRequest): Pick<IHttpRequestOptions, 'headers' | 'body'> {
	if (form) {
		return { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form };
	}
	return json
		? { headers: { 'Content-Type': 'application/json' }, body: json as IHttpRequestOptions['body'] }
		: {};
}

/**
 * The sending loop's ports on n8n's helpers.
 *
 * @param baseUrl address of the provider, without a slash at its end
 * @param timeoutMs longest wait for an answer, milliseconds
 */
export function createPorts(
	context: IExecuteFunctions,
	provider: Provider,
	baseUrl: string,
	timeoutMs: number,
): Ports {
	const signal = context.getExecutionCancelSignal();
	const cancelled = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
	return {
		send: async (request) => {
			try {
				const response = (await context.helpers.httpRequestWithAuthentication.call(
					context,
					provider.credentialType,
					{
						method: request.method,
						url: baseUrl + request.path,
						...payload(request),
						// Bytes, so that nothing is lost in n8n's reading of the body (ids longer than a number).
						encoding: 'arraybuffer',
						returnFullResponse: true,
						ignoreHttpStatusErrors: true,
						// A redirect could carry the message to another host, or send it twice.
						disableFollowRedirect: true,
						timeout: timeoutMs,
					},
				)) as IN8nHttpFullResponse;
				return replyFromResponse(response);
			} catch (error) {
				return replyFromError(error);
			}
		},
		now: () => Date.now(),
		sleep: async (milliseconds) => await Promise.race([sleep(milliseconds), cancelled]),
		random: () => Math.random(),
		cancelled: () => signal?.aborted ?? false,
		newRequestId: () => randomUUID(),
	};
}
