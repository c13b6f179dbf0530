import type { FastifyInstance } from 'fastify';
import { readFields, readForms } from './formFields.mts';
import type { NotificationProduct } from './notificationProduct.mts';
import { balanceReply, sendReply, submitReply } from './replies.mts';

/** Product A, verification and notification SMS: `/sms/Submit.json` and `/sms/GetNum.json`. */
export function registerNotification(app: FastifyInstance, product: NotificationProduct): void {
	readForms(app);

	app.route({
		method: ['GET', 'POST'],
		url: '/sms/Submit.json',
		config: { numbersIn: (request) => [readFields(request).mobile ?? ''].filter(Boolean) },
		handler: (request, reply) =>
			sendReply(reply, 'json', submitReply(product.submit(readFields(request)))),
	});

	app.post('/sms/GetNum.json', (request, reply) => {
		const refusal = product.refuseBalanceRequest(readFields(request));
		return sendReply(reply, 'json', balanceReply(refusal, product.balance.left()));
	});
}
