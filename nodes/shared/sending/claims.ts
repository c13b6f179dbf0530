import { failure } from '../messaging/model/failure';
import type { SendResult } from '../messaging/model/outcome';
import type { Queued } from './batches';
import type { Remembered, ClaimStore } from './sendMemory';
import { SENDING_SENTENCES } from './sentences';

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
	failure: failure('unknown', SENDING_SENTENCES.inFlight),
};

/** Nothing was sent, so a later run may simply try again. */
const notWritten = (error: unknown, retryAt: number): Earlier => ({
	outcome: 'held',
	attempts: 0,
	failure: failure(
		'provider',
		SENDING_SENTENCES.notWritten({
			reason: error instanceof Error ? error.message : String(error),
		}),
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
