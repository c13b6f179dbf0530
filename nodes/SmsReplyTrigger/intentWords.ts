import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { USUAL_WORDS, type IntentWords } from '../shared/messaging/text/replyIntent';
import { MOST_LIST } from '../shared/messaging/text/textLimits';
import { WORD_OPTIONS } from './description';

/** The words for each intent: the user's list where there is one, otherwise the usual ones. */
export function readIntentWords(context: IWebhookFunctions): IntentWords {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const own = WORD_OPTIONS.filter(({ name }) => typeof options[name] === 'string').map(
		({ intent, name }) => [
			intent,
			String(options[name])
				.slice(0, MOST_LIST)
				.split(/[,，、;；\r\n]+/),
		],
	);
	return { ...USUAL_WORDS, ...Object.fromEntries(own) } as IntentWords;
}
