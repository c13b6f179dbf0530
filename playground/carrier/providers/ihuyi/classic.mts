import type { FastifyInstance } from 'fastify';
import { readFields, readForms } from './formFields.mts';
import { numbersOf, type LegacyMarketingProduct } from './legacyMarketing.mts';
import type { NotificationProduct } from './notificationProduct.mts';
import { balanceReply, sendReply, submitReply } from './replies.mts';

/** The products behind the classic URL. */
export interface ClassicProducts {
	notification: NotificationProduct;
	legacyMarketing: LegacyMarketingProduct;
}

/**
 * The classic URL `/webservice/sms.php?method=Submit|GetNum` of products A (host 106.ihuyi.com) and
 * B0 (host api.yx.ihuyi.com). Here they share a host, so the first letter of the account decides:
 * `M` is B0, anything else is A.
 */
export function registerClassic(
	app: FastifyInstance,
	{ notification, legacyMarketing }: ClassicProducts,
): void {
	readForms(app);

	app.route({
		method: ['GET', 'POST'],
		url: '/webservice/sms.php',
		config: { numbersIn: (request) => numbersOf(readFields(request)) },
		handler: (request, reply) => {
			const fields = readFields(request);
			const product = /^M/.test(fields.account ?? '') ? legacyMarketing : notification;
			if (fields.method === 'Submit') {
				return sendReply(reply, fields.format, submitReply(product.submit(fields)));
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
