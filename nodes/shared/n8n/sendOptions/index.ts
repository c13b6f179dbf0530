import type { INodeProperties } from 'n8n-workflow';

import { defaultCountryField } from '../form/defaultCountry';
import { maskNumbersField } from '../form/maskNumbers';
import { optOutTextField } from '../form/optOutText';
import { languageField } from '../form/language';
import { dryRunField } from './dryRun';
import { duplicatesField } from './duplicates';
import { includeRawAnswerField } from './includeRawAnswer';
import { messagesPerSecondField } from './messagesPerSecond';
import { requestsAtOnceField } from './requestsAtOnce';
import { retriesField } from './retries';
import { sendAtField } from './sendAt';
import { sendingWindowField } from './sendingWindow';
import { sendOnceField } from './sendOnce';
import { stopAfterFailuresField } from './stopAfterFailures';
import { textRuleFields } from './textRules';
import { SEND_TIMEOUT } from './timeout';
import { trackClicksField } from './trackClicks';

/** The options that all nodes that send have. */
export const sendingOptions: INodeProperties[] = [
	defaultCountryField(
		'China for message types of mainland China. For those made for abroad: country code and number, as in 14155550100; refused where they could be two different people.',
	),
	dryRunField,
	duplicatesField,
	includeRawAnswerField,
	languageField,
	maskNumbersField(
		'Whether to show numbers in the output as +86138****8000. Receipts can then no longer be matched by number.',
	),
	messagesPerSecondField,
	optOutTextField({
		description:
			'Put at the end of a marketing text that does not yet tell how to opt out, as carriers demand. Message types without that demand leave the text as it is.',
	}),
	requestsAtOnceField,
	retriesField,
	sendAtField,
	sendingWindowField,
	sendOnceField,
	stopAfterFailuresField,
	...textRuleFields,
	trackClicksField,
	SEND_TIMEOUT.field,
];
