import { createHmac } from 'node:crypto';

import { equalInConstantTime } from '../util/equalInConstantTime';
import { TOKEN_CHARACTERS } from './guestToken';

/** Shorter secrets could be found by trying. */
const SHORTEST_SECRET = 16;

/** 96 bits in base64url: as short as a paid message wants it, and beyond guessing. */
const SIGNATURE_CHARACTERS = 16;

/** Makes a key of its own for signatures, so that none of them can ever be a guest token. */
const PURPOSE = 'n8n-nodes-sms-mms link click 1';

/** Whether a secret is long enough to sign links with. */
export const isTrackingSecret = (secret: string): boolean =>
	secret.trim().length >= SHORTEST_SECRET;

/** What to tell the user about a secret that is too short. */
export const TRACKING_SECRET_ADVICE = `'Tracking Secret' needs at least ${SHORTEST_SECRET} characters, so that nobody can forge clicks. Enter a long random text, the same in Link Click Trigger and in the Send nodes, and keep it for the whole campaign.`;

/** HMAC-SHA256 over guest and target; a token has no line break, so both cannot run into each other. */
function signatureOf(guestToken: string, target: string, secret: string): string {
	const key = createHmac('sha256', secret).update(PURPOSE).digest();
	const digest = createHmac('sha256', key).update(`${guestToken}\n${target}`).digest('base64url');
	return digest.slice(0, SIGNATURE_CHARACTERS);
}

/**
 * The token of a tracked link: who clicks, and the proof that we made the link for this target. It
 * fits no other guest and no other target.
 *
 * @param guestToken see `guestToken`
 * @param target address that the link leads to; empty: the default target of the trigger
 * @returns 32 characters of base64url
 */
export const clickToken = (guestToken: string, target: string, secret: string): string =>
	guestToken + signatureOf(guestToken, target, secret);

/**
 * Who clicks, if the token is ours; compared in constant time.
 *
 * @param target as for `clickToken`
 * @returns undefined if the token is forged, belongs to another target, or the secret is too short
 */
export function readClickToken(token: string, target: string, secret: string): string | undefined {
	if (!isTrackingSecret(secret)) return undefined;
	const guestToken = token.slice(0, TOKEN_CHARACTERS);
	const isOurs = equalInConstantTime(token, clickToken(guestToken, target, secret));
	return isOurs ? guestToken : undefined;
}
