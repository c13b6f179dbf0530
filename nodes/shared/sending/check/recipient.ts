import { inEnglish, mapped } from '../../messaging/model/sentence';
import { countryName } from '../../messaging/phone/countries';
import { failure, type Failure } from '../../messaging/model/failure';
import { parsePhoneNumber } from '../../messaging/phone/phoneNumber';
import type { ChannelLimits } from '../../providers/contract';

/** As much as is shown of what was typed and is no number. */
const LONGEST_SHOWN = 100;

/**
 * A recipient as far as it can be read, and why this channel cannot reach it, if so.
 *
 * @param typed as the user wrote it
 * @param defaultCountry ISO code of the country of numbers without a country code; undefined: none
 */
export function readRecipient(
	typed: string,
	limits: ChannelLimits,
	defaultCountry: string | undefined,
): { to: string; objection?: Failure } {
	if (typed === '') {
		const message = "'To' is empty. Fill in the phone number, or leave this contact out.";
		return { to: '', objection: failure('invalidNumber', inEnglish(message)) };
	}
	const number = parsePhoneNumber(typed, defaultCountry);
	if (!number.valid) {
		const to = typed.length > LONGEST_SHOWN ? `${typed.slice(0, LONGEST_SHOWN)}…` : typed;
		return {
			to,
			objection: failure(
				'invalidNumber',
				mapped(number.message, (words) => `'To': ${words}`),
			),
		};
	}
	const to = number.e164;
	if (!limits.countries || limits.countries.includes(number.country ?? '')) return { to };

	const reached = limits.countries.map(countryName).join(', ');
	const message = `'To' is ${to}, which this message type does not reach: it serves ${reached} only. Use a provider or message type for international numbers.`;
	return { to, objection: failure('invalidNumber', inEnglish(message)) };
}

/** Why a message cannot go without a sender, if so. */
export const senderMissing = (sender: string, { sender: rule }: ChannelLimits) =>
	rule === 'required' && sender === ''
		? failure(
				'configuration',
				inEnglish(
					"'From' is empty. Enter the number or name that the provider has given you as a sender.",
				),
			)
		: undefined;
