import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { countSegments, leadingSignature, refuseSignature, refuseText } from './content.mts';
import type { Credit } from './credit.mts';
import type { MessageIds } from './messageIds.mts';
import type { MessageLog } from './messageLog.mts';
import { receiptFor, scheduleEvents } from './receipts.mts';
import { refuseNumber, type Recipient } from './recipients.mts';
import type { Refusal } from './refusals.mts';
import { RepeatLimit } from './repeatLimit.mts';
import {
	refuseTag,
	type MessageSender,
	type Shipment,
	type Taken,
	type TextSource,
} from './shipment.mts';
import { refuseProject } from './templateStore.mts';
import { matchFreeText, type TextTemplates } from './textTemplates.mts';
import { fillVariables } from './variables.mts';

/** A text for one number, ready to be sent. */
interface ReadyText {
	text: string;
	/** With 【】. */
	signature: string;
	templateId?: string;
}

/** What a sender of texts works with. */
export interface SenderParts {
	templates: TextTemplates;
	ids: MessageIds;
	log: MessageLog;
	credit: Credit;
}

/** Checks and takes texts for one account. The order of the checks is unknown of the real one. */
export class Sender implements MessageSender<TextSource> {
	private readonly credit: Credit;

	private readonly repeats: RepeatLimit;

	private readonly account: SubmailAccountOptions;

	private readonly context: ProviderContext;

	private readonly templates: TextTemplates;

	private readonly ids: MessageIds;

	private readonly log: MessageLog;

	constructor(
		account: SubmailAccountOptions,
		context: ProviderContext,
		{ templates, ids, log, credit }: SenderParts,
	) {
		this.account = account;
		this.context = context;
		this.templates = templates;
		this.ids = ids;
		this.log = log;
		this.credit = credit;
		this.repeats = new RepeatLimit(account.identicalTextsPerDay);
	}

	refuseShipment({ source, tag }: Shipment<TextSource>): Refusal | undefined {
		const longTag = refuseTag(tag);
		if (longTag) return longTag;
		if ('content' in source) {
			if (!source.content) return { code: 403 };
			return refuseSignature(leadingSignature(source.content), this.account);
		}
		const refusal = refuseProject(this.templates, source.project);
		if (refusal) return refusal;
		const signature = source.signature ?? this.templates.find(source.project)?.signature;
		return refuseSignature(signature, this.account);
	}

	take(recipient: Recipient, shipment: Shipment<TextSource>): Taken | Refusal {
		const { account, context, credit, repeats } = this;
		const { to } = recipient;
		const at = context.now();
		const refusal = refuseNumber(to, account, context.fates);
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
			product: shipment.endpoint,
			messageId: this.ids.next(at),
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
		scheduleEvents(
			{ entry, product: 'sms', fate, tag: shipment.tag, onOutcome },
			account,
			context.receipts,
		);
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
			const match = matchFreeText(this.templates, text, this.account, at);
			if (match && 'code' in match) return match;
			return { text, signature: leadingSignature(text) ?? '', templateId: match?.id };
		}
		const template = this.templates.find(source.project);
		const signature = source.signature ?? template?.signature ?? '';
		const text = signature + fillVariables(template?.content ?? '', values);
		return refuseText(text, this.account) ?? { text, signature, templateId: source.project };
	}
}
