import type { FailureCategory } from '../../messaging/failure';
import type { Batch, ProviderAnswer, SmsCall, Verdict } from '../contract';
import { projectOf, tagOf, varsOf, withTemplatesOwnSignature } from './content';
import { numberKey, toMainlandForm } from './number';
import { isObject, readJson, readStatement, type Statement } from './reply';
import { verdictOf, verdictsOf } from './verdicts';

/** The vendor advises 50 to 200; it is no hard limit. */
const RECIPIENTS = 200;

/** Refusals that concern the request as a whole, whoever the recipients are. */
const WHOLE_REQUEST: ReadonlySet<FailureCategory> = new Set([
	'authentication',
	'configuration',
	'templateRejected',
]);

/**
 * An error of the whole request. Whether it comes as an object or as the only entry of a list is not
 * published, so both count; the second only with a reason that no single recipient can be the cause of.
 */
function refusedAsAWhole(value: unknown, recipients: number): Statement | undefined {
	const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
	const statement = readStatement(only ?? value);
	if (statement?.status !== 'error') return undefined;
	if (only === undefined || recipients === 1) return statement;
	const isNamed = isObject(only) && numberKey(only.to) !== undefined;
	const { category } = statement.refusal.failure;
	return !isNamed && WHOLE_REQUEST.has(category) ? statement : undefined;
}

/** A list with one entry a number. */
function decode({ body }: ProviderAnswer, { messages }: Batch): Verdict[] | undefined {
	const value = readJson(body);
	const refused = refusedAsAWhole(value, messages.length);
	if (refused) return messages.map(() => verdictOf(refused));

	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.some((entry) => readStatement(entry)) ? verdictsOf(entries, messages) : undefined;
}

/** sms/multixsend, one template with values of each recipient: https://www.mysubmail.com/documents/eM4rY2 */
export const multixsend: SmsCall = {
	carries: 'template',
	takes: withTemplatesOwnSignature,
	shares: 'template',
	recipientsPerRequest: RECIPIENTS,
	replay: 'none',
	encode: ({ messages }) => ({
		method: 'POST',
		path: '/sms/multixsend.json',
		form: {
			project: projectOf(messages[0]),
			multi: JSON.stringify(
				messages.map((message) => ({ to: toMainlandForm(message.to), vars: varsOf(message) })),
			),
			...tagOf(messages[0]),
		},
	}),
	decode,
};
