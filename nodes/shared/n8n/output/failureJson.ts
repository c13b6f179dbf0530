import type { IDataObject } from 'n8n-workflow';

import type { Language } from '../../messaging/model/sentence';
import { mayFailOver, type Failure } from '../../messaging/model/failure';
import { defined } from '../../messaging/util/defined';

/**
 * A failure as an output item shows it.
 *
 * @param language of its sentence
 * @param words goes over every text that may come from outside
 */
export const failureJson = (
	{ category, message, retryable, providerCode, providerMessage }: Failure,
	language: Language,
	words: (text: string) => string = (text) => text,
): IDataObject =>
	defined({
		category,
		message: words(message[language]),
		providerCode,
		providerMessage: providerMessage === undefined ? undefined : words(providerMessage),
		retryable,
		failover: mayFailOver(category),
	});
