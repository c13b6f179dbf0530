import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProviderModule } from '../../provider.mts';
import { defaultJiutianAccount, type JiutianAccountOptions } from './accountOptions.mts';
import { readGbkForm, type GbkFields } from './gbkForm.mts';
import { JiutianSms, numbersOf, type Answer } from './sms.mts';

/**
 * 九天企信王 (Jiutian): `/sms.php` and `/sms_ye.php`, below what stands for the folder `/houtai`.
 * @param options what differs from {@link defaultJiutianAccount}
 */
export function jiutianModule(options: Partial<JiutianAccountOptions> = {}): ProviderModule {
	const account = { ...defaultJiutianAccount, ...options };
	const send = (reply: FastifyReply, answer: Answer) =>
		reply
			.type('text/plain')
			.send(
				('success' in answer ? `success:${answer.success}` : `error:${answer.error}`) +
					account.replyEnding,
			);
	return {
		register: (app, context) => {
			const sms = new JiutianSms(account, context);
			// Own parsers, because the framework's take every percent-encoded byte for UTF-8.
			app.removeAllContentTypeParsers();
			app.addContentTypeParser(
				'application/x-www-form-urlencoded',
				{ parseAs: 'buffer' },
				(_request, body, done) => done(null, readGbkForm(body.toString('latin1'))),
			);
			app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
				done(null, body),
			);

			app.route({
				method: ['GET', 'POST'],
				url: '/sms.php',
				config: { numbersIn: (request) => numbersOf(readFields(request)) },
				handler: (request, reply) => send(reply, sms.send(readFields(request), request)),
			});
			// The reference (4) knows GET only.
			app.get('/sms_ye.php', (request, reply) =>
				send(reply, sms.balance(readFields(request), request)),
			);
		},
	};
}

/** Query and form together; unknown which one wins, here the form. */
function readFields({ raw, body }: FastifyRequest): GbkFields {
	const query = /\?(.*)$/s.exec(raw.url ?? '')?.[1] ?? '';
	const form = typeof body === 'object' ? (body as GbkFields | null) : null;
	return { ...readGbkForm(query), ...form };
}
