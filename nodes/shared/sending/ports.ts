import type { ProviderRequest } from '../providers/contract';

/**
 * What became of a request.
 *
 * - `answer`: the provider answered, with whatever status
 * - `notSent`: it surely did not reach the provider (no connection, no such host, no secure channel)
 * - `noAnswer`: it may have reached the provider, but no whole answer came back
 */
export type HttpResult =
	| {
			kind: 'answer';
			status: number;
			headers: Readonly<Record<string, string>>;
			body: string;
			/** Longer than any answer of a provider: its body was left out. */
			tooLong?: true;
	  }
	| { kind: 'notSent'; reason: string }
	| { kind: 'noAnswer'; reason: string };

/** All that the sending loop needs from outside. */
export interface Ports {
	/** Signs and sends a request. Never throws. */
	send(request: ProviderRequest): Promise<HttpResult>;
	/** Milliseconds since 1970. */
	now(): number;
	/** Waits so many milliseconds, or until the run is cancelled if that comes first. */
	sleep(milliseconds: number): Promise<void>;
	/** From 0 up to but not including 1. */
	random(): number;
	/** Whether the run has been cancelled. */
	cancelled(): boolean;
	/** A new id that no other request has. */
	newRequestId(): string;
}
