import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The kinds of body that the API takes (reference 1). */
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Reads forms, multipart forms and JSON in a scope. What cannot be read counts as no fields, so that
 * the answer is about the missing app id (code 101, as without a Content-Type: reference 15).
 */
export function readBodies(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		formTypes,
		{ parseAs: 'buffer' },
		async ({ headers }: FastifyRequest, body: Buffer) => readForm(body, headers['content-type']),
	);
	app.addContentTypeParser(
		'application/json',
		{ parseAs: 'string' },
		async (_request: FastifyRequest, body: string) => readJson(body),
	);
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

/** The parameters of a request, of the query and the body together. */
export function readFields({ query, body }: FastifyRequest): Record<string, string> {
	const fromBody = typeof body === 'object' ? body : null;
	const parameters: Record<string, unknown> = { ...(query as object), ...fromBody };
	return Object.fromEntries(
		Object.entries(parameters)
			.filter(([, value]) => value !== undefined && value !== null)
			// Parameters are text; `vars` and `multi` too (reference 1). In a JSON body an object in their
			// place becomes "[object Object]" and is refused as bad JSON.
			.map(([name, value]) => [name, String(value)]),
	);
}

/** Node's own reader of both kinds of form; files are left out. */
async function readForm(body: Buffer, contentType = ''): Promise<Record<string, string>> {
	try {
		const headers = { 'content-type': contentType };
		const form = await new Response(new Uint8Array(body), { headers }).formData();
		const texts: Record<string, string> = {};
		form.forEach((value, name) => {
			if (typeof value === 'string') texts[name] = value;
		});
		return texts;
	} catch {
		return {};
	}
}

function readJson(body: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
	} catch {
		return {};
	}
}
