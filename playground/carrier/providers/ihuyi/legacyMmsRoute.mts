import type { FastifyInstance } from 'fastify';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { readFields, readForms } from './formFields.mts';
import { numbersOf } from './legacyMarketing.mts';
import { LegacyMmsProduct } from './legacyMms.mts';
import { balanceReply, sendReply, submitReply } from './replies.mts';

/**
 * Product C0, legacy MMS: `/webservice/api?method=SendMms|GetNum` (reference 6.4; host 10658.cc).
 * Its replies are unknown: those of the other legacy products are a guess.
 */
export function registerLegacyMms(
	app: FastifyInstance,
	account: IhuyiAccountOptions,
	context: ProviderContext,
): void {
	const product = new LegacyMmsProduct(account, context);
	readForms(app);

	app.post(
		'/webservice/api',
		{ config: { numbersIn: (request) => numbersOf(readFields(request)) } },
		(request, reply) => {
			const fields = readFields(request);
			if (fields.method === 'SendMms') {
				return sendReply(reply, fields.format, submitReply(product.send(fields)));
			}
			if (fields.method === 'GetNum') {
				const refusal = product.refuseCredentials(fields);
				const body = balanceReply(refusal, product.balance.left());
				return sendReply(reply, fields.format, body);
			}
			// CreateMms and SendSms are not simulated; what another method is answered with is unknown.
			return reply.callNotFound();
		},
	);
}
