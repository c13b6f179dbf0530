import { WEBHOOK_RESOLVERS, type INodeParameters, type IWebhookDescription } from 'n8n-workflow';

/**
 * A parameter as the path of a webhook: as an expression, and as the function that spares n8n its
 * expression engine, which costs more than all the rest of a push. An older n8n does not look for the
 * function, nor does n8n where the form of the node holds anything but plain values.
 */
export function pathFromParameter(
	name: string,
): Pick<IWebhookDescription, 'path' | typeof WEBHOOK_RESOLVERS> {
	const path = {
		template: `={{$parameter["${name}"]}}`,
		resolve: (parameters: INodeParameters) => parameters[name],
	};
	return { path: path.template, [WEBHOOK_RESOLVERS]: { path } };
}

/**
 * Versions of every trigger here. They are the same, but for a trigger of version 1 n8n asks its
 * expression engine, at each push, for an option of the first Webhook node (`parseRequestBody` of n8n
 * 2.41.1). New triggers get the highest version.
 */
export const TRIGGER_VERSIONS = [1, 2];
