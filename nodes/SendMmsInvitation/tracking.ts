import type { IDataObject } from 'n8n-workflow';

import { asText } from '../shared/host/sending/readParameters';
import { isFailure, type Failure } from '../shared/messaging/failure';
import {
	guestToken,
	utmParameters,
	type LinkParameter,
} from '../shared/messaging/invitation/tracking';
import { parsePhoneNumber } from '../shared/messaging/phoneNumber';

/** What is added to the links of one guest. */
export interface Tracking {
	parameters: LinkParameter[];
	/** Shown in the output, so that a registration can be joined with its guest. */
	guestToken?: string;
}

interface TokenOption {
	parameter?: unknown;
	secret?: unknown;
}

/**
 * Reads what shall be added to the links of one guest.
 *
 * @param options those of the item
 * @param recipient the number as it was typed
 * @returns why there is no token for this guest, if one is wanted
 */
export function readTracking(
	options: IDataObject,
	recipient: string,
	defaultCountry: string,
): Tracking | Failure {
	const { tags = {} } = (options.utmTags ?? {}) as { tags?: IDataObject };
	const { parameter: own = [] } = (options.linkParameters ?? {}) as { parameter?: IDataObject[] };
	const parameters = [
		...utmParameters({
			source: asText(tags.source).trim(),
			medium: asText(tags.medium).trim(),
			campaign: asText(tags.campaign).trim(),
		}),
		...own.map(({ name, value }) => ({ name: asText(name).trim(), value: asText(value) })),
	].filter(({ name }) => name !== '');

	const { token } = (options.guestToken ?? {}) as { token?: TokenOption };
	if (!token) return { parameters };
	const number = parsePhoneNumber(recipient.trim(), defaultCountry);
	// A number that cannot be read is refused later, with its own reason.
	if (!number.valid) return { parameters };
	const made = guestToken(number.e164, asText(token.secret));
	if (isFailure(made)) return made;
	const name = asText(token.parameter).trim() || 'guest';
	return {
		parameters: [...parameters, { name, value: made.token }],
		guestToken: made.token,
	};
}
