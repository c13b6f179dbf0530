import type { IhuyiAccountOptions } from './accountOptions.mts';
import { md5 } from './md5.mts';
import type { Refusal } from './notificationCodes.mts';

/**
 * Checks `account` and `password` of a notification, legacy marketing or international request
 * (reference 2.3, 5 and 7). The password is the API key as it is, or with `time` (Unix seconds) the
 * MD5 of account + API key + `signed` + time.
 * @param fields the request's parameters
 * @param signed what the request signs besides: mobile + content to submit, nothing for the balance
 * @param account the API ID and key of the product
 * @param now in ms
 */
export function refuseCredentials(
	fields: Record<string, string>,
	signed: string,
	account: Pick<IhuyiAccountOptions, 'apiId' | 'apiKey' | 'passwordWindowSeconds'>,
	now: number,
): Refusal | undefined {
	const { password, time } = fields;
	if (fields.account !== account.apiId) return { code: 405 };
	if (password === account.apiKey) return undefined;
	if (!time) return { code: 405 };
	if (!/^\d{10}$/.test(time)) return { code: 40502 };
	const ageSeconds = Math.abs(Math.floor(now / 1000) - Number(time));
	if (ageSeconds > account.passwordWindowSeconds) return { code: 40501 };
	// Lower case only: whether the real one takes upper-case hex is unknown.
	const expected = md5(account.apiId + account.apiKey + signed + time);
	return password === expected ? undefined : { code: 40502 };
}
