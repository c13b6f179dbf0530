import { z } from 'zod';
import type { ProviderId } from './provider.mts';
import { sendPush, type PushRequest } from './pushRequest.mts';
import { zodSentence } from './zodSentence.mts';

/** What providers push besides receipts: a message from a phone, a verdict on a template. */
export const eventKinds = ['reply', 'templateReview'] as const;

/** One of {@link eventKinds}. */
export type EventKind = (typeof eventKinds)[number];

/**
 * Puts an event in the provider's form. Throws with a sentence (or a ZodError) if a field is missing
 * or wrong.
 * @param fields what happened; which names are understood is up to the provider's module
 * @param at the time of the event, in ms
 * @param url where it goes, as registered
 */
export type EventComposer = (
	fields: Record<string, unknown>,
	at: number,
	url: string,
) => PushRequest;

/** An event could not be pushed; the message says why. */
export class EventNotPushed extends Error {
	/** HTTP status with which the control API answers. */
	readonly statusCode: 400 | 502;

	constructor(message: string, statusCode: 400 | 502) {
		super(message);
		this.statusCode = statusCode;
	}
}

/** Pushes replies and the like at once, a single time each. */
export class EventPusher {
	private readonly composers = new Map<string, EventComposer>();

	private readonly urls = new Map<string, string>();

	/** What is to happen later, by its timer. */
	private readonly announced = new Map<NodeJS.Timeout, () => void>();

	private readonly stopping = new AbortController();

	private readonly now: () => number;

	private readonly timeoutMs: number;

	/** @param now the clock, in ms; @param timeoutMs how long a receiver may take */
	constructor(now: () => number, timeoutMs: number) {
		this.now = now;
		this.timeoutMs = timeoutMs;
	}

	/** Makes the events of a provider known. */
	offer(provider: ProviderId, composers: Partial<Record<EventKind, EventComposer>>): void {
		for (const kind of eventKinds) {
			const composer = composers[kind];
			if (composer) this.composers.set(`${provider}/${kind}`, composer);
		}
	}

	/** Says where events of a kind go; `undefined` stops them. */
	setUrl(provider: ProviderId, kind: EventKind, url: string | undefined): void {
		if (url === undefined) this.urls.delete(`${provider}/${kind}`);
		else this.urls.set(`${provider}/${kind}`, url);
	}

	/** Whether it is known where events of a kind go. */
	hasUrl(provider: ProviderId, kind: EventKind): boolean {
		return this.urls.has(`${provider}/${kind}`);
	}

	/**
	 * Pushes an event and returns the receiver's answer.
	 * Rejects with {@link EventNotPushed} if the provider has no such event, no address is known,
	 * the fields are wrong or nobody answered.
	 */
	async push(
		provider: ProviderId,
		kind: EventKind,
		fields: Record<string, unknown>,
	): Promise<{ httpStatus: number; body: string }> {
		const compose = this.composers.get(`${provider}/${kind}`);
		if (!compose) throw new EventNotPushed(`${provider} pushes no ${kind}.`, 400);
		const url = this.urls.get(`${provider}/${kind}`);
		if (!url) {
			throw new EventNotPushed(
				`No address for ${kind} of ${provider}: set one with setPushUrl (PUT /_carrier/push-url).`,
				400,
			);
		}
		const answer = await sendPush(url, this.composed(compose, fields, url), {
			timeoutMs: this.timeoutMs,
			signal: this.stopping.signal,
		});
		if (answer.error !== undefined) {
			throw new EventNotPushed(`The receiver did not answer: ${answer.error}`, 502);
		}
		return { httpStatus: answer.httpStatus, body: answer.body };
	}

	/**
	 * Pushes an event of the provider's own accord after a while, if an address for it is known then;
	 * one attempt, and nobody learns of a failure.
	 * @param onDue runs first when the time has come; the fields of the event, or undefined for none
	 */
	announce(
		provider: ProviderId,
		kind: EventKind,
		delayMs: number,
		onDue: () => Record<string, unknown> | undefined,
	): void {
		const happen = () => {
			this.announced.delete(timer);
			const fields = onDue();
			if (!fields || !this.hasUrl(provider, kind)) return;
			this.push(provider, kind, fields).catch(() => undefined);
		};
		const timer = setTimeout(happen, delayMs);
		this.announced.set(timer, happen);
	}

	/** Lets everything that was announced happen now. */
	hurry(): void {
		for (const [timer, happen] of [...this.announced]) {
			clearTimeout(timer);
			happen();
		}
	}

	/** Breaks off what is being pushed and forgets what was to come. */
	stop(): void {
		for (const timer of this.announced.keys()) clearTimeout(timer);
		this.stopping.abort();
	}

	private composed(
		compose: EventComposer,
		fields: Record<string, unknown>,
		url: string,
	): PushRequest {
		try {
			return compose(fields, this.now(), url);
		} catch (error) {
			const isZodError = error instanceof z.ZodError;
			throw new EventNotPushed(isZodError ? zodSentence(error) : (error as Error).message, 400);
		}
	}
}
