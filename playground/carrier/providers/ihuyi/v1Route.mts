import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { JSON_TYPE } from './replies.mts';
import { okCode } from './marketingCodes.mts';
import { phonesSchema } from './v1Request.mts';

/**
 * Adds a route of the v1 platform: POST with a JSON body (reference 3).
 * @param app a scope of its own
 * @param answer the members of the reply to a body; undefined stands for one that is no JSON
 */
export function addV1Route(
	app: FastifyInstance,
	account: IhuyiAccountOptions,
	url: string,
	answer: (body: unknown) => { code: string },
): void {
	// The body stays text: a broken one is answered in the provider's way, not in the framework's.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

	app.route({
		method: ['GET', 'POST'],
		url,
		config: { numbersIn: (request) => phonesIn(readJson(request)) },
		handler: (request, reply) => {
			const members = answer(readJson(request));
			reply.code(members.code === okCode ? 200 : account.marketingRefusalStatus);
			return reply.type(JSON_TYPE).send(JSON.stringify(members));
		},
	});
}

/** The JSON body of a request; undefined if the method, the content type or the JSON is wrong. */
function readJson({ method, headers, body }: FastifyRequest): unknown {
	const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
	if (method !== 'POST' || !isJson || typeof body !== 'string') return undefined;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

/** The numbers in a body of whatever shape. */
function phonesIn(body: unknown): string[] {
	return z.object({ phone: phonesSchema }).safeParse(body).data?.phone ?? [];
}
