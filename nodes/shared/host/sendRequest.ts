import { randomUUID } from 'node:crypto';

import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { HttpReply } from '../dispatch/ports';
import type { ProviderRequest } from '../providers/contract';
import type { ProviderAccess } from './credential';
import { multipartBody } from './multipart';
import { replyFromError, replyFromResponse } from './httpReply';

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

/** A provider's request for n8n's HTTP helper; every answer comes back as it is. */
const httpOptions = (request: ProviderRequest, baseUrl: string): IHttpRequestOptions => ({
	method: request.method,
	url: baseUrl + request.path,
	...(request.query ? { qs: request.query } : {}),
	...payload(request),
	// Bytes, so that nothing is lost in n8n's reading of the body (ids longer than a number).
	encoding: 'arraybuffer',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// A redirect could carry the message to another host, or send it twice.
	disableFollowRedirect: true,
});

/**
 * Has the credential sign a request, and sends it. Never throws: what went wrong is in the reply.
 *
 * @param timeoutMs longest wait for an answer, milliseconds
 */
export async function sendRequest(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	{ provider: { credentialType }, baseUrl, credential }: ProviderAccess,
	request: ProviderRequest,
	timeoutMs: number,
): Promise<HttpReply> {
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			{ ...httpOptions(request, baseUrl), timeout: timeoutMs },
			// Otherwise n8n reads it from its database and decrypts it for each request.
			{ credentialsDecrypted: { id: '', name: '', type: credentialType, data: credential } },
		)) as IN8nHttpFullResponse;
		return replyFromResponse(response);
	} catch (error) {
		return replyFromError(error);
	}
}
