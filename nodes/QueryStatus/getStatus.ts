import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { askProvider } from '../shared/n8n/http/askProvider';
import type { ProviderAccess } from '../shared/n8n/http/credential';
import { cancellableSleep } from '../shared/n8n/http/createPorts';
import type { DeliveryReceipt } from '../shared/messaging/model/deliveryReceipt';
import type { Failure } from '../shared/messaging/model/failure';
import { idOf, textOf } from '../shared/messaging/text/textValue';
import { parsePhoneNumber } from '../shared/messaging/phone/phoneNumber';
import type { StatusQuery, StatusQuestion } from '../shared/providers/contract';
import { say } from '../shared/n8n/form/language';

/** Between two questions about the same message, milliseconds; a phone takes seconds, not less. */
const SHORTEST_PAUSE = 5000;

/** How patiently a status is asked for. */
export interface Patience {
	timeoutMs: number;
	/** Keep asking for a final status so long, milliseconds; 0: ask once. */
	waitMs: number;
}

const isFinal = (answer: DeliveryReceipt | Failure): boolean => 'status' in answer && answer.final;

/** Failures that time alone may mend, such as a message that the provider does not list yet. */
const mayChange = (answer: DeliveryReceipt | Failure): boolean =>
	'status' in answer ? !answer.final : answer.retryable;

/**
 * The day on which a message was sent, by the clock of providers in China. A date alone is that day;
 * a time is the day it has there.
 *
 * @param zone IANA name, for a time that names none itself
 */
function dayInChina(text: string, zone: string): string | undefined {
	const isDateAlone = /^\d{4}-\d\d-\d\d$/.test(text);
	const time = DateTime.fromISO(text, { zone: isDateAlone ? 'Asia/Shanghai' : zone });
	return time.setZone('Asia/Shanghai').toISODate() ?? undefined;
}

/**
 * Reads what one item asks for.
 *
 * @throws NodeOperationError if a field is missing or unreadable
 */
export function readQuestion(
	context: IExecuteFunctions,
	itemIndex: number,
	query: StatusQuery,
): StatusQuestion {
	const refuse = (message: string, description: string): never => {
		throw new NodeOperationError(context.getNode(), message, { itemIndex, description });
	};
	const parameter = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const text = (name: string, label: string) => textOf(label, parameter(name)).trim();

	const messageId =
		idOf('Message ID', parameter('messageId')) ||
		refuse(
			"'Message ID' is empty",
			"Use the 'messageId' that Send SMS gave, for example by expression.",
		);
	let to = '';
	if (query.needs.includes('to')) {
		const number = parsePhoneNumber(text('to', 'To'), query.defaultCountry);
		to = number.valid
			? number.e164
			: refuse(
					`'To': ${say(context.getNode(), number.message)}`,
					'Use the number that the message went to.',
				);
	}
	let date = '';
	if (query.needs.includes('date')) {
		date =
			dayInChina(text('sentOn', 'Sent On'), context.getTimezone()) ??
			refuse(
				`'Sent On' is '${text('sentOn', 'Sent On')}', which is no date`,
				"Use the 'submittedAt' that Send SMS gave.",
			);
	}
	return { messageId, to, date };
}

/** Asks until the status is final, the time is over, or nothing can change any more. */
export async function getStatus(
	context: IExecuteFunctions,
	access: ProviderAccess,
	query: StatusQuery,
	question: StatusQuestion,
	{ timeoutMs, waitMs }: Patience,
): Promise<DeliveryReceipt | Failure> {
	const sleep = cancellableSleep(context);
	const giveUpAt = Date.now() + waitMs;
	const pauseMs = Math.max(query.intervalMs, SHORTEST_PAUSE);
	const once = async () =>
		await askProvider(
			context,
			access,
			{
				request: query.encode(question),
				decode: (answer) => query.decode(answer, question),
			},
			timeoutMs,
		);

	let answer = await once();
	while (
		!isFinal(answer) &&
		mayChange(answer) &&
		Date.now() + pauseMs <= giveUpAt &&
		!context.getExecutionCancelSignal()?.aborted
	) {
		await sleep(pauseMs);
		answer = await once();
	}
	return answer;
}
