/**
 * A request as a credential gets it: from n8n's HTTP helper, or from the HTTP Request node, which has
 * the address in `uri` and the fields of a form in `form` or `formData`.
 */
export interface HandedRequest {
	method?: string;
	url?: string;
	uri?: string;
	baseURL?: string;
	qs?: unknown;
	headers?: unknown;
	body?: unknown;
	form?: unknown;
	formData?: unknown;
}

/** The address of a request, whoever made it. */
export const addressOf = ({ url, uri }: HandedRequest): string => url ?? uri ?? '';
