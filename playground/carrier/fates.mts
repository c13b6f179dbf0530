import { z } from 'zod';
import type { SeededRandom } from './seededRandom.mts';

/** What shall happen to the messages for one number. */
export interface Fate {
	/** `none`: no receipt will come. Default `delivered`. */
	status?: 'delivered' | 'undelivered' | 'none';
	/**
	 * The provider's own final state, where it has several for one status; for instance Plivo's
	 * `failed` with status `undelivered`.
	 */
	state?: string;
	/** The provider's receipt code; default: its usual code for the status. */
	code?: string;
	/** The provider's receipt text; default: its usual text for the status. */
	message?: string;
	/** Refuse messages to this number at submission with this code of the provider. */
	refusal?: string | number;
	/** Fixed receipt delay in ms instead of a random one. */
	receiptDelayMs?: number;
	/** How often the receipt is pushed, for instance 2 for a duplicate. */
	receiptCopies?: number;
}

/** What happens to numbers without a fate of their own: shares from 0 to 1, the rest is delivered. */
export interface DefaultFate {
	undeliveredRate?: number;
	noReceiptRate?: number;
}

/** Checks a {@link Fate} that came from outside. */
export const fateSchema: z.ZodType<Fate> = z
	.object({
		status: z.enum(['delivered', 'undelivered', 'none']).optional(),
		state: z.string().optional(),
		code: z.string().optional(),
		message: z.string().optional(),
		refusal: z.union([z.string(), z.number()]).optional(),
		receiptDelayMs: z.number().nonnegative().optional(),
		receiptCopies: z.number().int().positive().optional(),
	})
	.strict();

/** The fate of a number in wire form, if it has one of its own. */
export type FateOfNumber = (number: string) => Fate | undefined;

/** A fate whose status is settled. */
export type DecidedFate = Fate & { status: NonNullable<Fate['status']> };

/** The fates of all numbers. Numbers are in wire form. */
export class Fates {
	private readonly defaultFate: DefaultFate;

	private readonly random: SeededRandom;

	private readonly byNumber: Map<string, Fate>;

	private readonly before: FateOfNumber;

	constructor(
		defaultFate: DefaultFate,
		random: SeededRandom,
		byNumber = new Map<string, Fate>(),
		before: FateOfNumber = () => undefined,
	) {
		this.defaultFate = defaultFate;
		this.random = random;
		this.byNumber = byNumber;
		this.before = before;
	}

	/** These fates, except for the numbers for which `before` knows another one. */
	after(before: FateOfNumber): Fates {
		return new Fates(this.defaultFate, this.random, this.byNumber, before);
	}

	/** Settles the fate of a number; a later call replaces an earlier one. Throws on a bad fate. */
	set(number: string, fate: Fate): void {
		this.byNumber.set(number, fateSchema.parse(fate));
	}

	/** The code with which messages to the number are to be refused, if any. */
	refusalOf(number: string): string | number | undefined {
		return this.ownOf(number)?.refusal;
	}

	/** Decides what becomes of one message that was taken; draws afresh at every call. */
	decide(number: string): DecidedFate {
		const own = this.ownOf(number);
		if (own) return { ...own, status: own.status ?? 'delivered' };
		const { undeliveredRate = 0, noReceiptRate = 0 } = this.defaultFate;
		const draw = this.random.draw(`fate/${number}`);
		if (draw < noReceiptRate) return { status: 'none' };
		if (draw < noReceiptRate + undeliveredRate) return { status: 'undelivered' };
		return { status: 'delivered' };
	}

	private ownOf(number: string): Fate | undefined {
		return this.before(number) ?? this.byNumber.get(number);
	}
}
