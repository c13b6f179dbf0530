import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

/** How long a request may take in all, and how much of its answer is read. */
export interface Bounds {
	/** From the first step to the last byte of the answer, milliseconds. */
	timeoutMs: number;
	/** Of the body, unpacked; where more comes, reading ends. */
	maxBytes: number;
	/** Ends the request when the run is stopped. */
	stop?: AbortSignal;
}

export interface BoundedAnswer {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: Buffer;
	/** More came than may be read: the body is empty, since a part of it could mean something else. */
	tooLong: boolean;
}

/**
 * A request that was under way when its time was over, when the run was stopped or when the line broke
 * within the answer. It may have reached its destination.
 */
export class BrokenOff extends Error {
	constructor(readonly code: 'ECONNABORTED' | 'ERR_CANCELED' | 'ECONNRESET') {
		super(code);
	}
}

/** What a request must say so that its answer comes in parts, and ends when told to. */
export type BoundedOptions = Pick<
	IHttpRequestOptions,
	'encoding' | 'returnFullResponse' | 'ignoreHttpStatusErrors' | 'timeout' | 'abortSignal'
> & { abortSignal: AbortSignal };

/** A Node.js stream, as far as it is read here. */
interface Parts extends AsyncIterable<Uint8Array> {
	destroy(reason: Error): unknown;
}

const isStream = (body: unknown): body is Parts =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** n8n's own stand-ins for a provider answer with a text or an object. */
const wholeBody = (body: unknown): Buffer =>
	Buffer.isBuffer(body)
		? body
		: Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));

/** @returns undefined if there is more than may be read */
async function readBody(body: unknown, { maxBytes }: Bounds, end: AbortSignal) {
	if (!isStream(body)) {
		const whole = wholeBody(body);
		return whole.length > maxBytes ? undefined : whole;
	}
	const destroy = () => body.destroy(end.reason as Error);
	end.addEventListener('abort', destroy, { once: true });
	const parts: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const part of body) {
			length += part.length;
			// Leaving the loop destroys the stream, and with it the connection.
			if (length > maxBytes) return undefined;
			parts.push(part);
		}
	} catch {
		throw end.aborted ? end.reason : new BrokenOff('ECONNRESET');
	} finally {
		end.removeEventListener('abort', destroy);
	}
	return Buffer.concat(parts);
}

/**
 * Runs a request of n8n's HTTP helpers with an end. Their own `timeout` is the longest silence of the
 * line, so a server that sends a byte now and then is never too slow for it, and the helpers read
 * whatever comes into memory.
 *
 * @param send hands the request to a helper, with these options
 * @throws BrokenOff, or what the helper throws
 */
export async function bounded(
	bounds: Bounds,
	send: (options: BoundedOptions) => Promise<IN8nHttpFullResponse>,
): Promise<BoundedAnswer> {
	const { timeoutMs, stop } = bounds;
	const end = new AbortController();
	const deadline = AbortSignal.timeout(timeoutMs);
	const tooLate = () => end.abort(new BrokenOff('ECONNABORTED'));
	const stopped = () => end.abort(new BrokenOff('ERR_CANCELED'));
	deadline.addEventListener('abort', tooLate);
	stop?.addEventListener('abort', stopped);
	if (stop?.aborted) stopped();

	try {
		const request = send({
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: timeoutMs,
			abortSignal: end.signal,
		});
		const response = await Promise.race([request, untilEnd(end.signal)]);
		const body = await readBody(response.body, bounds, end.signal);
		return {
			status: response.statusCode,
			headers: Object.fromEntries(
				Object.entries(response.headers).map(([name, value]) => [
					name.toLowerCase(),
					String(value),
				]),
			),
			body: body ?? Buffer.alloc(0),
			tooLong: body === undefined,
		};
	} finally {
		deadline.removeEventListener('abort', tooLate);
		stop?.removeEventListener('abort', stopped);
	}
}

/** Waits for the end, even where a helper does not heed the signal. */
const untilEnd = async (end: AbortSignal): Promise<never> =>
	await new Promise<never>((_, reject) => {
		const over = () => reject(end.reason as Error);
		if (end.aborted) over();
		else end.addEventListener('abort', over, { once: true });
	});
