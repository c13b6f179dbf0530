import type { FastifyInstance } from 'fastify';
import { readFields, readForms } from './formFields.mts';
import type { InternationalProduct } from './international.mts';
import { balanceReply, internationalSubmitReply, sendReply } from './replies.mts';

/**
 * Product E, international SMS: classic `/webservice/isms.php?method=Submit|GetNum` and
 * `/isms/Submit.json` (reference 7). The form of the balance reply is unknown: that of product A.
 */
export function registerInternational(app: FastifyInstance, product: InternationalProduct): void {
	readForms(app);
	const numbersIn = (request: Parameters<typeof readFields>[0]) =>
		[readFields(request).mobile ?? ''].filter(Boolean);

	app.route({
		method: ['GET', 'POST'],
		url: '/isms/Submit.json',
		config: { numbersIn },
		handler: (request, reply) => {
			const outcome = product.submit(readFields(request));
			return sendReply(reply, 'json', internationalSubmitReply(outcome));
		},
	});

	app.route({
		method: ['GET', 'POST'],
		url: '/webservice/isms.php',
		config: { numbersIn },
		handler: (request, reply) => {
			const fields = readFields(request);
			if (fields.method === 'Submit') {
				const body = internationalSubmitReply(product.submit(fields));
				return sendReply(reply, fields.format, body);
			}
			if (fields.method === 'GetNum') {
				const refusal = product.refuseBalanceRequest(fields);
				const body = balanceReply(refusal, product.balance.left());
				return sendReply(reply, fields.format, body);
			}
			// What the real one answers to another method is unknown.
			return reply.callNotFound();
		},
	});
}
