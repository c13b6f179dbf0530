import { createHash, timingSafeEqual } from 'node:crypto';

import { fieldText } from '../../common/fieldText';
import type { Webhook, WebhookRequest } from '../../contract';
import { readTime } from '../answer';

/** One SUBHOOK push. */
export interface SubhookEvent {
	/** What happened, such as `delivered`. */
	name: string;
	/** The field as text; empty if it did not come. */
	field: (name: string) => string;
	/** By SUBMAIL's clock, milliseconds since 1970. */
	occurredAt?: number;
}

/**
 * Reads a push: https://www.mysubmail.com/documents/GHVPT, RxPAW3. One event a request, as form, JSON,
 * multipart or query.
 *
 * @returns undefined if it is no SUBHOOK push
 */
export function readEvent({ fields }: WebhookRequest): SubhookEvent | undefined {
	const field = (name: string) => fieldText(fields[name]).trim();
	const name = field('events');
	if (!name) return undefined;
	const occurredAt = readTime(field('timestamp'));
	return {
		name,
		field,
		occurredAt,
	};
}

/** Every hook has a key of its own, and one credential may serve several hooks. */
const keysOf = (secret: unknown): string[] =>
	typeof secret === 'string' ? secret.split(/[\s,;]+/).filter((key) => key !== '') : [];

const md5 = (text: string) => createHash('md5').update(text, 'utf8').digest('hex');

const sameText = (a: string, b: string): boolean => {
	const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
	return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Whether a push is authentic: `signature` is md5 of `token` and the key of the hook. It covers
 * neither the time nor the content, so that whoever has seen one push can make up others: the secret
 * in the URL stays necessary.
 */
function verify({ fields }: WebhookRequest, { subhookKey }: Readonly<Record<string, unknown>>) {
	const { token, signature } = fields;
	if (typeof token !== 'string' || typeof signature !== 'string' || token === '') return false;
	return keysOf(subhookKey).some((key) => sameText(md5(token + key), signature));
}

/** What receipts, replies and template reviews have in common; the user ticks the events in the console. */
export const subhook = (
	events: string,
): Pick<Webhook<never>, 'whereToEnter' | 'verify' | 'signatureFields' | 'answer'> => ({
	whereToEnter: `SUBMAIL console → SMS (短信) or MMS (彩信) → SUBHOOK (/console/sms/subhook, /console/mms/subhook): create a hook with this URL, tick ${events}, and copy its key into 'SUBHOOK Key' in the SUBMAIL credential`,
	verify,
	signatureFields: ['token', 'signature'],
	// What SUBMAIL expects is not published beyond HTTP 200; a short body satisfies it.
	answer: 'ok',
});
