import type { Refusal } from '../common/codeTable';
import type { BalanceQuery, ProviderRequest } from '../contract';
import { CLASSIC_INTERNATIONAL_URL, LEGACY_MARKETING_URL, LEGACY_MMS_URL } from './baseUrl';
import {
	internationalRefusal,
	legacyMarketingRefusal,
	legacyMmsRefusal,
	notificationRefusal,
} from './codes';
import { readAnswer } from './answer';

interface Product {
	/** As it stands beside the amount. */
	name: string;
	/** The only address that is known to answer, where it is not the usual one. */
	baseUrl?: string;
	request: Pick<ProviderRequest, 'path' | 'query'>;
	/** What is counted; empty where that is not published. */
	unit: string;
	/** The meaning of a code; undefined where it may not be a refusal. */
	refusalOf(code: string, words?: string): Refusal | undefined;
}

/**
 * GetNum of one product. The reply with `num` is known, from one source, of the notification SMS only;
 * the others are read the same way. With a unit that is not published, the amount may be money.
 */
const getNum = ({ name, baseUrl, request, unit, refusalOf }: Product): BalanceQuery => ({
	displayName: baseUrl ? `${name}, Base URL ${baseUrl}` : name,
	encode: () => ({ method: 'POST', ...request, form: {} }),
	decode: ({ body }) => {
		const reply = readAnswer(body);
		if (!reply) return undefined;
		if (reply.code !== '2') return refusalOf(reply.code, reply.words)?.failure;
		const { num } = reply.members;
		const text = typeof num === 'number' || typeof num === 'string' ? String(num) : '';
		if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
		return [{ amount: Number(text), unit, name }];
	},
});

/**
 * How each product is asked for what is left. The v1 products (marketing SMS, MMS, video SMS) can be
 * asked, but how is not published.
 */
export const balances: Readonly<Record<string, BalanceQuery>> = {
	/** Product A: customers' integrations and the vendor's demo code. */
	notification: getNum({
		name: 'Notification SMS (验证码通知短信)',
		request: { path: '/sms/GetNum.json' },
		unit: 'messages',
		refusalOf: notificationRefusal,
	}),
	/**
	 * Product E: the vendor's demo code. Messages are sent at the usual address, so asking needs a
	 * second credential with the same key and the older address.
	 */
	international: getNum({
		name: 'International SMS (国际短信)',
		baseUrl: CLASSIC_INTERNATIONAL_URL,
		request: { path: '/webservice/isms.php', query: { method: 'GetNum', format: 'json' } },
		unit: '',
		refusalOf: internationalRefusal,
	}),
	/** Product B0: DoveChen/yii2-ihuyi on GitHub. */
	marketingLegacy: getNum({
		name: 'Marketing SMS, Old Accounts (M…) (营销短信旧版)',
		baseUrl: LEGACY_MARKETING_URL,
		request: { path: '/webservice/sms.php', query: { method: 'GetNum', format: 'json' } },
		unit: '',
		refusalOf: legacyMarketingRefusal,
	}),
	/** Product C0: DoveChen/yii2-ihuyi on GitHub. */
	mmsLegacy: getNum({
		name: 'MMS, Old Accounts (10658.cc) (彩信旧版)',
		baseUrl: LEGACY_MMS_URL,
		request: { path: '/webservice/api', query: { method: 'GetNum' } },
		unit: '',
		refusalOf: legacyMmsRefusal,
	}),
};
