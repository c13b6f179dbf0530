import type { FastifyInstance } from 'fastify';
import type { EventComposer, EventKind, EventPusher } from './eventPusher.mts';
import type { Fates } from './fates.mts';
import type { Journal, JournalEntry } from './journal.mts';
import type { ReceiptPusher } from './receiptPusher.mts';
import type { PROVIDERS } from './registry.mts';

/** One of the simulated providers, see registry.mts; also the prefix of its paths. */
export type ProviderId = keyof typeof PROVIDERS;

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

/** What the phones page and its buttons need to know of a provider. */
export interface PhoneSide {
	/** Whether every number on its wire has its country code; otherwise 11 digits are mainland Chinese. */
	numbersHaveCountryCode: boolean;
	/** With what it refuses a number that is none. */
	invalidNumber: string | number;
	/** The fields of a pushed reply to a message, as its module understands them; none are known if missing. */
	replyFields?: (answered: JournalEntry, text: string) => Record<string, unknown>;
	/** The word that opts out of all its messages; if missing, the one that the message tells. */
	optOutWord?: string;
	/** What else a phone often writes back to it. */
	quickReplies: readonly string[];
}

/** A provider that the carrier stands in for: all that the rest of the simulator knows of it. */
export interface SimulatedProvider<AccountOptions> {
	/** Its name on the phones page. */
	name: Readonly<Record<'en' | 'zh', string>>;
	/** What a user enters to reach each product: the product, then names and values. */
	accounts: ReadonlyArray<readonly [product: string, ...facts: string[]]>;
	phones: PhoneSide;
	/** @param options what differs from its default account */
	open(options?: Partial<AccountOptions>): ProviderModule;
}

/**
 * The routes of a provider's API, mounted under `/<id>`.
 * Routes know nothing of misbehaviour; a route that takes messages tells in its `config.numbersIn`
 * how the numbers are read from a request. How bodies are read is the module's own business: it adds
 * content-type parsers in its scope (rawBodies.mts leaves all bodies as bytes).
 */
export interface ProviderModule {
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
