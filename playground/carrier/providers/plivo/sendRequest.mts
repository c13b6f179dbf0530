import { z } from 'zod';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { destinationsOf, isNumber } from './phoneNumbers.mts';
import { PlivoError } from './plivoError.mts';
import { encode } from './segments.mts';
import { senderOf } from './sender.mts';

/** Most numbers in one request, doubles not counted (reference 2). */
const maxDestinations = 1000;

/** Most attachments, `media_urls` and `media_ids` together (reference 9). */
const maxMedia = 10;

/** Longest texts (reference 2 and 8). */
const maxLength = { gsm: 1600, unicode: 737, mms: 1600 };

/**
 * The parameters of a send (reference 2). WhatsApp is not simulated. Unknown parameters are ignored,
 * as are `trackable`, `message_expiry` and `dlt_*`: nothing here waits long enough to expire.
 */
const bodySchema = z.object({
	src: z.string().optional(),
	powerpack_uuid: z.string().optional(),
	dst: z.string().min(1),
	text: z.string().default(''),
	type: z.enum(['sms', 'mms']).default('sms'),
	media_urls: z.array(z.string().url()).default([]),
	media_ids: z.array(z.string().min(1)).default([]),
	url: z.string().url().optional(),
	method: z.enum(['GET', 'POST']).default('POST'),
	log: z.union([z.boolean(), z.enum(['true', 'false', 'number_only', 'content_only'])]).optional(),
	message_expiry: z.number().int().positive().optional(),
	trackable: z.boolean().optional(),
});

/** A send that is in order. */
export interface SendRequest {
	sender: string;
	powerpackId: string | null;
	destinations: string[];
	invalid: string[];
	text: string;
	units: number;
	type: 'sms' | 'mms';
	/** Attachments of an MMS, by address and by id of the Media API. */
	media: { urls: string[]; ids: string[] };
	callback: { url?: string; method: 'GET' | 'POST' };
	log: string;
}

/** Reads and checks a send. Throws a {@link PlivoError}; the order of the checks is a choice. */
export function readSendRequest(body: unknown, account: PlivoAccountOptions): SendRequest {
	const parsed = bodySchema.safeParse(body);
	if (!parsed.success) {
		const [{ path, message }] = parsed.error.issues;
		throw new PlivoError(400, `${path.join('.') || 'body'} parameter is not valid: ${message}`);
	}
	const { dst, text, type, media_urls, media_ids, url, method, log = true } = parsed.data;
	const sender = senderOf(parsed.data, account);
	const all = destinationsOf(dst);
	if (all.length > maxDestinations) {
		throw new PlivoError(400, `dst parameter exceeds ${maxDestinations} numbers`);
	}
	if (all.includes(sender)) throw new PlivoError(400, 'src and dst cannot be the same');
	const media = { urls: media_urls, ids: media_ids };
	const units = type === 'mms' ? mmsUnits(text, media) : smsUnits(text, account);
	return {
		sender,
		powerpackId: parsed.data.powerpack_uuid ?? null,
		destinations: all.filter(isNumber),
		invalid: all.filter((one) => !isNumber(one)),
		text,
		units,
		type,
		media,
		callback: { url, method },
		log: String(log),
	};
}

function smsUnits(text: string, account: PlivoAccountOptions): number {
	if (!text) throw new PlivoError(400, 'text parameter is required');
	const { encoding, length, units } = encode(text);
	const isUnicode = encoding === 'UCS-2';
	const counted =
		isUnicode && account.ucs2LimitCounts === 'utf8Bytes' ? Buffer.byteLength(text) : length;
	if (counted > (isUnicode ? maxLength.unicode : maxLength.gsm)) {
		// The wording for Unicode is a recorded one (reference 8).
		const limit = isUnicode ? `${maxLength.unicode} unicode` : `${maxLength.gsm} GSM`;
		throw new PlivoError(400, `text parameter length exceeds ${limit} characters`);
	}
	return units;
}

function mmsUnits(text: string, { urls, ids }: SendRequest['media']): number {
	const attachments = urls.length + ids.length;
	if (attachments > maxMedia) throw new PlivoError(400, `more than ${maxMedia} attachments`);
	if (attachments === 0) throw new PlivoError(400, 'media_urls or media_ids is required for mms');
	if (text.length > maxLength.mms) {
		throw new PlivoError(400, `text parameter length exceeds ${maxLength.mms} characters`);
	}
	return 1;
}
