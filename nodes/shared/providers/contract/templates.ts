import type { Failure } from '../../messaging/model/failure';
import type { MediaLimits, Page } from '../../messaging/model/page';
import type { ChannelSettings } from '../../messaging/model/message';
import type { TemplateStatus } from '../../messaging/model/templateReview';
import type { ProviderField } from './field';
import type { ProviderAnswer, ProviderRequest } from './request';

/** A template that the provider has on file. */
export interface TemplateDetails {
	templateId: string;
	name: string;
	/** What the recipient reads, with the variables as they are written; of all pages for MMS. */
	text: string;
	status: TemplateStatus;
	/** Why it was rejected, in the provider's words. */
	reason?: string;
	/** The company mark without 【】, where the template has its own. */
	signature?: string;
	/** Subject of an MMS template. */
	subject?: string;
	/** Milliseconds since 1970. */
	createdAt?: number;
	/** Milliseconds since 1970. */
	updatedAt?: number;
}

/** A text template as the user wants it. */
export interface SmsTemplateDraft {
	name: string;
	/** Without 【】; may be empty where the provider needs none. */
	signature: string;
	text: string;
	settings: ChannelSettings;
}

/** A multimedia template as the user wants it. */
export interface MmsTemplateDraft {
	name: string;
	/** Without 【】. */
	signature: string;
	subject: string;
	pages: readonly Page[];
	settings: ChannelSettings;
}

/** One page of the provider's list. */
export interface TemplatePage {
	templates: TemplateDetails[];
	/** Whether there is another page. */
	more: boolean;
}

/** The provider's yes to a change. */
export interface TemplateChange {
	/** Where the provider repeats it. */
	templateId?: string;
}

/**
 * The provider's file of templates of one kind. Every decoder gives a failure that says why, or
 * undefined for an unreadable answer. Creating and updating hands the template in for review.
 */
export interface TemplateStore<Draft> {
	/** What templates of this kind are called, such as 'SMS Template (短信模板)'. */
	displayName: string;
	/** How variables are written in a template, for people, such as `@var(name)`. */
	variableForm: string;
	/** Fields that creating and updating needs besides the draft's own; shown under 'Options'. */
	fields?: readonly ProviderField[];
	/** What an MMS template may hold. */
	media?: MediaLimits;
	/** Shortest time between two creations, milliseconds. */
	createIntervalMs?: number;
	/** Refuses a draft that the provider would refuse; a plain sentence, or undefined. */
	check(draft: Draft): Failure | undefined;
	/** @param page from 0 */
	list: {
		encode(page: number): ProviderRequest;
		decode(answer: ProviderAnswer): TemplatePage | Failure | undefined;
	};
	get: {
		encode(templateId: string): ProviderRequest;
		decode(answer: ProviderAnswer, templateId: string): TemplateDetails | Failure | undefined;
	};
	create: {
		encode(draft: Draft): ProviderRequest;
		decode(answer: ProviderAnswer): { templateId: string } | Failure | undefined;
	};
	update: {
		encode(templateId: string, draft: Draft): ProviderRequest;
		decode(answer: ProviderAnswer): TemplateChange | Failure | undefined;
	};
	delete: {
		encode(templateId: string): ProviderRequest;
		decode(answer: ProviderAnswer): TemplateChange | Failure | undefined;
	};
}
