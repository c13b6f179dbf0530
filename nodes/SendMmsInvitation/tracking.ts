import { inEnglish } from '../shared/messaging/model/sentence';
import type { IDataObject } from 'n8n-workflow';

import { hasShortLinks, readTrackClicks } from '../shared/n8n/sendOptions/trackClicks';
import { textOf } from '../shared/messaging/text/textValue';
import type { ClickLinks } from '../shared/messaging/tracking/clickLinks';
import { failure, isFailure, type Failure } from '../shared/messaging/model/failure';
import {
	guestToken,
	trackedLink,
	utmParameters,
	type LinkParameter,
} from '../shared/messaging/tracking/guestToken';
import { parsePhoneNumber } from '../shared/messaging/phone/phoneNumber';
import type { LinkRewriter } from '../shared/messaging/text/rewriteLinks';
import { anyTooLong, MOST_NAME } from '../shared/messaging/text/textLimits';

/** What becomes of the links of one guest. */
export interface Tracking {
	/** Missing where links stay as they are. */
	rewrite?: LinkRewriter;
	/** Shown in the output, so that a registration or a click can be joined with its guest. */
	guestToken?: string;
	/** For the link that an approved template holds, see `rewriteVariables`. */
	clickToken?: string;
}

interface TokenOption {
	parameter?: unknown;
	secret?: unknown;
}

/** What is added to links whoever the guest is. */
function sharedParameters(options: IDataObject): LinkParameter[] {
	const { tags = {} } = (options.utmTags ?? {}) as { tags?: IDataObject };
	const { parameter: own = [] } = (options.linkParameters ?? {}) as { parameter?: IDataObject[] };
	return [
		...utmParameters({
			source: textOf('Source', tags.source).trim(),
			medium: textOf('Medium', tags.medium).trim(),
			campaign: textOf('Campaign', tags.campaign).trim(),
		}),
		...own.map(({ name, value }) => ({
			name: textOf('Link Parameters', name).trim(),
			value: textOf('Link Parameters', value),
		})),
	].filter(({ name }) => name !== '');
}

/** The guest's token as a parameter, if the item has the option. */
function tokenParameter(
	options: IDataObject,
	recipient: string,
	defaultCountry: string | undefined,
): LinkParameter | Failure | undefined {
	const { token } = (options.guestToken ?? {}) as { token?: TokenOption };
	const number = parsePhoneNumber(recipient.trim(), defaultCountry);
	// A number that cannot be read is refused later, with its own reason.
	if (!token || !number.valid) return undefined;
	const made = guestToken(number.e164, textOf('Tracking Secret', token.secret));
	if (isFailure(made)) return made;
	return { name: textOf('Parameter', token.parameter).trim() || 'guest', value: made.token };
}

/** First the parameters, then the way through Link Click Trigger. */
const rewriterOf = (
	parameters: readonly LinkParameter[],
	clicks: ClickLinks | undefined,
): LinkRewriter | undefined => {
	if (parameters.length === 0) return clicks?.rewrite;
	return (link, field) => {
		const tagged = trackedLink(link, parameters, field);
		return isFailure(tagged) || !clicks ? tagged : clicks.rewrite(tagged.url, field);
	};
};

/**
 * Reads what shall become of the links of one guest.
 *
 * @param options those of the item
 * @param recipient the number as it was typed
 * @returns why the links cannot be made for this guest, if so
 */
export function readTracking(
	options: IDataObject,
	recipient: string,
	defaultCountry: string | undefined,
): Tracking | Failure {
	const token = tokenParameter(options, recipient, defaultCountry);
	if (token && isFailure(token)) return token;
	const clicks = readTrackClicks(options, recipient, defaultCountry);
	if (clicks && isFailure(clicks)) return clicks;

	const parameters = [...sharedParameters(options), ...(token ? [token] : [])];
	// Each link of the message gets them all.
	const unbounded = anyTooLong(
		parameters.flatMap(({ name, value }) => [
			['Link Parameters', name] as const,
			[`Link Parameters: ${name.slice(0, 40)}`, value] as const,
		]),
		MOST_NAME,
	);
	if (unbounded) return unbounded;
	if (parameters.length > 0 && hasShortLinks(options)) {
		return failure(
			'configuration',
			inEnglish(
				"'Short Links' cannot carry what 'UTM Tags', 'Link Parameters' and 'Guest Token' add to a link. Remove these options and write their parameters into 'Default Target' of Link Click Trigger, or turn 'Short Links' off.",
			),
		);
	}
	if (token && clicks && token.value !== clicks.guestToken) {
		return failure(
			'configuration',
			inEnglish(
				"'Tracking Secret' differs between the options 'Guest Token' and 'Track Clicks (点击跟踪)', so that a guest would have two tokens. Enter the same in both.",
			),
		);
	}
	const rewrite = rewriterOf(parameters, clicks);
	const shown = token?.value ?? clicks?.guestToken;
	return {
		rewrite,
		guestToken: shown || undefined,
		...(clicks ? { clickToken: clicks.shortToken } : {}),
	};
}
