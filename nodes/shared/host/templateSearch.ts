import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { isFailure } from '../messaging/failure';
import { providerById } from '../providers/registry';
import { ask } from './ask';
import { openCredential } from './credential';
import { PROVIDER } from './providerFields';

/** Longest wait for the list, milliseconds; somebody is looking at the form. */
const TIMEOUT = 15_000;

/**
 * The approved templates of the chosen provider, for a drop-down.
 *
 * @param filter what the user typed; looked for in name, text and ID
 * @throws NodeOperationError with the provider's reason if it gives no list
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const provider = providerById(this.getCurrentNodeParameter(PROVIDER) as string);
	if (!provider.templates) return { results: [] };

	const access = await openCredential(this, provider);
	const question = {
		request: provider.templates.encode(),
		decode: provider.templates.decode,
	};
	const templates = await ask(this, access, question, TIMEOUT);
	if (isFailure(templates)) throw new NodeOperationError(this.getNode(), templates.message);

	const wanted = filter.toLowerCase();
	const results = templates
		.filter(({ status }) => status === 'approved')
		.map(({ templateId, name, text }) => ({
			name: [name || templateId, text].filter(Boolean).join(': '),
			value: templateId,
		}))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
	return { results };
}
