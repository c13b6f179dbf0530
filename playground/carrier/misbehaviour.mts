import { z } from 'zod';
import type { SeededRandom } from './seededRandom.mts';

const kinds = ['slow', 'status', 'resetAfterReading', 'closeBeforeReading', 'garbage'] as const;

/**
 * - `slow`: the message is processed at once, the answer comes after `delayMs`
 * - `status`: an HTTP status instead of the provider's answer
 * - `resetAfterReading`: the request is read, then the connection is reset (TCP RST)
 * - `closeBeforeReading`: the connection is closed before the body is read
 * - `garbage`: HTTP 200 with a body that is not the provider's
 */
export type MisbehaviourKind = (typeof kinds)[number];

/** When and how the carrier shall misbehave. Where several rules fit, the oldest one acts. */
export interface MisbehaviourRule {
	kind: MisbehaviourKind;
	/** `slow`: how long the answer is held back. */
	delayMs?: number;
	/** `status`: the HTTP status, 300 to 599. */
	status?: number;
	/** `status`: value of the Retry-After header. */
	retryAfter?: string;
	/** `garbage`: the body; default an HTML page. */
	body?: string;
	/**
	 * Whether the message is processed all the same. Default: true for `garbage` and
	 * `resetAfterReading`, false for `status`. Fixed: 429 and 503 and `closeBeforeReading` never
	 * take a message, `slow` always processes it.
	 */
	taken?: boolean;
	/** Only requests that carry one of these numbers (wire form). */
	numbers?: string[];
	/** Probability from 0 to 1; default 1. */
	rate?: number;
	/** The rule is used up after so many strikes. */
	times?: number;
}

/** The statuses with which a server says that it did not look at the request. */
const neverTaken = [429, 503];

/** Checks a {@link MisbehaviourRule}, the combinations that cannot be done included. */
export const misbehaviourRuleSchema: z.ZodType<MisbehaviourRule> = z
	.object({
		kind: z.enum(kinds),
		delayMs: z.number().nonnegative().optional(),
		status: z.number().int().min(300).max(599).optional(),
		retryAfter: z.string().optional(),
		body: z.string().optional(),
		taken: z.boolean().optional(),
		numbers: z.array(z.string()).optional(),
		rate: z.number().min(0).max(1).optional(),
		times: z.number().int().positive().optional(),
	})
	.strict()
	.superRefine((rule, context) => {
		const refuse = (message: string) => context.addIssue({ code: 'custom', message });
		if (rule.kind === 'slow' && rule.delayMs === undefined) refuse('slow needs delayMs.');
		if (rule.kind === 'slow' && rule.taken === false) {
			refuse('slow always processes the message: taken cannot be false.');
		}
		if (rule.kind === 'status' && rule.status === undefined) refuse('status needs a status.');
		if (rule.kind === 'status' && rule.taken && neverTaken.includes(rule.status ?? 0)) {
			refuse('429 and 503 never take the message: taken cannot be true.');
		}
		if (rule.kind === 'closeBeforeReading' && rule.numbers) {
			refuse(
				'closeBeforeReading cannot be limited to numbers: the connection is closed before the body with the numbers is read.',
			);
		}
		if (rule.kind === 'closeBeforeReading' && rule.taken) {
			refuse('closeBeforeReading never takes the message: taken cannot be true.');
		}
	});

/** Whether a request that the rule strikes is processed all the same. */
export function processesRequest(rule: MisbehaviourRule): boolean {
	if (rule.kind === 'slow') return true;
	return rule.taken ?? (rule.kind === 'garbage' || rule.kind === 'resetAfterReading');
}

interface ActiveRule {
	/** Names the rule's draws, so that rules do not disturb each other. */
	id: number;
	rule: MisbehaviourRule;
	strikesLeft: number;
}

/** The rules in force. */
export class Misbehaviours {
	private active: ActiveRule[] = [];

	private rulesSeen = 0;

	private readonly random: SeededRandom;

	constructor(random: SeededRandom) {
		this.random = random;
	}

	/** Adds a rule. Throws with a sentence if the rule makes no sense. */
	add(rule: MisbehaviourRule): void {
		const checked = misbehaviourRuleSchema.safeParse(rule);
		if (!checked.success) {
			throw new Error(checked.error.issues.map((issue) => issue.message).join(' '));
		}
		this.active.push({
			id: this.rulesSeen++,
			rule: checked.data,
			strikesLeft: checked.data.times ?? Infinity,
		});
	}

	/** Drops all rules. */
	clear(): void {
		this.active = [];
	}

	/** The rule that strikes a request before its body is read, if any. Uses up one strike. */
	strikeBeforeReading(): MisbehaviourRule | undefined {
		return this.strike([], (rule) => rule.kind === 'closeBeforeReading');
	}

	/**
	 * The rule that strikes a request that was read, if any. Uses up one strike.
	 * @param numbers the numbers the request carries
	 */
	strikeAfterReading(numbers: string[]): MisbehaviourRule | undefined {
		return this.strike(
			numbers,
			(rule) =>
				rule.kind !== 'closeBeforeReading' &&
				(rule.numbers === undefined || rule.numbers.some((number) => numbers.includes(number))),
		);
	}

	private strike(
		numbers: string[],
		fits: (rule: MisbehaviourRule) => boolean,
	): MisbehaviourRule | undefined {
		const found = this.active.find(
			({ id, rule, strikesLeft }) =>
				strikesLeft > 0 &&
				fits(rule) &&
				this.random.happens(rule.rate ?? 1, `misbehaviour/${id}/${numbers.join()}`),
		);
		if (found) found.strikesLeft -= 1;
		return found?.rule;
	}
}
