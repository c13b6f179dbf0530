import type { FastifyInstance } from 'fastify';

/**
 * Leaves the bodies of all requests in a scope as they came: `request.body` is a Buffer, whatever
 * the content type; without a body it is undefined or null. A broken body then gets the provider's
 * own answer instead of the framework's.
 */
export function keepBodiesRaw(scope: FastifyInstance): void {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
}

/** The raw body of a request as UTF-8 text; empty without a body. */
export function rawText(body: unknown): string {
	return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}
