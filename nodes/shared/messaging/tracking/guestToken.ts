import { inEnglish } from '../model/sentence';
import { createHmac } from 'node:crypto';
import { failure, isFailure, type Failure } from '../model/failure';
import { clickableLink } from '../text/clickableLink';

/** A query parameter, not encoded. */
export interface LinkParameter {
	name: string;
	value: string;
}

/** The question mark keeps one that belongs to the name. */
const nameOf = (pair: string): string => [...new URLSearchParams(`?${pair}`).keys()][0] ?? '';

/**
 * Adds query parameters to a link. The others keep their place and their exact encoding, those of
 * the same name are replaced, and the fragment stays at the end.
 *
 * @param link as the user wrote it
 * @param parameters names and values, not encoded
 * @param field what the form calls the link, for the refusal
 * @returns the address, or why the link is none
 */
export function trackedLink(
	link: string,
	parameters: readonly LinkParameter[],
	field = 'Registration Link',
): { url: string } | Failure {
	const clickable = clickableLink(link, field);
	if (isFailure(clickable)) return clickable;

	const names = new Set(parameters.map(({ name }) => name));
	const added = new URLSearchParams(
		parameters.map(({ name, value }): [string, string] => [name, value]),
	);
	const address = new URL(clickable.url);
	const kept = address.search
		.slice(1)
		.split('&')
		.filter((pair) => pair !== '' && !names.has(nameOf(pair)));
	const query = [...kept, ...(parameters.length > 0 ? [added.toString()] : [])].join('&');
	address.search = query && `?${query}`;
	return clickableLink(address.href, field);
}

/** Where a visit comes from, as web analytics name it; what is empty is left out. */
export interface Campaign {
	source?: string;
	medium?: string;
	campaign?: string;
}

/**
 * The parameters by which web analytics tell campaigns apart.
 *
 * @see https://support.google.com/analytics/answer/10917952 utm_source, utm_medium, utm_campaign
 */
export const utmParameters = ({
	source = '',
	medium = '',
	campaign = '',
}: Campaign): LinkParameter[] =>
	Object.entries({ utm_source: source, utm_medium: medium, utm_campaign: campaign })
		.filter(([, value]) => value !== '')
		.map(([name, value]) => ({ name, value }));

/** Length of a guest token: 96 bits in base64url. */
export const TOKEN_CHARACTERS = 16;

/**
 * A token for links that tells guests apart without carrying their number: the same guest and secret
 * give the same token, so a registration can be joined with the guest list.
 *
 * It is an HMAC and not a plain hash, because phone numbers are few: whoever sees a hash, in a
 * browser history or in web analytics, hashes all numbers of a country within minutes and finds the
 * one. Without the secret that is not possible. 96 bits remain, too many for two guests to collide.
 *
 * @param to E.164, such as `+8613800138000`
 * @param secret known only to the sender, and the same for the whole campaign
 * @returns 16 characters of base64url, or why there is none
 */
export function guestToken(to: string, secret: string): { token: string } | Failure {
	if (secret.trim() === '') {
		return failure(
			'configuration',
			inEnglish(
				"'Tracking Secret' is empty, so that numbers could be guessed from the links. Enter a long random text and keep it for the whole campaign.",
			),
		);
	}
	const digest = createHmac('sha256', secret).update(to).digest('base64url');
	return { token: digest.slice(0, TOKEN_CHARACTERS) };
}
