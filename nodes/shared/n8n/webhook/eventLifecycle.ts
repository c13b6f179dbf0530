import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { checkAllowList } from './allowListOption';
import { isUsableSecret, SECRET_ADVICE, URL_SECRET } from './urlSecret';

/** The secret of a trigger's address; empty if there is none. */
export const readSecret = (context: IHookFunctions | IWebhookFunctions): string =>
	String(context.getNodeParameter(URL_SECRET, ''));

/**
 * What n8n calls when a workflow is published and taken back. The address is entered at the provider by
 * hand, so that there is nothing to make or to delete there, and only the settings count.
 *
 * @param check throws for settings with which the trigger must not be published
 */
export const onPublish = (check: (context: IHookFunctions) => void) => ({
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			return false;
		},
		async create(this: IHookFunctions): Promise<boolean> {
			check(this);
			return true;
		},
		async delete(this: IHookFunctions): Promise<boolean> {
			return true;
		},
	},
});

/** Refuses to publish with settings that would let forged pushes in, or none at all. */
function checkEventSettings(context: IHookFunctions): void {
	if (!isUsableSecret(readSecret(context))) {
		throw new NodeOperationError(context.getNode(), "'Secret in URL' is missing or too short", {
			description: SECRET_ADVICE,
		});
	}
	checkAllowList(context);
}

/** The life of a trigger that takes pushes of a provider. */
export const eventWebhookMethods = onPublish(checkEventSettings);
