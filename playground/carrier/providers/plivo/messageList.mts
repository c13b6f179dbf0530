import { z } from 'zod';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { recordBody, type MessageRecord } from './messageRecords.mts';
import { pageOf, pagingSchema } from './paging.mts';
import { PlivoError } from './plivoError.mts';
import { filterTime } from './times.mts';

/** What a list without `message_time` looks back: 24 hours or 7 days, unknown (reference 3). */
const listWindowMs = 24 * 60 * 60 * 1000;

const timeSchema = z.string().transform((text, context) => {
	const at = filterTime(text);
	if (at !== undefined) return at;
	context.addIssue({ code: 'custom', message: 'is not a time' });
	return z.NEVER;
});

/** The filters of the list (reference 3); others of its filters are accepted and ignored. */
const querySchema = pagingSchema.extend({
	message_direction: z.string().optional(),
	message_state: z.string().optional(),
	message_type: z.string().optional(),
	error_code: z.string().optional(),
	powerpack_id: z.string().optional(),
	from_number: z.string().optional(),
	to_number: z.string().optional(),
	message_time: timeSchema.optional(),
	message_time__gt: timeSchema.optional(),
	message_time__gte: timeSchema.optional(),
	message_time__lt: timeSchema.optional(),
	message_time__lte: timeSchema.optional(),
});

type Query = z.infer<typeof querySchema>;

const equalityFilters = [
	'message_direction',
	'message_state',
	'message_type',
	'error_code',
	'powerpack_id',
	'from_number',
	'to_number',
] as const;

/**
 * One page of the list, newest first (the real order is unknown). Throws a {@link PlivoError}.
 * @param now in ms, for the window of a list without `message_time`
 */
export function listPage(
	records: MessageRecord[],
	parameters: unknown,
	account: PlivoAccountOptions,
	now: number,
) {
	const parsed = querySchema.safeParse(parameters);
	if (!parsed.success) {
		const [{ path, message }] = parsed.error.issues;
		throw new PlivoError(400, `${path.join('.')}: ${message}`);
	}
	const query = parsed.data;
	const isInWindow = windowOf(query, now - listWindowMs);
	const found = records
		.filter(({ entry }) => isInWindow(entry.receivedAt))
		.map((record) => recordBody(record, account))
		.filter((body) =>
			equalityFilters.every((name) => query[name] === undefined || query[name] === body[name]),
		)
		.reverse();
	return pageOf(found, query, `/v1/Account/${account.authId}/Message/`, parameters);
}

function windowOf(query: Query, defaultStart: number): (at: number) => boolean {
	const { message_time: exactly, message_time__gt: gt, message_time__gte: gte } = query;
	const { message_time__lt: lt, message_time__lte: lte } = query;
	const isGiven = [exactly, gt, gte, lt, lte].some((bound) => bound !== undefined);
	if (!isGiven) return (at) => at >= defaultStart;
	return (at) =>
		(exactly === undefined || at === exactly) &&
		(gt === undefined || at > gt) &&
		(gte === undefined || at >= gte) &&
		(lt === undefined || at < lt) &&
		(lte === undefined || at <= lte);
}
