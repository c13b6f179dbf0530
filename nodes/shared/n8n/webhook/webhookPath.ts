import { WEBHOOK_RESOLVERS, type INodeParameters, type IWebhookDescription } from 'n8n-workflow';

/**
 * A parameter as the path of a webhook: as an expression, and as the function that spares n8n its
 * expression engine, which costs more than all the rest of a push. An older n8n does not look for the
 * function, nor does n8n where the form of the node holds anything but plain values.
 */
export function pathFromParameter(
	name: string,
): Pick<IWebhookDescription, 'path'> &
	Partial<Pick<IWebhookDescription, typeof WEBHOOK_RESOLVERS>> {
	const path = {
		template: `={{$parameter["${name}"]}}`,
		resolve: (parameters: INodeParameters) => parameters[name],
	};
	// n8n before 2.35 has no such symbol; as a key it would be the word 'undefined'.
	const spared = WEBHOOK_RESOLVERS === undefined ? {} : { [WEBHOOK_RESOLVERS]: { path } };
	return { path: path.template, ...spared };
}

/**
 * Versions of every trigger here. They are the same, but for a trigger of version 1 n8n asks its
 * expression engine, at each push, for an option of the first Webhook node (`parseRequestBody` of n8n
 * 2.41.1). New triggers get the highest version.
 */
export const TRIGGER_VERSIONS = [1, 2];
