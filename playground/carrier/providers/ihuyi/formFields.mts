import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from './notificationCodes.mts';

/** Reads forms in a scope. Any other body is not looked at, so that the answer is about missing fields. */
export function readForms(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.register(formbody);
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

/** The refusal for the first field of the list that is missing or empty, if one is. */
export function refuseMissing(
	fields: Record<string, string>,
	required: Array<[field: string, code: number]>,
): Refusal | undefined {
	const missing = required.find(([field]) => !fields[field]);
	return missing && { code: missing[1] };
}

/**
 * The parameters of a request: query and form may be mixed (reference 2.1). Unknown: which one wins;
 * here it is the form, and the last one of repeated parameters.
 */
export function readFields(request: FastifyRequest): Record<string, string> {
	const form = typeof request.body === 'object' ? request.body : null;
	const parameters: Record<string, unknown> = { ...(request.query as object), ...form };
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [name, String([value].flat().at(-1))]),
	);
}
