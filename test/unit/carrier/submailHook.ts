import formbody from '@fastify/formbody';
import fastify from 'fastify';

/** A request that the hook received. */
export interface Received {
	method: string;
	contentType: string | undefined;
	query: Record<string, unknown>;
	body: unknown;
}

/** A customer's receiver of SUBHOOK events. */
export interface Hook {
	url: string;
	/** In order. */
	received: Received[];
	/** The events that came as forms, in order. */
	bodies(): Array<Record<string, string>>;
	/** Resolves when so many events of a name have come, with the last of them. */
	told(event: string, times?: number): Promise<Record<string, string>>;
	close(): Promise<void>;
}

/** Starts a receiver that answers everything with `ok`. */
export async function startHook(): Promise<Hook> {
	const received: Received[] = [];
	const waiting = new Set<() => void>();
	const app = fastify();
	await app.register(formbody);
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.route({
		method: ['GET', 'POST'],
		url: '/hook',
		handler: ({ method, headers, query, body }, reply) => {
			received.push({
				method,
				contentType: headers['content-type'],
				query: { ...(query as object) },
				body: typeof body === 'object' ? { ...body } : body,
			});
			waiting.forEach((check) => check());
			return reply.send('ok');
		},
	});
	const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/hook`;
	const bodies = () => received.map(({ body }) => body as Record<string, string>);
	return {
		url,
		received,
		bodies,
		told: async (event, times = 1) =>
			await new Promise((resolve) => {
				const check = () => {
					const matching = bodies().filter(({ events }) => events === event);
					if (matching.length < times) return;
					waiting.delete(check);
					resolve(matching[times - 1]);
				};
				waiting.add(check);
				check();
			}),
		close: async () => await app.close(),
	};
}
