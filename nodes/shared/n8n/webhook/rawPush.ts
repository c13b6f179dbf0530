import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { isObject } from '../../providers/common/json';
import type { WebhookRequest } from '../../providers/contract';
import { secretRemover } from '../output/privacy';

/** A value with all texts in it changed. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((one) => withTexts(one, change));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, withTexts(one, change)]),
	);
}

/**
 * What a push says, as the provider sent it, without what proves that it comes from there: whoever has
 * that could make up others.
 *
 * @param request with one entry, where it has a list
 * @param signatureFields names of the fields that sign it
 * @param secrets the values of the credential, which no output holds
 */
export function rawPush(
	{ list, fields }: WebhookRequest,
	signatureFields: readonly string[] = [],
	secrets: IDataObject,
): IDataObject {
	const [said = fields] = list ?? [];
	const shown = Object.entries(isObject(said) ? said : {}).filter(
		([name]) => !signatureFields.includes(name),
	);
	const remove = secretRemover(secrets as ICredentialDataDecryptedObject);
	return withTexts(Object.fromEntries(shown), remove) as IDataObject;
}
