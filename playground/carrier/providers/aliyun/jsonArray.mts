import type { PushRequest } from '../../pushRequest.mts';

/** A push of several elements: the body of every push is a JSON array (reference 7). */
export function jsonArray(elements: string[]): PushRequest {
	return { contentType: 'application/json;charset=utf-8', body: `[${elements.join()}]` };
}
