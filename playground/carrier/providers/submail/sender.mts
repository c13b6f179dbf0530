import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { countSegments, leadingSignature, refuseSignature, refuseText } from './content.mts';
import { Credit } from './credit.mts';
import { digest } from './digest.mts';
import type { MessageLog } from './messageLog.mts';
import { receiptFor, scheduleEvents } from './receipts.mts';
import { isMainlandNumber, type Recipient } from './recipients.mts';
import type { Refusal } from './refusals.mts';
import { RepeatLimit } from './repeatLimit.mts';
import type { TemplateStore } from './templateStore.mts';
import { fillVariables } from './variables.mts';

/** Where a text comes from: written by the customer, or a template. */
export type TextSource = { content: string } | { project: string; signature?: string };

/** What the messages of one request share. */
export interface Shipment {
	/** The endpoint, for instance `sms/send`. */
	product: string;
	source: TextSource;
	tag: string;
	/** The task id of a batch. */
	batchId?: string;
}

/** A message that was taken. */
export interface Taken {
	to: string;
	sendId: string;
	/** Billed segments (reference 4). */
	fee: number;
}

/** A text for one number, ready to be sent. */
interface ReadyText {
	text: string;
	/** With 【】. */
	signature: string;
	templateId?: string;
}

/** Checks and takes messages for one account. The order of the checks is unknown of the real one. */
export class Sender {
	private issued = 0;

	private readonly credit: Credit;

	private readonly repeats: RepeatLimit;

	private readonly account: SubmailAccountOptions;

	private readonly context: ProviderContext;

	private readonly templates: TemplateStore;

	private readonly log: MessageLog;

	constructor(
		account: SubmailAccountOptions,
		context: ProviderContext,
		{ templates, log, credit }: { templates: TemplateStore; log: MessageLog; credit: Credit },
	) {
		this.account = account;
		this.context = context;
		this.templates = templates;
		this.log = log;
		this.credit = credit;
		this.repeats = new RepeatLimit(account.identicalTextsPerDay);
	}

	/** A further id of 32 hex digits, for a message or a batch. */
	nextId(): string {
		this.issued += 1;
		return digest('md5', `${this.context.now()}/${this.issued}`);
	}

	/** Why a whole request is refused for its text or its tag, whoever it goes to. */
	refuseShipment({ source, tag }: Shipment): Refusal | undefined {
		if ([...tag].length > 32) return { code: 310 };
		if ('content' in source) {
			if (!source.content) return { code: 403 };
			return refuseSignature(leadingSignature(source.content), this.account);
		}
		if (!source.project) return { code: 406 };
		const template = this.templates.find(source.project);
		if (!template || template.status === '0' || template.status === '3') return { code: 407 };
		if (template.status === '1') return { code: 409 };
		return refuseSignature(source.signature ?? template.signature, this.account);
	}

	/** Takes one message or says why not. The shipment as a whole was found good before. */
	take(recipient: Recipient, shipment: Shipment): Taken | Refusal {
		const { account, context, credit, repeats } = this;
		const { to } = recipient;
		const at = context.now();
		const refusal = this.refuseNumber(to);
		if (refusal) return refusal;
		const ready = this.readyText(shipment.source, recipient.values, at);
		if ('code' in ready) return ready;
		const { text, signature, templateId } = ready;
		if (repeats.exceeded(to, text, at)) return { code: 408 };
		const segments = countSegments(text, account.segmentLength);
		const unpaid = credit.refuse(text, segments);
		if (unpaid) return unpaid;

		credit.charge(text, segments);
		repeats.count(to, text, at);
		const fate = context.fates.decide(to);
		const entry: JournalEntry = {
			provider: 'submail',
			product: shipment.product,
			messageId: this.nextId(),
			to,
			text,
			signature: signature.slice(1, -1),
			templateId,
			variables: Object.keys(recipient.values).length > 0 ? recipient.values : undefined,
			receivedAt: at,
			segments,
			receipt: receiptFor(fate),
		};
		context.journal.take(entry);
		const logged = {
			entry,
			batchId: shipment.batchId,
			reportedAt: undefined as number | undefined,
		};
		this.log.add(logged);
		const onOutcome = (reportedAt: number) => (logged.reportedAt = reportedAt);
		scheduleEvents({ entry, fate, tag: shipment.tag, onOutcome }, account, context.receipts);
		return { to, sendId: entry.messageId, fee: segments };
	}

	/** The text for one number with its values filled in. */
	private readyText(
		source: TextSource,
		values: Recipient['values'],
		at: number,
	): ReadyText | Refusal {
		if ('content' in source) {
			const text = fillVariables(source.content, values);
			const refusal = refuseText(text, this.account);
			if (refusal) return refusal;
			const match = this.templates.matchFreeText(text, at);
			if (match && 'code' in match) return match;
			return { text, signature: leadingSignature(text) ?? '', templateId: match?.id };
		}
		const template = this.templates.find(source.project);
		const signature = source.signature ?? template?.signature ?? '';
		const text = signature + fillVariables(template?.content ?? '', values);
		return refuseText(text, this.account) ?? { text, signature, templateId: source.project };
	}

	private refuseNumber(number: string): Refusal | undefined {
		if (!number) return { code: 251 };
		if (!isMainlandNumber(number)) return { code: 252 };
		if (this.account.blacklist.includes(number)) return { code: 114 };
		if (this.account.unsubscribed.includes(number)) return { code: 253 };
		const refusal = this.context.fates.refusalOf(number);
		return refusal === undefined ? undefined : { code: Number(refusal) };
	}
}
