import { z } from 'zod';
import { md5 } from './md5.mts';
import type { MarketingCodes } from './marketingCodes.mts';

/** Most numbers in one request (reference 4.1 and 6.1). */
export const maxPhones = 10_000;

/** Member `phone` of a request (reference 4.1 and 6.1). */
export const phonesSchema = z.array(z.string()).min(1);

/** Allowed difference between `timestamp` and our clock (reference 3, official). */
const maxSkewSeconds = 60;

/** The fields that all requests of the v1 platform share (reference 3). */
export const v1RequestSchema = z.object({
	api_id: z.string().min(1),
	signature: z.string().min(1),
	timestamp: z.number().int(),
	request_id: z.string().min(1),
});

/** See {@link v1RequestSchema}. */
export type V1Request = z.infer<typeof v1RequestSchema>;

/** API ID and key of a product; the key is signed and never sent. */
export interface V1Keys {
	apiId: string;
	apiKey: string;
}

/** Signature of a v1 request: MD5 over four fields in ASCII order of their names (reference 3). */
export function v1Signature(
	{ api_id, request_id, timestamp }: Omit<V1Request, 'signature'>,
	apiKey: string,
): string {
	return md5(`api_id=${api_id}&api_key=${apiKey}&request_id=${request_id}&timestamp=${timestamp}`);
}

/**
 * Why a v1 request is not let in, if it is not.
 * @param now in ms
 */
export function refuseV1Request(
	request: V1Request,
	{ apiId, apiKey }: V1Keys,
	now: number,
): keyof MarketingCodes | undefined {
	if (request.api_id !== apiId) return 'unknownAccount';
	if (request.signature !== v1Signature(request, apiKey)) return 'signatureMismatch';
	const skewSeconds = Math.abs(Math.floor(now / 1000) - request.timestamp);
	return skewSeconds > maxSkewSeconds ? 'timestampOutOfRange' : undefined;
}
