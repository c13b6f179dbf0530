import type { Journal } from '../../journal.mts';
import type { ProviderModule } from '../../provider.mts';
import { defaultIhuyiAccount, type IhuyiAccountOptions } from './accountOptions.mts';
import { registerClassic } from './classic.mts';
import { InternationalProduct } from './international.mts';
import { registerInternational } from './internationalRoutes.mts';
import { LegacyMarketingProduct } from './legacyMarketing.mts';
import { registerLegacyMms } from './legacyMmsRoute.mts';
import { registerMarketing } from './marketing.mts';
import { registerMms } from './mms.mts';
import { registerNotification } from './notification.mts';
import { NotificationProduct } from './notificationProduct.mts';
import { composeReply } from './uplink.mts';

/**
 * 互亿无线 (ihuyi) behind one base URL: notification SMS (A), marketing SMS v1 (B), legacy marketing
 * SMS (B0), MMS and video SMS v1 (C), legacy MMS (C0) and international SMS (E). Pushed besides
 * receipts: replies.
 * @param options what differs from {@link defaultIhuyiAccount}
 */
export function ihuyiModule(options: Partial<IhuyiAccountOptions> = {}): ProviderModule {
	const account = { ...defaultIhuyiAccount, ...options };
	let journal: Journal | undefined;
	return {
		register: (app, context) => {
			({ journal } = context);
			// One state for a product, whichever of its addresses is used.
			const notification = new NotificationProduct(account, context);
			const legacyMarketing = new LegacyMarketingProduct(account, context);
			const international = new InternationalProduct(account, context);
			// A scope each, because the products read bodies differently.
			app.register(async (scope) => registerNotification(scope, notification));
			app.register(async (scope) => registerClassic(scope, { notification, legacyMarketing }));
			app.register(async (scope) => registerMarketing(scope, account, context));
			app.register(async (scope) => registerMms(scope, account, context));
			app.register(async (scope) => registerLegacyMms(scope, account, context));
			app.register(async (scope) => registerInternational(scope, international));
		},
		pushes: { reply: (fields, at) => composeReply(fields, at, account, journal) },
	};
}
