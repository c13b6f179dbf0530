import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type INodeProperties,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { unreadableEntries } from './ipAllowList';

/** The option in the form of a trigger. */
export const allowListField: INodeProperties = {
	displayName: 'IP Allow-List',
	name: 'ipAllowList',
	type: 'string',
	default: '',
	placeholder: 'e.g. 192.0.2.10, 198.51.100.0/24',
	description:
		'Addresses and networks that may push, separated by comma. Behind a proxy, N8N_PROXY_HOPS must be set for n8n to see the real address.',
};

/** Who may push, as it was typed; empty for everybody. */
export const readAllowList = (context: IHookFunctions | IWebhookFunctions): string =>
	String((context.getNodeParameter('options', {}) as IDataObject).ipAllowList ?? '').trim();

/**
 * Looks at the list before the workflow is published.
 *
 * @throws NodeOperationError if one of its entries is not an address or a network
 */
export function checkAllowList(context: IHookFunctions): void {
	const [unreadable] = unreadableEntries(readAllowList(context));
	if (unreadable === undefined) return;
	throw new NodeOperationError(
		context.getNode(),
		`'IP Allow-List' has '${unreadable}', which is not an internet address`,
		{ description: 'Enter addresses such as 192.0.2.10 or networks such as 198.51.100.0/24.' },
	);
}
