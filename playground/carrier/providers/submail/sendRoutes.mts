import type { FastifyReply } from 'fastify';
import type { Endpoints } from './endpoints.mts';
import type { MessageIds } from './messageIds.mts';
import {
	numbersInMulti,
	numbersInTo,
	readMulti,
	readVars,
	refuseBatch,
	type Recipient,
} from './recipients.mts';
import { isRefusal, refusalBody, type Refusal } from './refusals.mts';
import type { MessageSender, Shipment, Taken, TemplateSource, TextSource } from './shipment.mts';

type Fields = Record<string, string>;

/** An endpoint that takes messages. */
interface SendRoute<Source extends TextSource> {
	/** Without a slash in front and without a format suffix. */
	name: string;
	sender: MessageSender<Source>;
	sourceOf: (fields: Fields) => Source;
}

/** The six ways to send texts (reference 4): to one, personalised, to a batch; free text or template. */
export function registerSending(
	endpoints: Endpoints,
	sender: MessageSender<TextSource>,
	ids: MessageIds,
	now: () => number,
): void {
	const freeText = ({ content = '' }: Fields): TextSource => ({ content });
	const template = ({ project = '', sms_signature: signature }: Fields): TextSource => ({
		project,
		// Only xsend's page has `sms_signature`; the others ignore it.
		signature: signature || undefined,
	});
	const nextBatchId = () => ids.next(now());

	const single = ['GET', 'POST'] as const;
	addSingle(endpoints, [...single], { name: 'sms/send', sender, sourceOf: freeText });
	addSingle(endpoints, [...single], { name: 'sms/xsend', sender, sourceOf: template });
	addMulti(endpoints, { name: 'sms/multisend', sender, sourceOf: freeText });
	addMulti(endpoints, { name: 'sms/multixsend', sender, sourceOf: ownTemplate });
	addBatch(endpoints, { name: 'sms/batchsend', sender, sourceOf: freeText }, nextBatchId);
	addBatch(endpoints, { name: 'sms/batchxsend', sender, sourceOf: ownTemplate }, nextBatchId);
}

/** The two ways to send multimedia messages (reference 11 and 12): to one, personalised. */
export function registerMmsSending(
	endpoints: Endpoints,
	sender: MessageSender<TemplateSource>,
): void {
	addSingle(endpoints, ['POST'], { name: 'mms/xsend', sender, sourceOf: ownTemplate });
	addMulti(endpoints, { name: 'mms/multixsend', sender, sourceOf: ownTemplate });
}

function ownTemplate({ project = '' }: Fields): TemplateSource {
	return { project };
}

/** One number; `to` may not be a list (reference 4). */
function addSingle<Source extends TextSource>(
	endpoints: Endpoints,
	methods: Array<'GET' | 'POST'>,
	route: SendRoute<Source>,
): void {
	endpoints.add(methods, route.name, {
		numbersIn: numbersInTo,
		answer: (fields) => {
			const shipment = shipmentOf(route, fields);
			const values = valuesOf(shipment, fields);
			if (isRefusal(values)) return values;
			const recipient = { to: fields.to ?? '', values };
			const outcome =
				route.sender.refuseShipment(shipment) ?? route.sender.take(recipient, shipment);
			if (isRefusal(outcome)) return outcome;
			return { status: 'success', send_id: outcome.sendId, fee: outcome.fee };
		},
	});
}

/** Several numbers with values each; the answer is an array with an entry for each. */
function addMulti<Source extends TextSource>(endpoints: Endpoints, route: SendRoute<Source>): void {
	const { multiRefusalForm, refusalStatus } = endpoints.account;
	endpoints.add(['POST'], route.name, {
		numbersIn: numbersInMulti,
		answer: (fields) => {
			const shipment = shipmentOf(route, fields);
			const recipients = readMulti(fields.multi);
			if (isRefusal(recipients)) return recipients;
			const refusal = route.sender.refuseShipment(shipment);
			if (refusal) return refusal;
			return recipients.map((recipient) => entryBody(route.sender.take(recipient, shipment)));
		},
		// The form in which the whole request is refused is unknown (reference 18).
		refuse: (reply: FastifyReply, refusal: Refusal) =>
			multiRefusalForm === 'array'
				? reply.send([refusalBody(refusal, 'number')])
				: reply.code(refusalStatus).send(refusalBody(refusal)),
	});
}

/** Several numbers with the same text. */
function addBatch<Source extends TextSource>(
	endpoints: Endpoints,
	route: SendRoute<Source>,
	nextBatchId: () => string,
): void {
	endpoints.add(['POST'], route.name, {
		numbersIn: numbersInTo,
		answer: (fields) => {
			const numbers = numbersInTo(fields);
			const batchId = nextBatchId();
			const shipment = { ...shipmentOf(route, fields), batchId };
			const values = valuesOf(shipment, fields);
			if (isRefusal(values)) return values;
			const refusal = refuseBatch(numbers) ?? route.sender.refuseShipment(shipment);
			if (refusal) return refusal;
			const outcomes = numbers.map((to) => route.sender.take({ to, values }, shipment));
			return {
				status: 'success',
				batchlist: batchId,
				total_fee: outcomes.reduce((sum, one) => sum + (isRefusal(one) ? 0 : one.fee), 0),
				responses: outcomes.map(entryBody),
			};
		},
	});
}

function shipmentOf<Source extends TextSource>(
	{ name, sourceOf }: SendRoute<Source>,
	fields: Fields,
): Shipment<Source> {
	return { endpoint: name, source: sourceOf(fields), tag: fields.tag ?? '' };
}

/** The values that all numbers share; a free text has none. */
function valuesOf(
	{ source }: Shipment<TextSource>,
	{ vars }: Fields,
): Recipient['values'] | Refusal {
	return readVars('content' in source ? undefined : vars);
}

/** An entry of a list; one that failed has a numeric code and no `to` (reference 4). */
function entryBody(outcome: Taken | Refusal): Record<string, unknown> {
	if (isRefusal(outcome)) return refusalBody(outcome, 'number');
	return { status: 'success', to: outcome.to, send_id: outcome.sendId, fee: outcome.fee };
}
