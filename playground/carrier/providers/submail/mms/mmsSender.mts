import type { JournalEntry } from '../../../journal.mts';
import type { ProviderContext } from '../../../provider.mts';
import type { SubmailAccountOptions } from '../accountOptions.mts';
import type { MessageIds } from '../messageIds.mts';
import { receiptFor, scheduleEvents } from '../receipts.mts';
import { refuseNumber, type Recipient } from '../recipients.mts';
import type { Refusal } from '../refusals.mts';
import {
	refuseTag,
	type MessageSender,
	type Shipment,
	type Taken,
	type TemplateSource,
} from '../shipment.mts';
import { refuseProject } from '../templateStore.mts';
import { fillVariables } from '../variables.mts';
import type { MmsCredit } from './mmsCredit.mts';
import type { MmsContent, MmsTemplates } from './mmsTemplates.mts';

/** What a sender of multimedia messages works with. */
export interface MmsSenderParts {
	templates: MmsTemplates;
	ids: MessageIds;
	credit: MmsCredit;
}

/** Checks and takes multimedia messages for one account; the order of the checks is unknown. */
export class MmsSender implements MessageSender<TemplateSource> {
	private readonly account: SubmailAccountOptions;

	private readonly context: ProviderContext;

	private readonly parts: MmsSenderParts;

	constructor(account: SubmailAccountOptions, context: ProviderContext, parts: MmsSenderParts) {
		this.account = account;
		this.context = context;
		this.parts = parts;
	}

	/** Why a whole request is refused for its template or its tag. */
	refuseShipment({ source, tag }: Shipment<TemplateSource>): Refusal | undefined {
		return refuseTag(tag) ?? refuseProject(this.parts.templates, source.project);
	}

	/** Takes one message or says why not. */
	take({ to, values }: Recipient, { source, tag }: Shipment<TemplateSource>): Taken | Refusal {
		const { account, context } = this;
		const { templates, ids, credit } = this.parts;
		const template = templates.find(source.project);
		if (!template) return { code: 407 };
		const pages = filledPages(template, values);
		const texts = pages.map(({ text }) => text).filter(Boolean);
		const text = template.signature + texts.join('\n');
		const refusal =
			refuseNumber(to, account, context.fates) ?? refuseWords(text, account) ?? credit.refuse();
		if (refusal) return refusal;

		credit.charge();
		const at = context.now();
		const fate = context.fates.decide(to);
		const entry: JournalEntry = {
			provider: 'submail',
			product: 'mms',
			messageId: ids.next(at),
			to,
			text,
			signature: template.signature.slice(1, -1),
			templateId: template.id,
			variables: Object.keys(values).length > 0 ? values : undefined,
			subject: template.subject,
			pages,
			receivedAt: at,
			receipt: receiptFor(fate),
		};
		context.journal.take(entry);
		scheduleEvents({ entry, product: 'mms', fate, tag }, account, context.receipts);
		return { to, sendId: entry.messageId, fee: account.mmsFee };
	}
}

/** The pages with values in place of the variables; video has none (reference 11). */
function filledPages(
	{ type, pages }: MmsContent,
	values: Recipient['values'],
): MmsContent['pages'] {
	if (type === 'video') return pages;
	return pages.map((page) => ({ ...page, text: fillVariables(page.text, values) }));
}

/** Words that a value brought in are not seen in the review. */
function refuseWords(text: string, { forbiddenWords }: SubmailAccountOptions): Refusal | undefined {
	return forbiddenWords.some((word) => text.includes(word)) ? { code: 405 } : undefined;
}
