import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { isFailure } from '../../messaging/model/failure';
import type {
	MmsTemplateDraft,
	Provider,
	SmsTemplateDraft,
	TemplateDetails,
	TemplateStore,
} from '../../providers/contract';
import { providerById } from '../../providers/registry';
import { askProvider } from '../http/askProvider';
import { openCredential } from '../http/credential';
import { PROVIDER } from './providerFields';
import { say } from './language';

/** Longest wait for the list, milliseconds; somebody is looking at the form. */
const TIMEOUT = 15_000;

type AnyStore = TemplateStore<SmsTemplateDraft> | TemplateStore<MmsTemplateDraft>;

/**
 * A drop-down with templates of the chosen provider, page by page.
 *
 * The drop-down throws NodeOperationError with the provider's reason if it gives no list.
 *
 * @param storeOf where the provider keeps the templates of the wanted kind
 * @param wants which of them are offered; without it the approved ones
 */
export const templateSearch = (
	storeOf: (provider: Provider, context: ILoadOptionsFunctions) => AnyStore | undefined,
	wants: (template: TemplateDetails) => boolean = ({ status }) => status === 'approved',
) =>
	async function (
		this: ILoadOptionsFunctions,
		/** What the user typed; looked for in name, text and ID. */
		filter = '',
		paginationToken?: unknown,
	): Promise<INodeListSearchResult> {
		const provider = providerById(this.getCurrentNodeParameter(PROVIDER) as string);
		const store = storeOf(provider, this);
		if (!store) return { results: [] };

		const access = await openCredential(this, provider);
		const page = Number(paginationToken ?? 0);
		const question = { request: store.list.encode(page), decode: store.list.decode };
		const answer = await askProvider(this, access, question, TIMEOUT);
		if (isFailure(answer))
			throw new NodeOperationError(this.getNode(), say(this.getNode(), answer.message));

		const wanted = filter.toLowerCase();
		const results = answer.templates
			.filter(wants)
			.map(({ templateId, name, text }) => ({
				name: [name || templateId, text].filter(Boolean).join(': '),
				value: templateId,
			}))
			.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
		return { results, ...(answer.more ? { paginationToken: String(page + 1) } : {}) };
	};
