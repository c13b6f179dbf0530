import { listed } from '../../messaging/model/sentence';
import { countryInWords } from '../../messaging/phone/countries';
import { failure, type Failure } from '../../messaging/model/failure';
import { parsePhoneNumber } from '../../messaging/phone/phoneNumber';
import type { ChannelLimits } from '../../providers/contract';
import { CHECK_SENTENCES } from './sentences';

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
		return { to: '', objection: failure('invalidNumber', CHECK_SENTENCES.noRecipient) };
	}
	const number = parsePhoneNumber(typed, defaultCountry);
	if (!number.valid) {
		const to = typed.length > LONGEST_SHOWN ? `${typed.slice(0, LONGEST_SHOWN)}…` : typed;
		return {
			to,
			objection: failure('invalidNumber', CHECK_SENTENCES.recipient({ reason: number.message })),
		};
	}
	const to = number.e164;
	if (!limits.countries || limits.countries.includes(number.country ?? '')) return { to };

	const countries = listed(limits.countries.map(countryInWords));
	const message = CHECK_SENTENCES.countryNotReached({ to, countries });
	return { to, objection: failure('invalidNumber', message) };
}

/** Why a message cannot go without a sender, if so. */
export const senderMissing = (sender: string, { sender: rule }: ChannelLimits) =>
	rule === 'required' && sender === ''
		? failure('configuration', CHECK_SENTENCES.noSender)
		: undefined;
