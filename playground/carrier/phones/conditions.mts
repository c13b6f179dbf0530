import type { Fate } from '../fates.mts';
import type { ProviderId } from '../provider.mts';
import { PROVIDERS } from '../registry.mts';
import { phoneOf } from './phoneNumber.mts';

/** What somebody can do to a phone: leave it as it is, switch it off, or have its number withdrawn. */
export const phoneConditions = ['normal', 'off', 'invalid'] as const;

/** One of {@link phoneConditions}. */
export type PhoneCondition = (typeof phoneConditions)[number];

/** The conditions of all phones, and what they mean for messages. Phones are in E.164. */
export class PhoneConditions {
	private readonly byPhone = new Map<string, PhoneCondition>();

	/** Sets the condition of a phone, for the messages to come. */
	set(phone: string, condition: PhoneCondition): void {
		if (condition === 'normal') this.byPhone.delete(phone);
		else this.byPhone.set(phone, condition);
	}

	/** The condition of a phone. */
	of(phone: string): PhoneCondition {
		return this.byPhone.get(phone) ?? 'normal';
	}

	/** How many phones are in a condition other than normal. */
	count(condition: 'off' | 'invalid'): number {
		return [...this.byPhone.values()].filter((each) => each === condition).length;
	}

	/**
	 * The fate of a number because of its phone's condition; undefined while that is normal. A phone
	 * that is off makes the usual failure of each provider: SUBMAIL has a code for it, Plivo's says
	 * temporarily unavailable, and for the others none is known to mean just that.
	 * @param number as the provider's wire has it
	 */
	fateOf(provider: ProviderId, number: string): Fate | undefined {
		const condition = this.of(phoneOf(provider, number));
		if (condition === 'off') return { status: 'undelivered' };
		return condition === 'invalid'
			? { refusal: PROVIDERS[provider].phones.invalidNumber }
			: undefined;
	}
}
