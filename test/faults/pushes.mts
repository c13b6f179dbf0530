import { randomBytes, randomInt } from 'node:crypto';
import type { PushRequest } from '../../playground/carrier/pushRequest.mts';
import { defaultPlivoAccount } from '../../playground/carrier/providers/plivo/accountOptions.mts';
import { signedCallback } from '../../playground/carrier/providers/plivo/callbackRequest.mts';
import { defaultSubmailAccount } from '../../playground/carrier/providers/submail/accountOptions.mts';
import { composeEvent } from '../../playground/carrier/providers/submail/subhook.mts';

/** The addresses of the triggers. */
export type Addresses = Record<'ihuyi' | 'plivo' | 'submail' | 'aliyun', string>;

/** A push on its way to a trigger. */
export interface Push extends PushRequest {
	url: string;
	/** What is wrong with it; of an authentic one, that it is authentic. */
	kind: string;
	/** The `receiptKey`s that must come out of an authentic one. */
	keys: string[];
}

const FORM = 'application/x-www-form-urlencoded';

const ihuyiForm = (id: string, number: string, code: string): PushRequest => ({
	contentType: FORM,
	body: new URLSearchParams({
		code,
		msg: '发送成功',
		mobilephone: number,
		smsid: id,
		report_time: '2026-11-21 09:00:00',
	}).toString(),
});

const plivoForm = (url: string, id: string, number: string, status: string, token: string) =>
	signedCallback({ ...defaultPlivoAccount, authToken: token }, url, 'POST', [
		['MessageUUID', id],
		['To', number],
		['From', '14155550199'],
		['Status', status],
		['ErrorCode', status === 'delivered' ? '000' : '80'],
	]);

const submailForm = (id: string, number: string, event: string, subhookKey: string) =>
	composeEvent(
		{ events: event, address: number, app: 10001, send_id: id, tag: '', report: ' UNDELIV' },
		Date.now() + randomInt(1_000_000),
		{ ...defaultSubmailAccount, subhookKey },
	);

/** Every fifth comes twice. */
const copies = (index: number) => (index % 5 === 0 ? 2 : 1);

/** Most receipts in a push of Alibaba Cloud, by the choice of the simulator. */
const IN_ONE_PUSH = 100;

/** Receipts of Alibaba Cloud, which pushes many at once. */
function aliyunPushes(url: string, count: number): Push[] {
	const pushes: Push[] = [];
	for (let first = 0; first < count; first += IN_ONE_PUSH) {
		const places = Array.from(
			{ length: Math.min(IN_ONE_PUSH, count - first) },
			(_, i) => first + i,
		);
		const numbers = places.map((place) => `154${String(place).padStart(8, '0')}`);
		pushes.push({
			kind: 'authentic',
			url,
			contentType: 'application/json',
			body: JSON.stringify(
				places.map((place, index) => ({
					phone_number: numbers[index],
					biz_id: `biz${place}`,
					success: true,
					send_time: '2026-11-21 09:00:00',
					report_time: '2026-11-21 09:00:03',
					err_code: 'DELIVERED',
					err_msg: '用户接收成功',
					sms_size: '1',
				})),
			),
			keys: places.map((place, index) => `aliyun:biz${place}:+86${numbers[index]}:delivered`),
		});
	}
	return pushes;
}

/**
 * Receipts as the providers would push them, some of them twice.
 *
 * @param each receipts of each provider that pushes them one by one
 * @param together receipts of the provider that pushes many at once
 */
export function authenticPushes(to: Addresses, each: number, together: number): Push[] {
	const pushes: Push[] = [];
	const add = (index: number, push: Omit<Push, 'kind'>) => {
		for (let copy = 0; copy < copies(index); copy++) pushes.push({ ...push, kind: 'authentic' });
	};
	for (let index = 0; index < each; index++) {
		const number = `154${String(index).padStart(8, '0')}`;
		const isGood = index % 3 > 0;
		add(index, {
			...ihuyiForm(`1700000000${index}`, number, isGood ? '2' : '5'),
			url: to.ihuyi,
			keys: [`ihuyi:1700000000${index}:+86${number}:${isGood ? 'delivered' : 'undelivered'}`],
		});
		const state = isGood ? 'delivered' : 'undelivered';
		const abroad = `1415555${String(index).padStart(4, '0')}`;
		add(index, {
			...plivoForm(to.plivo, `uuid-${index}`, abroad, state, defaultPlivoAccount.authToken),
			url: to.plivo,
			keys: [`plivo:uuid-${index}:+${abroad}:${state}`],
		});
		add(index, {
			...submailForm(
				`send${index}`,
				number,
				isGood ? 'delivered' : 'dropped',
				defaultSubmailAccount.subhookKey,
			),
			url: to.submail,
			keys: [`submail:send${index}:+86${number}:${state}`],
		});
	}
	for (const [index, push] of aliyunPushes(to.aliyun, together).entries()) add(index, push);
	return pushes;
}

/** Larger than n8n takes, and larger than any provider pushes. */
const OVERSIZED = [17 * 1024 * 1024, 2 * 1024 * 1024];

/** So many pushes that nobody must believe, of every kind. */
export function forgedPushes(to: Addresses, count: number): Push[] {
	const number = '15400000000';
	const id = () => `forged-${randomBytes(6).toString('hex')}`;
	const stranger = () => randomBytes(16).toString('hex');
	const signed = () =>
		plivoForm(to.plivo, id(), number, 'delivered', defaultPlivoAccount.authToken);
	const kinds: Array<() => Omit<Push, 'keys'>> = [
		() => ({
			kind: 'wrong secret in the URL',
			...ihuyiForm(id(), number, '2'),
			url: to.ihuyi.slice(0, -32) + stranger(),
		}),
		() => ({
			kind: 'no secret in the URL',
			...ihuyiForm(id(), number, '2'),
			url: to.ihuyi.slice(0, -33),
		}),
		() => ({
			kind: 'signed with another key, Plivo',
			...plivoForm(to.plivo, id(), number, 'delivered', stranger()),
			url: to.plivo,
		}),
		() => ({
			kind: 'signed with another key, SUBMAIL',
			...submailForm(id(), number, 'delivered', stranger()),
			url: to.submail,
		}),
		() => ({
			kind: 'not signed',
			...ihuyiForm(id(), number, '2'),
			url: to.plivo,
		}),
		() => ({
			kind: 'signature of another body, Plivo',
			...signed(),
			body: new URLSearchParams({ MessageUUID: id(), To: number, Status: 'failed' }).toString(),
			url: to.plivo,
		}),
		() => ({
			kind: 'garbage',
			contentType: ['application/json', FORM, 'text/xml', 'application/octet-stream'][randomInt(4)],
			body: randomBytes(200).toString('latin1'),
			url: [to.ihuyi, to.plivo, to.submail][randomInt(3)],
		}),
		() => ({
			kind: 'JSON that is no receipt',
			contentType: 'application/json',
			body: JSON.stringify([{ smsid: [id()], code: { $ne: 1 } }, null, 7]),
			url: [to.ihuyi, to.plivo, to.submail][randomInt(3)],
		}),
	];
	const forged = Array.from({ length: count }, (_, index) => kinds[index % kinds.length]());
	const oversized = OVERSIZED.map((bytes) => ({
		kind: 'oversized',
		contentType: FORM,
		body: `${ihuyiForm(id(), number, '2').body}&more=${'x'.repeat(bytes)}`,
		url: to.ihuyi,
	}));
	return [...forged, ...oversized].map((push) => ({ ...push, keys: [] }));
}
