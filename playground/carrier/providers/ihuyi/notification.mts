import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { escapedJson } from './escapedJson.mts';
import { MessageIds } from './messageIds.mts';
import { notificationTexts, refusalText, type Refusal } from './notificationCodes.mts';
import { readContent } from './notificationContent.mts';
import { refuseCredentials } from './notificationPassword.mts';
import { NumberLimits } from './numberLimits.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { receiptFor, scheduleReceipt } from './receipts.mts';
import { countSegments } from './segments.mts';

/** Literal text of a balance reply: unknown, a placeholder. */
const balanceText = '查询成功';

/** Product A, verification and notification SMS: `/sms/Submit.json` and `/sms/GetNum.json`. */
export function registerNotification(
	app: FastifyInstance,
	account: IhuyiAccountOptions,
	context: ProviderContext,
): void {
	const product = new NotificationProduct(account, context);
	// Any body but a form is not looked at, so that the answer is about missing fields.
	app.removeAllContentTypeParsers();
	app.register(formbody);
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

	const send = (reply: FastifyReply, body: unknown) =>
		reply.type(account.replyContentType).send(escapedJson(body));

	app.route({
		method: ['GET', 'POST'],
		url: '/sms/Submit.json',
		config: { numbersIn: (request) => [readFields(request).mobile ?? ''].filter(Boolean) },
		handler: (request, reply) => {
			const outcome = product.submit(readFields(request));
			return 'messageId' in outcome
				? send(reply, { code: 2, msg: notificationTexts[2], smsid: outcome.messageId })
				: send(reply, { code: outcome.code, msg: refusalText(outcome), smsid: '0' });
		},
	});

	app.post('/sms/GetNum.json', (request, reply) => {
		const refusal = product.refuseBalanceRequest(readFields(request));
		// What a refusal has in `num` is unknown; a placeholder keeps the shape.
		return refusal
			? send(reply, { code: refusal.code, msg: refusalText(refusal), num: 0 })
			: send(reply, { code: 2, msg: balanceText, num: product.balance.left() });
	});
}

/** The state and rules of product A for one account. */
class NotificationProduct {
	readonly balance: Balance;

	private readonly limits: NumberLimits;

	private readonly messageIds = new MessageIds();

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.balance);
		this.limits = new NumberLimits(account);
	}

	/** Takes one message or says why not. The order of the checks is unknown of the real one. */
	submit(fields: Record<string, string>): JournalEntry | Refusal {
		const { account, context } = this;
		const { mobile = '', content: rawContent = '' } = fields;
		const at = context.now();

		const refusal =
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
				['mobile', 403],
			]) ??
			(!rawContent && !fields.templateid ? { code: 404 } : undefined) ??
			refuseCredentials(fields, mobile + rawContent, account, at) ??
			this.refuseNumber(mobile);
		if (refusal) return refusal;

		const content = readContent(fields, account);
		if ('code' in content) return content;
		const text = `【${content.signature}】${content.text}`;
		const segments = countSegments(text, account.segmentLength);
		if (!this.balance.covers(segments)) return { code: 4051 };
		const overLimit = this.limits.refuse(mobile, content.isVerificationCode, at);
		if (overLimit) return overLimit;

		const fate = context.fates.decide(mobile);
		const entry: JournalEntry = {
			provider: 'ihuyi',
			product: 'notification',
			messageId: this.messageIds.next(at),
			to: mobile,
			text,
			signature: content.signature,
			templateId: content.templateId,
			receivedAt: at,
			segments,
			receipt: receiptFor(fate),
		};
		this.balance.charge(segments);
		this.limits.count(mobile, content.isVerificationCode, at);
		context.journal.take(entry);
		scheduleReceipt(context.receipts, entry, fate, 'smsid');
		return entry;
	}

	/** Why a request for the balance is refused, if it is (reference 2.6; own codes are unknown). */
	refuseBalanceRequest(fields: Record<string, string>): Refusal | undefined {
		return (
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
			]) ?? refuseCredentials(fields, '', this.account, this.context.now())
		);
	}

	private refuseNumber(mobile: string): Refusal | undefined {
		if (!isMainlandNumber(mobile)) return { code: 406 };
		if (this.account.blacklist.includes(mobile)) return { code: 4030 };
		const refusal = this.context.fates.refusalOf(mobile);
		return refusal === undefined ? undefined : { code: Number(refusal) };
	}
}

/** The refusal for the first field of the list that is missing or empty, if one is. */
function refuseMissing(
	fields: Record<string, string>,
	required: Array<[field: string, code: number]>,
): Refusal | undefined {
	const missing = required.find(([field]) => !fields[field]);
	return missing && { code: missing[1] };
}

/**
 * The parameters of a request: query and form may be mixed (reference 2.1). Unknown: which one wins;
 * here it is the form, and the last one of repeated parameters.
 */
function readFields(request: FastifyRequest): Record<string, string> {
	const form = typeof request.body === 'object' ? request.body : null;
	const parameters: Record<string, unknown> = { ...(request.query as object), ...form };
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [name, String([value].flat().at(-1))]),
	);
}
