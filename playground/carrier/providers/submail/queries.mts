import type { SubmailAccountOptions } from './accountOptions.mts';
import type { Credit } from './credit.mts';
import type { Endpoints } from './endpoints.mts';
import { statusOf, type LoggedMessage, type MessageLog } from './messageLog.mts';
import type { MmsCredit } from './mms/mmsCredit.mts';
import type { ReceivedReply } from './moEvent.mts';

type Fields = Record<string, string>;

/** What can be asked about. */
export interface QuerySubjects {
	log: MessageLog;
	replies: ReceivedReply[];
	credit: Credit;
	mmsCredit: MmsCredit;
	/** The clock, in ms. */
	now: () => number;
}

const daySeconds = 24 * 60 * 60;

/** sms/log, sms/mo, balance/sms and balance/mms (reference 5, 6 and 8). */
export function registerQueries(
	endpoints: Endpoints,
	{ log, replies, credit, mmsCredit, now }: QuerySubjects,
): void {
	const { account } = endpoints;
	const cached = () => cache(account.queryCacheSeconds * 1000, now);

	const logCache = cached();
	endpoints.add(['POST'], 'sms/log', {
		answer: (fields) => logCache(() => logBody(fields, log, account, now())),
	});
	const replyCache = cached();
	endpoints.add(['POST'], 'sms/mo', {
		answer: (fields) => replyCache(() => repliesBody(fields, replies, account, now())),
	});
	endpoints.add(['POST'], 'balance/sms', {
		answer: () => ({ status: 'success', ...credit.left() }),
	});
	endpoints.add(['POST'], 'balance/mms', {
		answer: () => ({ status: 'success', balance: mmsCredit.left() }),
	});
}

/** Within the time the previous answer is returned, whatever is asked (reference 5: to the letter). */
function cache(forMs: number, now: () => number): (compute: () => object) => object {
	let previous: { at: number; answer: object } | undefined;
	return (compute) => {
		if (!previous || now() - previous.at >= forMs) previous = { at: now(), answer: compute() };
		return previous.answer;
	};
}

function logBody(
	fields: Fields,
	log: MessageLog,
	account: SubmailAccountOptions,
	now: number,
): object {
	const window = windowOf(fields, now);
	const { app, to, send_id: sendId, sendlist, status } = fields;
	const wanted = log
		.all()
		.filter(
			(message) =>
				isWithin(message.entry.receivedAt, window) &&
				(!app || app === account.appId) &&
				(!to || to === message.entry.to) &&
				(!sendId || sendId === message.entry.messageId) &&
				(!sendlist || sendlist === message.batchId) &&
				(!status || status === statusOf(message)),
		);
	const { page, ...counts } = pageOf(wanted, fields);
	const data = page.map((message) => logRow(message, account));
	return { status: 'success', ...window, ...counts, data };
}

/** A row of sms/log; spellings as in the reference's sample (5). */
function logRow(
	message: LoggedMessage,
	{ appId }: SubmailAccountOptions,
): Record<string, string | number> {
	const { entry, reportedAt } = message;
	const status = statusOf(message);
	const sentAt = seconds(entry.receivedAt);
	return {
		sendID: entry.messageId,
		to: entry.to,
		appid: appId,
		template_id: entry.templateId ?? '',
		sms_signature: `【${entry.signature}】`,
		sms_content: entry.text,
		// A failed message is refunded (reference 17).
		fee: status === 'dropped' ? 0 : (entry.segments ?? 0),
		status,
		report_state: status === 'pending' ? 'pending' : (entry.receipt?.code.trim() ?? ''),
		...(status === 'dropped' && { dropped_reason: entry.receipt?.message ?? '' }),
		location: '广东 广州',
		mobile_type: '中国移动',
		ip_address: '127.0.0.1',
		send_at: sentAt,
		sent_at: sentAt,
		// What stands here while the outcome is pending is unknown.
		report_at: reportedAt === undefined ? 0 : seconds(reportedAt),
	};
}

function repliesBody(
	fields: Fields,
	replies: ReceivedReply[],
	{ appId }: SubmailAccountOptions,
	now: number,
): object {
	const window = windowOf(fields, now);
	const wanted = replies
		.filter(
			({ from, app, at }) =>
				app === 'sms' && isWithin(at, window) && (!fields.from || fields.from === from),
		)
		// Newest first, as in the sample.
		.toReversed();
	const { page, ...counts } = pageOf(wanted, fields);
	const mo = page.map(({ from, text, at }) => ({
		appid: appId,
		from,
		content: text,
		reply_at: seconds(at),
	}));
	return { status: 'success', ...window, ...counts, mo };
}

interface Window {
	/** Unix seconds. */
	start_date: number;
	/** Unix seconds. */
	end_date: number;
}

/** Default: the last day. For sms/mo a newer page says 7 days; the older default is kept. */
function windowOf({ start_date: start, end_date: end }: Fields, now: number): Window {
	return {
		start_date: Number(start) || seconds(now) - daySeconds,
		end_date: Number(end) || seconds(now),
	};
}

function isWithin(at: number, { start_date: start, end_date: end }: Window): boolean {
	return seconds(at) >= start && seconds(at) <= end;
}

function pageOf<T>(
	all: T[],
	fields: Fields,
): { total: number; offset: number; results: number; page: T[] } {
	const offset = Number(fields.offset) || 0;
	const page = all.slice(offset, offset + (Number(fields.rows) || 50));
	return { total: all.length, offset, results: page.length, page };
}

function seconds(ms: number): number {
	return Math.floor(ms / 1000);
}
