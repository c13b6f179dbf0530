import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { EventNotPushed, type EventPusher } from '../eventPusher.mts';
import type { Journal } from '../journal.mts';
import { PROVIDER_IDS, PROVIDERS } from '../registry.mts';
import { zodSentence } from '../zodSentence.mts';
import { ChangeStream } from './changeStream.mts';
import { phoneConditions, type PhoneConditions } from './conditions.mts';
import { servePage } from './pageFiles.mts';
import { replyFields } from './replies.mts';
import { PhoneWall } from './wall.mts';

/** The parts of the carrier that the phones show and use. */
export interface PhonesContext {
	/** The clock, in ms. */
	now: () => number;
	journal: Journal;
	events: EventPusher;
	conditions: PhoneConditions;
}

const phoneSchema = z
	.string()
	.regex(/^\+[1-9]\d{5,15}$/, 'is no phone number with a plus and a country code');

const viewSchema = z
	.object({ search: z.string().default(''), page: z.coerce.number().int().min(0).default(0) })
	.strict();

const conditionOrderSchema = z
	.object({ number: phoneSchema, condition: z.enum(phoneConditions) })
	.strict();

const replyOrderSchema = z
	.object({ number: phoneSchema, provider: z.enum(PROVIDER_IDS), text: z.string().min(1) })
	.strict();

/** Why a reply was not pushed, for the page to say in its own words. */
type ReplyProblem = 'noMessage' | 'noReplies' | 'noAddress' | 'noAnswer';

/**
 * The phones: a page that shows what each phone received, and what it asks for (JSON in and out; what
 * is not understood is answered with 400 and `{ "message": … }`):
 *
 * - GET /: the page
 * - GET /wall?search=…&page=0: the phones, see {@link PhoneWall.view}
 * - GET /providers: their names, by provider and language
 * - GET /events: Server-Sent Events, `change` whenever the wall has changed
 * - POST /condition `{ number, condition }`: switch a phone off or on, or withdraw its number; the
 *   phone need not have received anything
 * - POST /reply `{ number, provider, text }`: answer the provider's latest message; answers
 *   `{ httpStatus }` as the receiver did, or 409 and `{ problem }` if it could not be pushed
 *
 * @param app a scope of its own, already under the prefix
 */
export async function registerPhones(app: FastifyInstance, context: PhonesContext): Promise<void> {
	const { now, journal, events, conditions } = context;
	const wall = new PhoneWall(conditions);
	const stream = new ChangeStream();
	journal.watch((change) => {
		wall.follow(change);
		stream.changed();
	});
	// Before the server waits for its connections to end.
	app.addHook('preClose', async () => stream.close());
	app.setErrorHandler((error, _request, reply) => {
		if (error instanceof z.ZodError) {
			return reply.code(400).send({ message: zodSentence(error) });
		}
		return reply.send(error);
	});

	servePage(app);
	app.get('/events', (_request, reply) => {
		reply.hijack();
		stream.open(reply.raw);
	});
	app.get('/providers', () =>
		Object.fromEntries(PROVIDER_IDS.map((id) => [id, PROVIDERS[id].name])),
	);
	app.get('/wall', (request) => {
		const { search, page } = viewSchema.parse(request.query);
		return wall.view(search, page);
	});
	app.post('/condition', (request, reply) => {
		const { number, condition } = conditionOrderSchema.parse(request.body);
		conditions.set(number, condition);
		wall.add(number);
		stream.changed();
		return reply.code(204).send();
	});
	app.post('/reply', async (request, reply) => {
		const { number, provider, text } = replyOrderSchema.parse(request.body);
		const refuse = (problem: ReplyProblem) => reply.code(409).send({ problem });
		const answered = wall.latestFrom(provider, number);
		if (!answered) return await refuse('noMessage');
		const fields = replyFields(answered, text);
		if (!fields) return await refuse('noReplies');
		if (!events.hasUrl(provider, 'reply')) return await refuse('noAddress');
		try {
			const { httpStatus } = await events.push(provider, 'reply', fields);
			wall.enterReply(number, { kind: 'reply', provider, text, at: now(), answer: httpStatus });
			stream.changed();
			return { httpStatus };
		} catch (error) {
			if (error instanceof EventNotPushed && error.statusCode === 502) {
				return await refuse('noAnswer');
			}
			throw error;
		}
	});
}
