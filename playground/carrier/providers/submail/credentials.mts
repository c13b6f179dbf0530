import type { SubmailAccountOptions } from './accountOptions.mts';
import { appFor, productOf } from './apps.mts';
import type { Refusal } from './refusals.mts';
import { acceptedReadings, requestSignature } from './requestSignature.mts';

/**
 * Why a request is not let in, if it is not (reference 2). Which code names which mistake is chosen
 * here after the texts of the table; the order of the checks is unknown.
 * @param endpoint without a slash in front and without a format suffix
 * @param now in ms
 */
export function refuseCredentials(
	fields: Record<string, string>,
	endpoint: string,
	account: SubmailAccountOptions,
	now: number,
): Refusal | undefined {
	const { appid, signature, timestamp = '', sign_type: type = 'normal' } = fields;
	const app = appFor(productOf(endpoint), account);
	if (appid !== app.appId) return { code: 101 };
	if (!signature) return { code: 111 };
	if (type === 'normal') return signature === app.appKey ? undefined : { code: 109 };
	if (type !== 'md5' && type !== 'sha1') return { code: 107 };
	if (!/^\d{10}$/.test(timestamp)) return { code: 151 };
	const ageSeconds = Math.floor(now / 1000) - Number(timestamp);
	if (ageSeconds > account.timestampWindowSeconds) return { code: 152 };
	if (ageSeconds < -account.timestampWindowSeconds) return { code: 151 };

	const isRight = acceptedReadings(fields, endpoint).some(
		(reading) => signature === requestSignature(reading, app, type),
	);
	return isRight ? undefined : { code: 108 };
}
