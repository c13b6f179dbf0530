import { setMaxListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { registerControl } from './control.mts';
import { EventPusher, type EventKind } from './eventPusher.mts';
import { Fates, type DefaultFate, type Fate } from './fates.mts';
import { Journal } from './journal.mts';
import { Misbehaviours, type MisbehaviourRule } from './misbehaviour.mts';
import { PhoneConditions } from './phones/conditions.mts';
import { registerPhones } from './phones/routes.mts';
import type { ProviderId } from './provider.mts';
import {
	defaultReceiptPusherOptions,
	ReceiptPusher,
	type ReceiptPusherOptions,
} from './receiptPusher.mts';
import { openProvider, PROVIDER_IDS, type AccountOptions } from './registry.mts';
import { addRequestHooks } from './requestHooks.mts';
import { SeededRandom } from './seededRandom.mts';

export type { EventKind } from './eventPusher.mts';
export type { DefaultFate, Fate } from './fates.mts';
export type { Journal, JournalEntry, JournalReceipt, RequestRecord } from './journal.mts';
export type { MisbehaviourKind, MisbehaviourRule } from './misbehaviour.mts';
export type { ProviderId } from './provider.mts';
export type { ReceiptPusherOptions } from './receiptPusher.mts';

/**
 * How the carrier simulator is started; also the account at each provider. Everything has a default,
 * for accounts in providers/<id>/accountOptions.mts.
 */
export interface CarrierOptions extends AccountOptions {
	/** Port to listen on; 0 (default) takes any free one. */
	port?: number;
	/** Address to listen on; default 127.0.0.1. */
	host?: string;
	/** Time between taking a message and pushing its receipt; default 50 to 200 ms. */
	receiptDelayMs?: { min: number; max: number };
	/** Retries, duplicates and reordering of receipts. */
	receipts?: Partial<Omit<ReceiptPusherOptions, 'delayMs'>>;
	/** What becomes of messages to numbers without a fate; default: all are delivered. */
	defaultFate?: DefaultFate;
	/** Every random decision comes from this seed, so a run repeats; default 1. */
	seed?: number;
	/** Clock in ms for everything that is stamped or checked; default Date.now. */
	now?: () => number;
}

/** A running carrier simulator. */
export interface Carrier {
	/** Address of the server, without a slash at the end. */
	url: string;
	/** Address of the page that shows the phones. */
	phonesUrl: string;
	/** What a user would enter as base URL; the paths below it are the provider's own. */
	baseUrl(provider: ProviderId): string;
	/** What the carrier took and was asked. */
	journal: Journal;
	/** Adds a misbehaviour; throws with a sentence if the rule makes no sense. */
	misbehave(rule: MisbehaviourRule): void;
	/** Drops all misbehaviours. */
	behave(): void;
	/** Settles what becomes of messages to a number (wire form). */
	setFate(number: string, fate: Fate): void;
	/** Says where receipts go; `undefined` stops them. */
	setReceiptUrl(provider: ProviderId, url: string | undefined): void;
	/** Says where replies or template reviews go; `undefined` stops them. */
	setPushUrl(provider: ProviderId, kind: EventKind, url: string | undefined): void;
	/**
	 * Pushes a reply or a template review at once, a single time, and returns the receiver's answer.
	 * Rejects with a sentence if that is impossible or nobody answered. Which fields are understood:
	 * see the provider's module.
	 */
	push(
		provider: ProviderId,
		kind: EventKind,
		fields: Record<string, unknown>,
	): Promise<{ httpStatus: number; body: string }>;
	/** Ends all reviews of templates that are under way, whatever their delay. */
	finishReviews(): void;
	/** How many receipts wait to be pushed or are being pushed. */
	pendingReceipts(): number;
	/** Resolves when no receipt is waiting to be pushed or being pushed. */
	receiptsSettled(): Promise<void>;
	/** Stops pushes and closes all sockets. */
	close(): Promise<void>;
}

/** Room for far more numbers than a provider allows, so that its own limit is what answers. */
const bodyLimitBytes = 10 * 1024 * 1024;

/**
 * Starts a carrier simulator.
 * Rejects with the error of Node's `listen` (for instance code EADDRINUSE) if it cannot listen.
 */
export async function startCarrier(options: CarrierOptions = {}): Promise<Carrier> {
	const { port = 0, host = '127.0.0.1', seed = 1, now = Date.now } = options;
	const random = new SeededRandom(seed);
	const journal = new Journal();
	const misbehaviours = new Misbehaviours(random);
	const fates = new Fates(options.defaultFate ?? {}, random);
	const pushOptions: ReceiptPusherOptions = {
		...defaultReceiptPusherOptions,
		...options.receipts,
		delayMs: options.receiptDelayMs ?? defaultReceiptPusherOptions.delayMs,
	};
	const receipts = new ReceiptPusher(pushOptions, random, now, journal);
	const events = new EventPusher(now, pushOptions.timeoutMs);
	const conditions = new PhoneConditions();
	const closing = new AbortController();
	setMaxListeners(0, closing.signal); // every held answer listens
	const app = fastify({ bodyLimit: bodyLimitBytes, forceCloseConnections: true });

	for (const id of PROVIDER_IDS) {
		const module = openProvider(id, options);
		events.offer(id, module.pushes ?? {});
		await app.register(
			async (scope) => {
				addRequestHooks(scope, {
					provider: id,
					journal,
					misbehaviours,
					now,
					closing: closing.signal,
				});
				// A handler of the scope's own, so that wrong paths are recorded too.
				scope.setNotFoundHandler((_request, reply) => reply.code(404).send('Not Found'));
				await module.register(scope, {
					now,
					journal,
					// What somebody does to a phone by hand goes before the fate of its number.
					fates: fates.after((number) => conditions.fateOf(id, number)),
					receipts,
					events,
				});
			},
			{ prefix: `/${id}` },
		);
	}
	await app.register(
		(scope) => registerControl(scope, { journal, misbehaviours, fates, receipts, events }),
		{
			prefix: '/_carrier',
		},
	);
	await app.register((scope) => registerPhones(scope, { now, journal, events, conditions }), {
		prefix: '/_carrier/phones',
	});
	await app.listen({ port, host });

	const url = `http://${host}:${(app.server.address() as AddressInfo).port}`;
	return {
		url,
		phonesUrl: `${url}/_carrier/phones/`,
		baseUrl: (provider) => `${url}/${provider}`,
		journal,
		misbehave: (rule) => misbehaviours.add(rule),
		behave: () => misbehaviours.clear(),
		setFate: (number, fate) => fates.set(number, fate),
		setReceiptUrl: (provider, receiptUrl) => receipts.setUrl(provider, receiptUrl),
		setPushUrl: (provider, kind, pushUrl) => events.setUrl(provider, kind, pushUrl),
		push: (provider, kind, fields) => events.push(provider, kind, fields),
		finishReviews: () => events.hurry(),
		pendingReceipts: () => receipts.pending(),
		receiptsSettled: () => receipts.settled(),
		close: async () => {
			// Sockets first: an answer that is held back is lost with them, not sent early.
			await app.close();
			closing.abort();
			events.stop();
			await receipts.stop();
		},
	};
}
