import type { ProviderModule } from '../../provider.mts';
import { defaultIhuyiAccount, type IhuyiAccountOptions } from './accountOptions.mts';
import { registerMarketing } from './marketing.mts';
import { registerNotification } from './notification.mts';

/**
 * 互亿无线 (ihuyi): notification SMS and marketing SMS v1 behind one base URL.
 * @param options what differs from {@link defaultIhuyiAccount}
 */
export function ihuyiModule(options: Partial<IhuyiAccountOptions> = {}): ProviderModule {
	const account = { ...defaultIhuyiAccount, ...options };
	return {
		id: 'ihuyi',
		register: (app, context) => {
			// A scope each, because the products read bodies differently.
			app.register(async (scope) => registerNotification(scope, account, context));
			app.register(async (scope) => registerMarketing(scope, account, context));
		},
	};
}
