import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { JournalEntry, JournalPage } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { codesOf, invalidInputCode, okCode, type MarketingCodes } from './marketingCodes.mts';
import { contentSchema, maxMmsBytes, type MmsItem } from './mmsContent.mts';
import { refuseNumber } from './numberRefusal.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { promiseReceipt } from './receipts.mts';
import { V1Access } from './v1Access.mts';
import { maxPhones, phonesSchema } from './v1Request.mts';
import { addV1Route } from './v1Route.mts';

/** What a message shows, and which signature and template it names. */
type MmsContent = Pick<JournalEntry, 'text' | 'pages' | 'signature' | 'templateId'>;

/** A signature as it stands in a text. */
const signatureMark = /【([^【】]+)】/;

/**
 * Product C, MMS and video SMS v1: `/mms/v1/batchSend` (reference 6). The reply has the member `code`
 * only: no other one is known.
 */
export function registerMms(
	app: FastifyInstance,
	account: IhuyiAccountOptions,
	context: ProviderContext,
): void {
	const product = new MmsProduct(account, context);
	addV1Route(app, account, '/mms/v1/batchSend', (body) => ({ code: product.send(body) }));
}

/** The state and rules of product C for one account. */
class MmsProduct {
	private readonly balance: Balance;

	private readonly access: V1Access;

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.mmsBalance);
		this.access = new V1Access({ apiId: account.mmsApiId, apiKey: account.apiKey }, account);
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

		const batch = batchSchema(account).safeParse(body);
		if (!batch.success) return invalidInputCode;
		if (batch.data.phone.length > maxPhones) return codes.tooManyPhones;
		const content = this.contentOf(batch.data);
		if (typeof content === 'string') return codes[content];
		// Each number is processed on its own: one that is refused does not stop the others.
		const numbers = batch.data.phone.filter(
			(number) => !refuseNumber(number, isMainlandNumber, account, context.fates),
		);
		if (!this.balance.covers(numbers.length)) return codes.balanceInsufficient;

		access.remember(requestId, now);
		for (const to of numbers) {
			const entry: JournalEntry = {
				provider: 'ihuyi',
				product: 'mms',
				// No id is known to be issued for a batch, so the client's own one stands in.
				messageId: requestId,
				requestId,
				to,
				...content,
				subject: batch.data.title,
				receivedAt: now,
				segments: 1,
			};
			this.balance.charge(1);
			context.journal.take(entry);
			promiseReceipt(context, entry, account.unknownReceipts);
		}
		return okCode;
	}

	/** What a batch shows, or why not. If it has both, the items win over the template (reference 6.1). */
	private contentOf({ items, templateId, signature }: Batch): MmsContent | keyof MarketingCodes {
		if (items) return this.ownContent(items, signature);
		const text = this.account.mmsTemplates[templateId ?? ''];
		if (text === undefined) return 'templateRefused';
		return { text, pages: [{ text }], signature: signatureMark.exec(text)?.[1], templateId };
	}

	/** Every item is a page of its own; how the real one makes frames of them is unknown. */
	private ownContent(items: MmsItem[], named?: string): MmsContent | keyof MarketingCodes {
		const { mmsProduct, approvedSignatures, forbiddenWords } = this.account;
		const bytes = items.reduce((sum, { data }) => sum + data.length, 0);
		if (bytes > maxMmsBytes[mmsProduct]) return 'contentTooLarge';
		const texts = items.filter(({ kind }) => kind === 'txt').map(({ data }) => data.toString());
		const text = (named === undefined ? '' : `【${named}】`) + texts.join('\n');
		if (forbiddenWords.some((word) => text.includes(word))) return 'contentRefused';
		const signature = named ?? signatureMark.exec(text)?.[1];
		if (signature === undefined || /[【】]/.test(signature)) return 'signNameRefused';
		if (approvedSignatures?.includes(signature) === false) return 'signNameRefused';
		return { text, pages: items.map((item) => this.pageOf(item)), signature };
	}

	private pageOf({ kind, type, data }: MmsItem): JournalPage {
		if (kind === 'txt') return { text: data.toString() };
		return { text: '', media: this.context.journal.keep(data, type) };
	}
}

type Batch = z.infer<ReturnType<typeof batchSchema>>;

/** What a batch holds besides the common fields (reference 6.1), under our own names. */
function batchSchema(account: IhuyiAccountOptions) {
	const { mmsProductId, mmsTemplateKey, mmsTitleKey, mmsSignatureKey } = account;
	return z
		.record(z.unknown())
		.transform((body) => ({
			productId: body.product_id,
			phone: body.phone,
			items: body.content,
			templateId: body[mmsTemplateKey],
			title: body[mmsTitleKey],
			signature: body[mmsSignatureKey],
		}))
		.pipe(
			z
				.object({
					productId: z.literal(mmsProductId),
					phone: phonesSchema,
					items: contentSchema(account).optional(),
					templateId: z.string().min(1).optional(),
					title: z.string().optional(),
					signature: z.string().min(1).optional(),
				})
				.refine(
					({ items, templateId }) => items ?? templateId,
					'content or a template is required',
				),
		);
}
