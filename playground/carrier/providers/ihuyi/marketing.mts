import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import {
	invalidInputCode,
	marketingCodePlaceholders,
	okCode,
	type MarketingCodes,
} from './marketingCodes.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { receiptFor, scheduleReceipt } from './receipts.mts';
import { RequestIdMemory } from './requestIdMemory.mts';
import { countSegments } from './segments.mts';
import { refuseV1Request, v1RequestSchema } from './v1Request.mts';

/** Most numbers in one request (reference 4.1). */
const maxPhones = 10_000;

/** What a batch holds besides the common fields, in text mode (reference 4.1). */
const batchSchema = z.object({
	product_id: z.number().int(),
	phone: z.array(z.string()).min(1),
	sign_name: z.string().min(1),
	content: z.string().min(1),
});

type Batch = z.infer<typeof batchSchema>;

/** Product B, marketing SMS v1: `/sms-yx/v1/batchSend`. */
export function registerMarketing(
	app: FastifyInstance,
	account: IhuyiAccountOptions,
	context: ProviderContext,
): void {
	const product = new MarketingProduct(account, context);
	// The body stays text: a broken one is answered in the provider's way, not in the framework's.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

	app.route({
		method: ['GET', 'POST'],
		url: '/sms-yx/v1/batchSend',
		config: { numbersIn: (request) => phonesIn(readJson(request)) },
		handler: (request, reply) => {
			const body = readJson(request);
			const code = product.send(body);
			reply.code(code === okCode ? 200 : account.marketingRefusalStatus);
			// Members besides `code` are unknown; `message` and `request_id` are placeholders.
			return reply.type(account.replyContentType).send(
				JSON.stringify({
					code,
					message: code === okCode ? 'accepted' : 'refused',
					request_id: v1RequestSchema.safeParse(body).data?.request_id,
				}),
			);
		},
	});
}

/** The state and rules of product B for one account. */
class MarketingProduct {
	private readonly balance: Balance;

	private readonly requestIds = new RequestIdMemory();

	private readonly codes: MarketingCodes;

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.marketingBalance);
		this.codes = { ...marketingCodePlaceholders, ...account.marketingCodes };
	}

	/**
	 * Takes a batch or refuses it as a whole. The order of the checks is unknown of the real one.
	 * @returns the code of the reply
	 */
	send(body: unknown): string {
		const { account, context, codes, requestIds } = this;
		const now = context.now();
		const request = v1RequestSchema.safeParse(body);
		if (!request.success) return invalidInputCode;
		const { request_id: requestId } = request.data;
		const keys = {
			apiId: account.marketingApiId,
			apiKey: account.marketingApiKey ?? account.apiKey,
		};
		const notLetIn = refuseV1Request(request.data, keys, now);
		if (notLetIn) return codes[notLetIn];
		if (requestIds.knows(requestId, now)) return codes.repeatedRequestId;
		if (account.refusalUsesRequestId) requestIds.remember(requestId, now);

		const batch = batchSchema.safeParse(body);
		if (!batch.success) return invalidInputCode;
		const refusal = this.refuseBatch(batch.data);
		if (refusal) return codes[refusal];

		const text = `【${batch.data.sign_name}】${batch.data.content}`;
		const segments = countSegments(text, account.segmentLength);
		// Each number is processed on its own: one that is refused does not stop the others.
		const numbers = batch.data.phone.filter((number) => this.takes(number));
		if (!this.balance.covers(segments * numbers.length)) return codes.balanceInsufficient;

		requestIds.remember(requestId, now);
		for (const to of numbers) {
			this.balance.charge(segments);
			this.take({
				provider: 'ihuyi',
				product: 'marketing',
				// No id is known to be issued for a batch, so the client's own one stands in.
				messageId: requestId,
				requestId,
				to,
				text,
				signature: batch.data.sign_name,
				receivedAt: now,
				segments,
			});
		}
		return okCode;
	}

	private refuseBatch({ phone, sign_name, content }: Batch): keyof MarketingCodes | undefined {
		const { approvedSignatures, forbiddenWords, refuseBracketsInContent } = this.account;
		if (phone.length > maxPhones) return 'tooManyPhones';
		if (/[【】]/.test(sign_name)) return 'signNameRefused';
		if (approvedSignatures?.includes(sign_name) === false) return 'signNameRefused';
		if (forbiddenWords.some((word) => content.includes(word))) return 'contentRefused';
		if (refuseBracketsInContent && /[【】]/.test(content)) return 'contentRefused';
		return undefined;
	}

	private takes(number: string): boolean {
		return (
			isMainlandNumber(number) &&
			!this.account.blacklist.includes(number) &&
			this.context.fates.refusalOf(number) === undefined
		);
	}

	private take(entry: JournalEntry): void {
		const { journal, fates, receipts } = this.context;
		journal.take(entry);
		if (!this.account.marketingReceipts) return;
		const fate = fates.decide(entry.to);
		entry.receipt = receiptFor(fate);
		scheduleReceipt(receipts, entry, fate, 'task_id');
	}
}

/** The JSON body of a request; undefined if the method, the content type or the JSON is wrong. */
function readJson({ method, headers, body }: FastifyRequest): unknown {
	const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
	if (method !== 'POST' || !isJson || typeof body !== 'string') return undefined;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

/** The numbers in a body of whatever shape. */
function phonesIn(body: unknown): string[] {
	return batchSchema.pick({ phone: true }).safeParse(body).data?.phone ?? [];
}
