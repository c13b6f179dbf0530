import type { ProviderId } from '../provider.mts';
import { PROVIDERS } from '../registry.mts';

/**
 * The phone behind a number: E.164, so that it is one phone whichever provider writes to it.
 * Numbers without a country code are mainland Chinese ones of 11 digits.
 * @param number as the provider's wire has it
 */
export function phoneOf(provider: ProviderId, number: string): string {
	const { numbersHaveCountryCode } = PROVIDERS[provider].phones;
	const isMainland = !numbersHaveCountryCode && /^1\d{10}$/.test(number);
	return isMainland ? `+86${number}` : `+${number.replace(/\D/g, '')}`;
}
