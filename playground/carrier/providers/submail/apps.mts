import type { SubmailAccountOptions } from './accountOptions.mts';

/** The products that are simulated. */
export const products = ['sms', 'mms'] as const;

/** One of {@link products}. */
export type Product = (typeof products)[number];

/** An app: its id and its key. */
export interface App {
	appId: string;
	appKey: string;
}

/** The account's app for a product; the app of another product is refused (reference 1). */
export function appFor(
	product: Product,
	{ appId, appKey, mmsAppId, mmsAppKey }: SubmailAccountOptions,
): App {
	return product === 'mms' ? { appId: mmsAppId, appKey: mmsAppKey } : { appId, appKey };
}

/** The product of an endpoint. @param endpoint without a slash in front and without a format suffix */
export function productOf(endpoint: string): Product {
	return endpoint.startsWith('mms/') || endpoint === 'balance/mms' ? 'mms' : 'sms';
}
