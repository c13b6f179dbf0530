import { randomUUID } from 'node:crypto';
import type { DecidedFate } from '../../fates.mts';
import type { JournalEntry, JournalPage } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { listPage } from './messageList.mts';
import type { MediaStore } from './mediaStore.mts';
import { dollars, rateOf, recordBody, type MessageRecord } from './messageRecords.mts';
import type { OptOuts } from './optOuts.mts';
import { isTooLarge, pagesOf } from './mmsContent.mts';
import { isNorthAmerican } from './phoneNumbers.mts';
import { PlivoError } from './plivoError.mts';
import { receiptFor, startProgress } from './progress.mts';
import { readSendRequest, type SendRequest } from './sendRequest.mts';

/** After a message failed with code 900, all sends are refused for so long (reference 5). */
const creditPauseMs = 2 * 60 * 1000;

/** What a send is answered with (reference 2), without `api_id`. */
interface SendAnswer {
	message: string;
	message_uuid: string[];
	invalid_number?: string[];
}

/** Messages and money of one account. */
export class Messaging {
	private readonly records: MessageRecord[] = [];

	private credits: number;

	private refusingUntil = -Infinity;

	private readonly account: PlivoAccountOptions;

	private readonly context: ProviderContext;

	private readonly optOuts: OptOuts;

	private readonly media: MediaStore;

	constructor(
		account: PlivoAccountOptions,
		context: ProviderContext,
		optOuts: OptOuts,
		media: MediaStore,
	) {
		this.account = account;
		this.context = context;
		this.optOuts = optOuts;
		this.media = media;
		this.credits = account.cashCredits;
	}

	/** Takes a send or throws a {@link PlivoError}. */
	send(body: unknown, requesterIp: string): SendAnswer {
		const { account, context } = this;
		const now = context.now();
		const request = readSendRequest(body, account);
		if (now < this.refusingUntil) {
			// Status and text of the refusals that follow a message failed with code 900 are unknown.
			throw new PlivoError(400, 'insufficient credit');
		}
		if (
			account.geoPermissions === 'refuse' &&
			request.destinations.some((to) => this.isBarred(to))
		) {
			throw new PlivoError(403, 'Permission to send to this country has not been enabled');
		}
		const refused = request.destinations.filter((to) => this.isRefused(to));
		const invalid = [...request.invalid, ...refused];
		const destinations = request.destinations.filter((to) => !refused.includes(to));
		// A bad number does not fail the others (reference 2); with nothing but bad ones it is assumed to.
		if (destinations.length === 0) throw new PlivoError(400, 'dst parameter is not valid');

		const pages = this.pagesOf(request, now);
		const uuids = destinations.map((to) => this.take(to, request, pages, requesterIp, now));
		return {
			message: 'message(s) queued',
			message_uuid: uuids,
			...(invalid.length > 0 && { invalid_number: invalid }),
		};
	}

	/** One record (reference 3). Throws a {@link PlivoError} if there is none. */
	find(uuid: string) {
		const record = this.records.find(({ entry }) => entry.messageId === uuid);
		if (!record) throw new PlivoError(404, 'not found');
		return recordBody(record, this.account);
	}

	/** One page of records (reference 3). */
	list(query: unknown) {
		return listPage(this.records, query, this.account, this.context.now());
	}

	/** The account as the official SDK's fixtures show it; all but credits and ids is invented. */
	accountBody() {
		const { authId } = this.account;
		return {
			account_type: 'standard',
			address: '',
			auth_id: authId,
			auto_recharge: false,
			billing_mode: 'prepaid',
			cash_credits: dollars(this.credits),
			city: '',
			name: 'Example Fair',
			resource_uri: `/v1/Account/${authId}/`,
			state: '',
			timezone: 'UTC',
		};
	}

	/**
	 * Heeds the fate's refusal of a number: a refusal from 400 to 599 refuses the request with this
	 * HTTP status, any other puts the number among the invalid ones.
	 */
	private isRefused(to: string): boolean {
		const refusal = this.context.fates.refusalOf(to);
		if (refusal === undefined) return false;
		const status = Number(refusal);
		if (status >= 400 && status < 600) throw new PlivoError(status, 'refused by the simulator');
		return true;
	}

	private isBarred(to: string): boolean {
		return this.account.barredPrefixes.some((prefix) => to.startsWith(prefix));
	}

	private pagesOf(request: SendRequest, now: number): JournalPage[] | undefined {
		if (request.type !== 'mms') return undefined;
		return pagesOf(request, this.media.use(request.media.ids, now), this.context.journal);
	}

	private take(
		to: string,
		request: SendRequest,
		pages: JournalPage[] | undefined,
		requesterIp: string,
		now: number,
	): string {
		const { account, context } = this;
		const entry: JournalEntry = {
			provider: 'plivo',
			product: request.type,
			messageId: randomUUID(),
			from: request.sender,
			to,
			text: request.text,
			...(pages && { pages }),
			receivedAt: now,
			segments: request.units,
		};
		const fate = this.fateOf(entry, request.sender, now);
		entry.receipt = receiptFor(fate);
		const record: MessageRecord = {
			entry,
			requesterIp,
			powerpackId: request.powerpackId,
			log: request.log,
			state: 'queued',
			errorCode: null,
			errorMessage: '',
			updatedAt: now,
			sequence: 0,
		};
		this.records.push(record);
		context.journal.take(entry);
		startProgress(context.receipts, record, fate, request.callback, account);
		return entry.messageId;
	}

	/** Decides what becomes of a message; what the account forbids comes before the number's fate. */
	private fateOf(entry: JournalEntry, sender: string, now: number): DecidedFate {
		const { to, pages, segments = 1 } = entry;
		const price = rateOf(entry, this.account) * segments;
		if (this.optOuts.blocks(to, sender)) return { status: 'undelivered', code: '200' };
		if (this.isBarred(to)) return { status: 'undelivered', code: '450' };
		if (pages && !isNorthAmerican(to)) {
			return { status: 'undelivered', code: this.account.mmsAbroadCode };
		}
		if (pages && isTooLarge(pages)) return { status: 'undelivered', code: '120' };
		if (price > this.credits) {
			this.refusingUntil = now + creditPauseMs;
			return { status: 'undelivered', code: '900' };
		}
		this.credits -= price;
		return this.context.fates.decide(to);
	}
}
