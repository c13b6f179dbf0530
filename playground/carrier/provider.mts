import type { FastifyInstance } from 'fastify';
import type { EventComposer, EventKind, EventPusher } from './eventPusher.mts';
import type { Fates } from './fates.mts';
import type { Journal } from './journal.mts';
import type { ReceiptPusher } from './receiptPusher.mts';

/** The providers that the carrier stands in for; also the prefix of their paths. */
export const providerIds = ['ihuyi', 'plivo', 'submail', 'aliyun', 'jiutian'] as const;

/** One of {@link providerIds}. */
export type ProviderId = (typeof providerIds)[number];

/** What the carrier lends to a provider module. */
export interface ProviderContext {
	/** The clock, in ms. */
	now: () => number;
	/** Where taken messages are entered. */
	journal: Journal;
	/** What shall become of messages, per number. */
	fates: Fates;
	/** Sends receipts later. */
	receipts: ReceiptPusher;
	/** Pushes what is no receipt, such as the verdict on a template. */
	events: EventPusher;
}

/**
 * One provider: the routes of its API, mounted under `/<id>`.
 * Routes know nothing of misbehaviour; a route that takes messages tells in its `config.numbersIn`
 * how the numbers are read from a request. How bodies are read is the module's own business: it adds
 * content-type parsers in its scope (rawBodies.mts leaves all bodies as bytes).
 */
export interface ProviderModule {
	id: ProviderId;
	/** Adds the routes. `app` is the module's own scope, already under the prefix. */
	register(app: FastifyInstance, context: ProviderContext): void | Promise<void>;
	/** What the provider pushes besides receipts, in its own form. */
	pushes?: Partial<Record<EventKind, EventComposer>>;
}

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The numbers that a request carries, in wire form; never throws, whatever the body. */
		numbersIn?: (request: FastifyRequest) => string[];
	}
}
