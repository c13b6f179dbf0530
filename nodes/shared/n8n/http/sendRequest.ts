import { randomUUID } from 'node:crypto';

import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { HttpResult } from '../../sending/ports';
import type { ProviderRequest } from '../../providers/contract';
import { bounded } from './bounded';
import type { ProviderAccess } from './credential';
import { resultOfAnswer, resultOfError } from './httpResult';
import { multipartBody } from './multipart';

/**
 * Longest answer of a provider that is read, bytes. The longest that one documents, a page of
 * templates, has some hundred kilobytes.
 */
const LONGEST_ANSWER = 2 * 1024 * 1024;

function payload({
	form,
	json,
	files,
}: ProviderRequest): Pick<IHttpRequestOptions, 'headers' | 'body'> {
	if (files) {
		const boundary = randomUUID();
		return {
			headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
			body: multipartBody(files, boundary),
		};
	}
	if (form) {
		return { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form };
	}
	return json
		? { headers: { 'Content-Type': 'application/json' }, body: json as IHttpRequestOptions['body'] }
		: {};
}

/** A provider's request for n8n's HTTP helper. */
const httpOptions = (request: ProviderRequest, baseUrl: string): IHttpRequestOptions => ({
	method: request.method,
	url: baseUrl + request.path,
	qs: request.query,
	...payload(request),
	// A redirect could carry the message to another host, or send it twice.
	disableFollowRedirect: true,
});

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** The signal that stops the run; forms of the editor have none. */
const stopSignal = (context: Context): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** n8n's helper takes the signal of its context instead of the one in the options. */
const withSignal = (context: Context, signal: AbortSignal): IExecuteFunctions =>
	Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as IExecuteFunctions;

/**
 * Has the credential sign a request, and sends it. Never throws: what went wrong is in the reply.
 *
 * @param timeoutMs longest wait in all, from the connection to the last byte of the answer, milliseconds
 */
export async function sendRequest(
	context: Context,
	{ provider: { credentialType }, baseUrl, credential }: ProviderAccess,
	request: ProviderRequest,
	timeoutMs: number,
): Promise<HttpResult> {
	const bounds = { timeoutMs, maxBytes: LONGEST_ANSWER, stop: stopSignal(context) };
	try {
		const answer = await bounded(
			bounds,
			async (options) =>
				(await context.helpers.httpRequestWithAuthentication.call(
					withSignal(context, options.abortSignal),
					credentialType,
					{ ...httpOptions(request, baseUrl), ...options },
					// Otherwise n8n reads it from its database and decrypts it for each request.
					{ credentialsDecrypted: { id: '', name: '', type: credentialType, data: credential } },
				)) as IN8nHttpFullResponse,
		);
		return resultOfAnswer(answer);
	} catch (error) {
		return resultOfError(error);
	}
}
