import type { ProviderModule } from '../../provider.mts';
import { defaultSubmailAccount, type SubmailAccountOptions } from './accountOptions.mts';
import { readBodies } from './bodies.mts';
import { Credit } from './credit.mts';
import { Endpoints } from './endpoints.mts';
import { MessageLog } from './messageLog.mts';
import { composeReply, readReply } from './moEvent.mts';
import { registerQueries, type ReceivedReply } from './queries.mts';
import { Sender } from './sender.mts';
import { registerSending } from './sendRoutes.mts';
import { composeReview, scheduleReview } from './templateReview.mts';
import { registerTemplates } from './templateRoutes.mts';
import { TemplateStore } from './templateStore.mts';

/**
 * SUBMAIL 赛邮, API v4: text messages, their log, replies, templates and balance. Pushed besides
 * receipts: replies and verdicts on templates.
 * @param options what differs from {@link defaultSubmailAccount}
 */
export function submailModule(options: Partial<SubmailAccountOptions> = {}): ProviderModule {
	const account = { ...defaultSubmailAccount, ...options };
	const replies: ReceivedReply[] = [];
	let templates: TemplateStore | undefined;
	return {
		id: 'submail',
		register: (app, context) => {
			const { now, receipts } = context;
			readBodies(app);
			// No credentials are asked for these two (reference 3).
			app.get('/service/timestamp', () => ({ timestamp: Math.floor(now() / 1000) }));
			app.get('/service/status', () => ({ status: 'runing', runtime: 0.024 }));

			const store: TemplateStore = new TemplateStore(
				account,
				(template) =>
					scheduleReview(template, account, receipts, (...verdict) => store.settle(...verdict)),
				now(),
			);
			templates = store;
			const log = new MessageLog();
			const credit = new Credit(account);
			const endpoints = new Endpoints(app, account, now);
			registerSending(endpoints, new Sender(account, context, { templates: store, log, credit }));
			registerQueries(endpoints, { log, replies, credit, now });
			registerTemplates(endpoints, store, now);
		},
		pushes: {
			reply: (fields, at) => {
				const reply = readReply(fields, at);
				replies.push(reply); // for sms/mo
				return composeReply(reply, account);
			},
			templateReview: (fields, at) => composeReview(fields, at, account, templates),
		},
	};
}
