import { verbatim } from '../../../nodes/shared/messaging/model/sentence';
import type { HttpResult, Ports } from '../../../nodes/shared/sending/ports';
import type { SmsDraft } from '../../../nodes/shared/sending/check/sms';
import type {
	ProviderRequest,
	SendCall,
	SmsChannel,
	Verdict,
} from '../../../nodes/shared/providers/contract';
import { failure } from '../../../nodes/shared/messaging/model/failure';

/** What the imaginary provider does with one request. */
export type Behaviour =
	| { kind: 'take' }
	/** No connection: nothing arrives. */
	| { kind: 'unreachable' }
	/** Arrives and is taken, or is lost on the way; either way no answer comes. */
	| { kind: 'silence'; taken: boolean }
	| { kind: 'status'; status: number; taken: boolean; retryAfter?: string }
	| { kind: 'garbage'; taken: boolean }
	/** Takes some numbers and refuses the others with this reason. */
	| { kind: 'partly'; every: number; retryable: boolean; retryAfterMs?: number }
	/** An answer that makes the decoder throw. */
	| { kind: 'poison'; taken: boolean };

interface WireRequest {
	id: string;
	numbers: string[];
	text: string;
}

type WireAnswer = Array<'taken' | { retryable: boolean; retryAfterMs?: number }> | 'repeated';

/** A made-up channel: as simple as a protocol can be, with either answer to repeated requests. */
export const imaginaryCall = (
	recipientsPerRequest: number,
	replay: SendCall['replay'],
): SendCall => ({
	carries: 'any',
	shares: recipientsPerRequest === 1 ? 'nothing' : 'content',
	recipientsPerRequest,
	replay,
	encode: ({ messages, requestId }) => ({
		method: 'POST',
		path: '/',
		json: {
			id: requestId,
			numbers: messages.map((message) => message.to),
			text: messages[0].content.kind === 'text' ? messages[0].content.text : '',
		},
	}),
	decode: ({ body }, { messages, requestId }) => {
		if (body === 'poison') return (undefined as unknown as Verdict[][]).flat();
		if (!body.startsWith('[') && !body.startsWith('"')) return undefined;
		const answer = JSON.parse(body) as WireAnswer;
		return messages.map((_, index): Verdict => {
			const entry = answer === 'repeated' ? { retryable: false } : answer[index];
			if (entry === 'taken') {
				return { outcome: 'accepted', messageId: requestId, messageIdSource: 'requestId' };
			}
			const { retryable, retryAfterMs } = entry as { retryable: boolean; retryAfterMs?: number };
			const reason = failure('rateLimited', verbatim('refused'), { retryable });
			return { outcome: 'rejected', failure: reason, ...(retryAfterMs ? { retryAfterMs } : {}) };
		});
	},
});

export const imaginaryChannel = (calls: SendCall[]): SmsChannel => ({
	displayName: 'Imaginary',
	description: '',
	limits: {
		emoji: 'allowed',
		encoding: 'automatic',
		signature: 'none',
		optOut: 'notRequired',
		content: 'textOrTemplate',
		sender: 'none',
	},
	calls,
});

/** An imaginary provider with a clock of its own, and the truth about what it took. */
export class World implements Ports {
	/** Number and text of each message taken, one entry for each time. */
	readonly journal: string[] = [];
	readonly requests: Array<WireRequest & { at: number }> = [];
	mostAtOnce = 0;
	private atOnce = 0;
	private time = 1_000_000;
	private calls = 0;
	private ids = 0;
	private readonly takenIds = new Set<string>();

	constructor(
		private readonly behaviours: readonly Behaviour[],
		private readonly replay: SendCall['replay'],
		/** The run is cancelled after so many calls of any port. */
		private readonly cancelAfter = Infinity,
	) {}

	now = () => this.time;
	random = () => 0.5;
	newRequestId = () => `id-${++this.ids}`;
	cancelled = () => ++this.calls > this.cancelAfter;

	sleep = async (milliseconds: number) => {
		this.calls++;
		const until = this.time + milliseconds;
		await Promise.resolve();
		this.time = Math.max(this.time, until);
	};

	send = async (request: ProviderRequest): Promise<HttpResult> => {
		this.calls++;
		this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
		const wire = request.json as unknown as WireRequest;
		this.requests.push({ ...wire, at: this.time });
		const behaviour = this.behaviours[this.requests.length - 1] ?? { kind: 'take' };
		for (let turns = this.requests.length % 4; turns > 0; turns--) await Promise.resolve();
		this.time += 20;
		this.atOnce--;
		return this.answer(wire, behaviour);
	};

	private take(
		{ id, numbers, text }: WireRequest,
		wanted: (index: number) => boolean = () => true,
	): boolean {
		if (this.replay === 'requestId' && this.takenIds.has(id)) return false;
		this.takenIds.add(id);
		this.journal.push(...numbers.filter((_, i) => wanted(i)).map((number) => `${number} ${text}`));
		return true;
	}

	private answer(wire: WireRequest, behaviour: Behaviour): HttpResult {
		const say = (answer: unknown, status = 200, headers = {}): HttpResult => ({
			kind: 'answer',
			status,
			headers,
			body: typeof answer === 'string' && answer !== 'repeated' ? answer : JSON.stringify(answer),
		});
		switch (behaviour.kind) {
			case 'take':
				return say(this.take(wire) ? wire.numbers.map(() => 'taken') : 'repeated');
			case 'unreachable':
				return { kind: 'notSent', reason: 'connection refused' };
			case 'silence':
				if (behaviour.taken) this.take(wire);
				return { kind: 'noAnswer', reason: 'no answer in time' };
			case 'garbage':
				if (behaviour.taken) this.take(wire);
				return say('<html>');
			case 'poison':
				if (behaviour.taken) this.take(wire);
				return say('poison');
			case 'status': {
				if (behaviour.taken) this.take(wire);
				const { retryAfter } = behaviour;
				return say('sorry', behaviour.status, retryAfter ? { 'retry-after': retryAfter } : {});
			}
			case 'partly': {
				const takes = (index: number) => index % behaviour.every !== 0;
				if (!this.take(wire, takes)) return say('repeated');
				const { retryable, retryAfterMs } = behaviour;
				return say(wire.numbers.map((_, i) => (takes(i) ? 'taken' : { retryable, retryAfterMs })));
			}
		}
	}
}

/** A draft to a number that nobody has. */
export const draft = (number: string, text: string): SmsDraft => ({
	recipient: number,
	content: { kind: 'text', text },
	signature: '',
	sender: '',
	optOutText: '',
	settings: {},
});
