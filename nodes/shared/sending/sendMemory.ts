/** What is known of a message from earlier runs. */
export type Remembered = 'new' | 'sent' | 'inFlight';

/**
 * Remembers across runs which messages were sent, by their keys.
 *
 * A message is claimed before its request leaves and settled once its outcome is known, so that after
 * a crash the messages that were in flight are known as such.
 */
export interface ClaimStore {
	/**
	 * Claims messages that are about to be sent; returns once that is written down.
	 *
	 * @returns for each key: `new`, it is ours now; `sent`, an earlier run sent it; `inFlight`, an
	 *   earlier run began to send it and did not get to know the outcome, or another run is at it
	 * @throws if it cannot be written down, in which case nothing may be sent
	 */
	claim(keys: readonly string[]): Promise<Remembered[]>;
	/**
	 * Writes down what became of claimed messages. Those named in neither list stay in flight.
	 *
	 * @param sent accepted by the provider
	 * @param released surely not sent, so that a later run may send them
	 */
	settle(sent: readonly string[], released: readonly string[]): Promise<void>;
}
