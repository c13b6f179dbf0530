import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { codesOf, invalidInputCode, okCode, type MarketingCodes } from './marketingCodes.mts';
import { refuseNumber } from './numberRefusal.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { promiseReceipt } from './receipts.mts';
import { countSegments } from './segments.mts';
import { V1Access } from './v1Access.mts';
import { maxPhones, phonesSchema, v1RequestSchema } from './v1Request.mts';
import { addV1Route } from './v1Route.mts';

/** What a batch holds besides the common fields, in text mode (reference 4.1). */
const batchSchema = z.object({
	product_id: z.number().int(),
	phone: phonesSchema,
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
	addV1Route(app, account, '/sms-yx/v1/batchSend', (body) => {
		const code = product.send(body);
		// Members besides `code` are unknown; `message` and `request_id` are placeholders.
		return {
			code,
			message: code === okCode ? 'accepted' : 'refused',
			request_id: v1RequestSchema.safeParse(body).data?.request_id,
		};
	});
}

/** The state and rules of product B for one account. */
class MarketingProduct {
	private readonly balance: Balance;

	private readonly access: V1Access;

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.marketingBalance);
		const apiKey = account.marketingApiKey ?? account.apiKey;
		this.access = new V1Access({ apiId: account.marketingApiId, apiKey }, account);
	}

	/**
	 * Takes a batch or refuses it as a whole. The order of the checks is unknown of the real one.
	 * @returns the code of the reply
	 */
	send(body: unknown): string {
		const { account, context, access } = this;
		const now = context.now();
		const codes = codesOf(account);
		const admission = access.admit(body, now);
		if ('code' in admission) return admission.code;
		const { requestId } = admission;

		const batch = batchSchema.safeParse(body);
		if (!batch.success) return invalidInputCode;
		const refusal = this.refuseBatch(batch.data);
		if (refusal) return codes[refusal];

		const text = `【${batch.data.sign_name}】${batch.data.content}`;
		const segments = countSegments(text, account.segmentLength);
		// Each number is processed on its own: one that is refused does not stop the others.
		const numbers = batch.data.phone.filter(
			(number) => !refuseNumber(number, isMainlandNumber, account, context.fates),
		);
		if (!this.balance.covers(segments * numbers.length)) return codes.balanceInsufficient;

		access.remember(requestId, now);
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

	private take(entry: JournalEntry): void {
		this.context.journal.take(entry);
		promiseReceipt(this.context, entry, this.account.unknownReceipts);
	}
}
