import type { FastifyReply } from 'fastify';
import type { Endpoints } from './endpoints.mts';
import {
	numbersInMulti,
	numbersInTo,
	readMulti,
	readVars,
	refuseBatch,
	type Recipient,
} from './recipients.mts';
import { refusalBody, type Refusal } from './refusals.mts';
import type { Sender, Shipment, Taken, TextSource } from './sender.mts';

type Fields = Record<string, string>;

/** The six ways to send (reference 4): to one, personalised, to a batch; free text or template. */
export function registerSending(endpoints: Endpoints, sender: Sender): void {
	const { account } = endpoints;
	const freeText = ({ content = '' }: Fields): TextSource => ({ content });
	const template = ({ project = '', sms_signature: signature }: Fields): TextSource => ({
		project,
		// Only xsend's page has `sms_signature`; the others ignore it.
		signature: signature || undefined,
	});
	const ownTemplate = ({ project = '' }: Fields): TextSource => ({ project });

	/** One number; `to` may not be a list (reference 4). */
	const single = (product: string, sourceOf: (fields: Fields) => TextSource) =>
		endpoints.add(['GET', 'POST'], product, {
			numbersIn: numbersInTo,
			answer: (fields) => {
				const values = readVars('content' in sourceOf(fields) ? undefined : fields.vars);
				if (isRefusal(values)) return values;
				const shipment = shipmentOf(product, fields, sourceOf);
				const outcome =
					sender.refuseShipment(shipment) ?? sender.take({ to: fields.to ?? '', values }, shipment);
				if ('code' in outcome) return outcome;
				return { status: 'success', send_id: outcome.sendId, fee: outcome.fee };
			},
		});

	/** Several numbers with values each; the answer is an array with an entry for each. */
	const multi = (product: string, sourceOf: (fields: Fields) => TextSource) =>
		endpoints.add(['POST'], product, {
			numbersIn: numbersInMulti,
			answer: (fields) => {
				const shipment = shipmentOf(product, fields, sourceOf);
				const recipients = readMulti(fields.multi);
				if ('code' in recipients) return recipients;
				const refusal = sender.refuseShipment(shipment);
				if (refusal) return refusal;
				return recipients.map((recipient) => entryBody(sender.take(recipient, shipment)));
			},
			// The form in which the whole request is refused is unknown (reference 18).
			refuse: (reply: FastifyReply, refusal: Refusal) =>
				account.multiRefusalForm === 'array'
					? reply.send([refusalBody(refusal, 'number')])
					: reply.code(account.refusalStatus).send(refusalBody(refusal)),
		});

	/** Several numbers with the same text. */
	const batch = (product: string, sourceOf: (fields: Fields) => TextSource) =>
		endpoints.add(['POST'], product, {
			numbersIn: numbersInTo,
			answer: (fields) => {
				const numbers = numbersInTo(fields);
				const values = readVars('content' in sourceOf(fields) ? undefined : fields.vars);
				if (isRefusal(values)) return values;
				const batchId = sender.nextId();
				const shipment = { ...shipmentOf(product, fields, sourceOf), batchId };
				const refusal = refuseBatch(numbers) ?? sender.refuseShipment(shipment);
				if (refusal) return refusal;
				const outcomes = numbers.map((to) => sender.take({ to, values }, shipment));
				return {
					status: 'success',
					batchlist: batchId,
					total_fee: outcomes.reduce((sum, one) => sum + ('code' in one ? 0 : one.fee), 0),
					responses: outcomes.map(entryBody),
				};
			},
		});

	single('sms/send', freeText);
	single('sms/xsend', template);
	multi('sms/multisend', freeText);
	multi('sms/multixsend', ownTemplate);
	batch('sms/batchsend', freeText);
	batch('sms/batchxsend', ownTemplate);
}

function shipmentOf(
	product: string,
	fields: Fields,
	sourceOf: (fields: Fields) => TextSource,
): Shipment {
	return { product, source: sourceOf(fields), tag: fields.tag ?? '' };
}

/** Values are texts, so a numeric code cannot be one of them. */
function isRefusal(outcome: Recipient['values'] | Refusal): outcome is Refusal {
	return typeof outcome.code === 'number';
}

/** An entry of a list; one that failed has a numeric code and no `to` (reference 4). */
function entryBody(outcome: Taken | Refusal): Record<string, unknown> {
	if ('code' in outcome) return refusalBody(outcome, 'number');
	return { status: 'success', to: outcome.to, send_id: outcome.sendId, fee: outcome.fee };
}
