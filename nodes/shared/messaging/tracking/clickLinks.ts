import { inEnglish } from '../model/sentence';
import { failure, isFailure, type Failure } from '../model/failure';
import { clickableLink } from '../text/clickableLink';
import { guestToken } from './guestToken';
import type { LinkRewriter } from '../text/rewriteLinks';
import { anyTooLong, MOST_NAME } from '../text/textLimits';
import { clickToken, isTrackingSecret, TRACKING_SECRET_ADVICE } from './clickToken';

/** What the user set in 'Track Clicks'. */
export interface ClickTracking {
	/** The production URL of Link Click Trigger, as it was typed. */
	clickUrl: string;
	/** The same as in the trigger. */
	secret: string;
	/** Whether links name no target, so that all lead to the default target of the trigger. */
	shortLinks: boolean;
}

/** The tracked links of one guest. */
export interface ClickLinks {
	/** The same for all links of the guest; clicks carry it too. */
	guestToken: string;
	/** Without a target, for a link that an approved template holds. */
	shortToken: string;
	rewrite: LinkRewriter;
}

const CLICK_URL = 'Click URL';

/** Works only while somebody looks at the trigger. */
const TEST_URL = /\/webhook-test\//;

function readClickUrl(typed: string): { url: string } | Failure {
	const clickable = clickableLink(typed, CLICK_URL);
	if (isFailure(clickable)) return clickable;
	if (TEST_URL.test(clickable.url)) {
		return failure(
			'configuration',
			inEnglish(
				`'${CLICK_URL}' is the test URL of Link Click Trigger, which leads nowhere as soon as you look away. Copy its production URL.`,
			),
		);
	}
	if (/[?#]/.test(clickable.url)) {
		return failure(
			'configuration',
			inEnglish(
				`'${CLICK_URL}' has a ? or # in it. Copy the production URL of Link Click Trigger as it is.`,
			),
		);
	}
	return clickable;
}

/**
 * Prepares the links of one guest: each one goes through Link Click Trigger, as
 * `<click URL>?g=<token>&to=<target>`, or `<click URL>?g=<token>` where links are short. Links that
 * lead there already stay as they are, so that a text may pass through two Send nodes.
 *
 * Made for one message: short links to several targets are refused, as all would lead to the same.
 *
 * @param to E.164
 * @returns why there are none, if a setting cannot be used
 */
export function clickLinks(to: string, tracking: ClickTracking): ClickLinks | Failure {
	const settings = [
		[CLICK_URL, tracking.clickUrl],
		['Tracking Secret', tracking.secret],
	] as const;
	const unbounded = anyTooLong(settings, MOST_NAME);
	if (unbounded) return unbounded;
	const clickUrl = readClickUrl(tracking.clickUrl);
	if (isFailure(clickUrl)) return clickUrl;
	const { secret, shortLinks } = tracking;
	if (!isTrackingSecret(secret)) return failure('configuration', inEnglish(TRACKING_SECRET_ADVICE));
	const guest = guestToken(to, secret);
	if (isFailure(guest)) return guest;

	const tokenFor = (target: string) => clickToken(guest.token, target, secret);
	let onlyTarget: string | undefined;
	return {
		guestToken: guest.token,
		shortToken: tokenFor(''),
		rewrite: (link, field) => {
			if (link.startsWith(`${clickUrl.url}?g=`)) return { url: link };
			const target = clickableLink(link, field);
			if (isFailure(target)) return target;
			if (!shortLinks) {
				const query = `g=${tokenFor(target.url)}&to=${encodeURIComponent(target.url)}`;
				return clickableLink(`${clickUrl.url}?${query}`, field);
			}
			onlyTarget ??= target.url;
			if (onlyTarget !== target.url) {
				return failure(
					'configuration',
					inEnglish(
						`The message has the links ${onlyTarget} and ${target.url}, and with 'Short Links' both would lead to the same page. Leave one of them, or turn 'Short Links' off.`,
					),
				);
			}
			return clickableLink(`${clickUrl.url}?g=${tokenFor('')}`, field);
		},
	};
}
