import { Agent } from 'node:http';
import axios, { isAxiosError } from 'axios';

/** A receipt or another event in the provider's own form, ready to be pushed. */
export interface PushRequest {
	/** Default POST. With GET, `body` holds form-encoded parameters that are added to the query. */
	method?: 'POST' | 'GET';
	contentType: string;
	body: string;
	/** Further headers, for instance a signature over the URL that the composer was given. */
	headers?: Record<string, string>;
}

/** What a receiver answered, or why it did not. */
export type PushAnswer =
	| { httpStatus: number; body: string; error?: undefined }
	| { httpStatus?: undefined; body?: undefined; error: string };

/** A connection for each push: one kept open could break just when it is used again. */
const agent = new Agent({ keepAlive: false });

/**
 * Pushes once; never rejects.
 * @param url as the receiver registered it
 */
export async function sendPush(
	url: string,
	{ method = 'POST', contentType, body, headers }: PushRequest,
	{ timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<PushAnswer> {
	try {
		const response = await axios.request<string>({
			method,
			url: method === 'GET' ? withQuery(url, body) : url,
			data: method === 'GET' ? undefined : body,
			headers: { ...(method === 'POST' && { 'content-type': contentType }), ...headers },
			timeout: timeoutMs,
			signal,
			httpAgent: agent,
			proxy: false,
			maxRedirects: 0,
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
		});
		return { httpStatus: response.status, body: response.data };
	} catch (error) {
		return { error: isAxiosError(error) ? (error.code ?? error.message) : String(error) };
	}
}

/** Adds parameters to a URL by its text, so that what stood there before stays as it was. */
function withQuery(url: string, parameters: string): string {
	return url + (url.includes('?') ? '&' : '?') + parameters;
}
