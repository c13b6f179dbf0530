/** An HTTP request without its authentication, which the credential adds. */
export interface ProviderRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/**
	 * Path below the credential's base URL, beginning with `/`. May hold `{field}` where the credential
	 * puts one of its own values in.
	 */
	path: string;
	query?: Record<string, string>;
	/** Fields of an `application/x-www-form-urlencoded` body; as text where they are not UTF-8. */
	form?: Record<string, string> | string;
	/** A JSON body. */
	json?: Record<string, unknown>;
	/** The files of a `multipart/form-data` body. */
	files?: readonly FilePart[];
}

/** A file in a request. */
export interface FilePart {
	/** Name of the form field. */
	field: string;
	fileName: string;
	/** MIME type. */
	type: string;
	base64: string;
}

/** What the provider answered. */
export interface ProviderAnswer {
	status: number;
	body: string;
}
