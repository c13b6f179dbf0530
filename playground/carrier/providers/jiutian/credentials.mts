import type { JiutianAccountOptions } from './accountOptions.mts';
import type { Refusal } from './codes.mts';
import { passwordHash } from './passwordHash.mts';

/** Who asks, as a request says. */
export interface Credentials {
	customerId: string;
	password: string;
	/** Unix seconds as text; empty in the older form (reference 2). */
	timestamp: string;
}

/**
 * Why credentials are refused, if they are.
 * @param now in ms
 */
export function refuseCredentials(
	{ customerId, password, timestamp }: Credentials,
	account: JiutianAccountOptions,
	now: number,
): Refusal | undefined {
	if (!timestamp && !account.acceptPlainPassword) return 'parameter';
	const expected = timestamp ? passwordHash(account.password, timestamp) : account.password;
	if (customerId !== account.customerId || password !== expected) return 'credentials';
	if (!timestamp) return undefined;
	if (!/^\d{10}$/.test(timestamp)) return 'timestamp';
	const skewSeconds = Math.abs(Math.floor(now / 1000) - Number(timestamp));
	return skewSeconds > account.timestampToleranceSeconds ? 'timestamp' : undefined;
}
