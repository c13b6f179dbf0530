import { isAllowedTarget, webAddress } from './allowedTargets';
import { readClickToken } from './clickToken';
import type { BotReason } from './botReason';

/** What the user set in Link Click Trigger. */
export interface ClickSettings {
	secret: string;
	/** See `isAllowedTarget`. */
	allowedTargets: string;
	/** Where short links lead; empty: there are none. */
	defaultTarget: string;
}

/** A link that was opened. */
export interface OpenedLink {
	guestToken: string;
	target: string;
}

/** Somebody, or a machine, opened a link. */
export interface Click extends OpenedLink {
	/** Why it looks like a machine's visit; missing if it looks like a person's. */
	bot?: BotReason;
	/** As the browser names itself; may be empty. */
	userAgent: string;
	ipAddress?: string;
}

/**
 * Reads the query of a tracked link.
 *
 * @param query as it was asked for; nothing in it is trusted
 * @returns who clicked and where to, or why the link leads nowhere
 */
export function openLink(
	{ g, to = '' }: { g?: unknown; to?: unknown },
	{ secret, allowedTargets, defaultTarget }: ClickSettings,
): OpenedLink | { refusal: 'token' | 'target' } {
	if (typeof g !== 'string' || typeof to !== 'string') return { refusal: 'token' };
	const guestToken = readClickToken(g, to, secret);
	if (guestToken === undefined) return { refusal: 'token' };

	const address = webAddress(to || defaultTarget);
	const isOurs = address && (to === '' || isAllowedTarget(address, allowedTargets));
	return isOurs ? { guestToken, target: address.href } : { refusal: 'target' };
}

/** The names by which web analytics tell campaigns apart, see `utmParameters`. */
const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

/** The campaign as the target names it; undefined if it names none. */
export function utmOf(target: string): Record<string, string> | undefined {
	const { searchParams } = new URL(target);
	const named = UTM.flatMap((name) => {
		const value = searchParams.get(`utm_${name}`);
		return value ? [[name, value] as const] : [];
	});
	return named.length > 0 ? Object.fromEntries(named) : undefined;
}

/**
 * The same for every click of a guest on a target: made for a Data Table upsert or Remove Duplicates.
 * Machines have a key of their own, so that a scanner's visit does not take the place of a person's.
 */
export const clickKey = ({ guestToken, target, bot }: Omit<Click, 'userAgent'>): string =>
	[guestToken, target, ...(bot ? ['bot'] : [])].join(':');
