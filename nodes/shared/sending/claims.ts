import { inEnglish } from '../messaging/model/sentence';
import { failure } from '../messaging/model/failure';
import type { SendResult } from '../messaging/model/outcome';
import type { Queued } from './batches';
import type { Remembered, ClaimStore } from './sendMemory';

/** How a run keeps from sending what an earlier run has sent. */
export interface Claims {
	memory: ClaimStore;
	/** The key of the message at a place of the run. */
	keyOf(place: number): string;
}

/** What a message that is not sent again comes out as. */
type Earlier = Pick<SendResult, 'outcome' | 'attempts' | 'skipReason' | 'failure' | 'retryAt'>;

const ALREADY_SENT: Earlier = { outcome: 'skipped', attempts: 0, skipReason: 'alreadySent' };

const IN_FLIGHT: Earlier = {
	outcome: 'unknown',
	attempts: 0,
	failure: failure(
		'unknown',
		inEnglish(
			"An earlier run began to send this message and ended before it learned the outcome, or another run is sending it just now. It may have gone out, so it is not sent again by itself. Look it up in the provider's console; 'Forget' in the option 'Send Once' lets it go out again.",
		),
	),
};

/** Nothing was sent, so a later run may simply try again. */
const notWritten = (error: unknown, retryAt: number): Earlier => ({
	outcome: 'held',
	attempts: 0,
	failure: failure(
		'provider',
		inEnglish(
			`n8n's database could not write down that this message is being sent (${error instanceof Error ? error.message : String(error)}), so it was not sent. Check the database of your n8n, then run again.`,
		),
		{ retryable: true },
	),
	retryAt,
});

const EARLIER: Readonly<Record<Exclude<Remembered, 'new'>, Earlier>> = {
	sent: ALREADY_SENT,
	inFlight: IN_FLIGHT,
};

/**
 * Claims the messages of a request.
 *
 * @param settle told of each message that an earlier run has dealt with
 * @param now milliseconds since 1970
 * @returns those that may be sent
 */
export async function claim(
	entries: readonly Queued[],
	{ memory, keyOf }: Claims,
	settle: (entry: Queued, earlier: Earlier) => void,
	now: number,
): Promise<Queued[]> {
	try {
		const remembered = await memory.claim(entries.map(({ place }) => keyOf(place)));
		return entries.filter((entry, index) => {
			const what = remembered[index];
			if (what !== 'new') settle(entry, EARLIER[what]);
			return what === 'new';
		});
	} catch (error) {
		for (const entry of entries) settle(entry, notWritten(error, now));
		return [];
	}
}

/** Whether a message surely did not go out. */
const surelyNotSent = ({ outcome }: SendResult): boolean =>
	outcome === 'rejected' || outcome === 'held';

/**
 * Writes down what became of claimed messages. Never throws: if it cannot be written, a later run
 * finds them in flight, which is the safe side.
 */
export async function settleClaims(
	entries: readonly Queued[],
	resultOf: (entry: Queued) => SendResult,
	{ memory, keyOf }: Claims,
): Promise<void> {
	const keysOf = (wanted: (result: SendResult) => boolean) =>
		entries.filter((entry) => wanted(resultOf(entry))).map(({ place }) => keyOf(place));
	const sent = keysOf(({ outcome }) => outcome === 'accepted');
	await memory.settle(sent, keysOf(surelyNotSent)).catch(() => undefined);
}
