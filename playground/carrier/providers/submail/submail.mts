import type { ProviderModule } from '../../provider.mts';
import { defaultSubmailAccount, type SubmailAccountOptions } from './accountOptions.mts';
import { readBodies } from './bodies.mts';
import { Credit } from './credit.mts';
import { Endpoints } from './endpoints.mts';
import { MessageIds } from './messageIds.mts';
import { MessageLog } from './messageLog.mts';
import { MmsCredit } from './mms/mmsCredit.mts';
import { MmsSender } from './mms/mmsSender.mts';
import { registerMmsTemplates } from './mms/mmsTemplateRoutes.mts';
import { initialMmsTemplates, mmsKind, type MmsContent } from './mms/mmsTemplates.mts';
import { composeReply, readReply, type ReceivedReply } from './moEvent.mts';
import { registerQueries } from './queries.mts';
import { Sender } from './sender.mts';
import { registerMmsSending, registerSending } from './sendRoutes.mts';
import { beginReview, composeVerdict, readReview } from './templateReview.mts';
import { registerTemplates } from './templateRoutes.mts';
import { TemplateStore, type StoredTemplate, type Verdict } from './templateStore.mts';
import { textKind, type TemplateText } from './textTemplates.mts';

/**
 * SUBMAIL 赛邮, API v4: text messages, their log and replies, multimedia messages, templates and
 * balances of both. Pushed besides receipts: replies and verdicts on templates.
 * @param options what differs from {@link defaultSubmailAccount}
 */
export function submailModule(options: Partial<SubmailAccountOptions> = {}): ProviderModule {
	const account = { ...defaultSubmailAccount, ...options };
	const replies: ReceivedReply[] = [];
	const judges: Array<(verdict: Verdict) => void> = [];
	return {
		register: (app, context) => {
			const { now, journal } = context;
			readBodies(app);
			const endpoints = new Endpoints(app, account, now);
			// No credentials are asked for these two (reference 3).
			endpoints.addOpen('service/timestamp', () => ({ timestamp: Math.floor(now() / 1000) }));
			endpoints.addOpen('service/status', () => ({ status: 'runing', runtime: 0.024 }));

			const review = <Content extends object>(
				template: StoredTemplate<Content>,
				store: TemplateStore<Content>,
			) => beginReview(template, store, account, context);
			const texts = new TemplateStore<TemplateText>(
				textKind(account),
				account.templates,
				review,
				now(),
			);
			const multimedia = new TemplateStore<MmsContent>(
				mmsKind(account),
				initialMmsTemplates(account, journal),
				review,
				now(),
			);
			judges.push(
				(verdict) => texts.judge(verdict),
				(verdict) => multimedia.judge(verdict),
			);

			const ids = new MessageIds();
			const log = new MessageLog();
			const credit = new Credit(account);
			const sender = new Sender(account, context, { templates: texts, ids, log, credit });
			registerSending(endpoints, sender, ids, now);
			registerTemplates(endpoints, texts, now);

			const mmsCredit = new MmsCredit(account);
			const mmsParts = { templates: multimedia, ids, credit: mmsCredit };
			registerMmsSending(endpoints, new MmsSender(account, context, mmsParts));
			registerMmsTemplates(endpoints, multimedia, context);
			registerQueries(endpoints, { log, replies, credit, mmsCredit, now });
		},
		pushes: {
			reply: (fields, at) => {
				const reply = readReply(fields, at);
				replies.push(reply); // for sms/mo
				return composeReply(reply, account);
			},
			templateReview: (fields, at) => {
				const verdict = readReview(fields);
				judges.forEach((judge) => judge(verdict));
				return composeVerdict(verdict, at, account);
			},
		},
	};
}
