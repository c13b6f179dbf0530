import type { DeliveryReceipt } from '../../messaging/model/deliveryReceipt';
import type { Reply } from '../../messaging/model/reply';
import type { TemplateReview } from '../../messaging/model/templateReview';
import type { MmsChannel, SmsChannel } from './channel';
import type { BalanceQuery, StatusQuery } from './queries';
import type { MmsTemplateDraft, SmsTemplateDraft, TemplateStore } from './templates';
import type { Webhook } from './webhook';

/** The addresses at which a provider itself answers. */
export interface ProviderHosts {
	/** Used where the credential names no other. */
	baseUrl: string;
	/** More of its origins, all with https: requests may go there whatever the Base URL is. */
	official: readonly string[];
	/** Its origins that are known with http only. As Base URL they need no switch. */
	plain: readonly string[];
}

/** A provider: data and pure functions. */
export interface Provider {
	id: string;
	displayName: string;
	/** Name of the n8n credential that signs its requests. */
	credentialType: string;
	/** Where its requests may go: its official address unless the credential names another. */
	hosts: ProviderHosts;
	/** Ways to send text messages, by message type. */
	sms: Readonly<Record<string, SmsChannel>>;
	/** Ways to send multimedia messages, by message type. */
	mms?: Readonly<Record<string, MmsChannel>>;
	/** Why multimedia messages cannot be sent here, and what to do instead, as a sentence. */
	withoutMms?: string;
	status?: StatusQuery;
	/** What to use where there is no status query, as a sentence. */
	withoutStatus?: string;
	/** How to ask for what is left, by product; one entry where all products share an account. */
	balances?: Readonly<Record<string, BalanceQuery>>;
	smsTemplates?: TemplateStore<SmsTemplateDraft>;
	mmsTemplates?: TemplateStore<MmsTemplateDraft>;
	receipts?: Webhook<DeliveryReceipt>;
	replies?: Webhook<Reply>;
	templateReviews?: Webhook<TemplateReview>;
}
