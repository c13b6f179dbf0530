import axios, { type AxiosResponse } from 'axios';
import {
	startCarrier,
	type Carrier,
	type CarrierOptions,
} from '../../../playground/carrier/carrier.mts';
import { defaultIhuyiAccount } from '../../../playground/carrier/providers/ihuyi/accountOptions.mts';
import { v1Signature } from '../../../playground/carrier/providers/ihuyi/v1Request.mts';

/** The account and time of all golden examples in the protocol reference. */
export const { apiKey } = defaultIhuyiAccount;
export const goldenSeconds = 1700000000;

const running: Carrier[] = [];

/** Starts a carrier whose clock stands at the golden time unless told otherwise. */
export async function start(options: CarrierOptions = {}): Promise<Carrier> {
	const carrier = await startCarrier({ now: () => goldenSeconds * 1000, ...options });
	running.push(carrier);
	return carrier;
}

/** Ends all carriers that a test started. */
export async function stopAll(): Promise<void> {
	await Promise.all(running.splice(0).map((carrier) => carrier.close()));
}

/** A client that takes every answer as it is, as text. */
export const http = axios.create({
	validateStatus: () => true,
	responseType: 'text',
	transformResponse: (text: string) => text,
	proxy: false,
	maxRedirects: 0,
});

/** A valid notification submission; fields given as undefined are left out. */
export async function submit(
	carrier: Carrier,
	fields: Record<string, string | undefined> = {},
): Promise<AxiosResponse<string>> {
	const form = {
		account: 'C00000001',
		password: apiKey,
		mobile: '13800000000',
		content: '展会明天开幕',
		...fields,
	};
	const body = new URLSearchParams(JSON.parse(JSON.stringify(form)));
	return await http.post(`${carrier.baseUrl('ihuyi')}/sms/Submit.json`, body);
}

/** The code a notification submission is answered with. */
export async function submitCode(
	carrier: Carrier,
	fields: Record<string, string | undefined> = {},
): Promise<number> {
	return JSON.parse((await submit(carrier, fields)).data).code;
}

/** A valid marketing batch, signed after `changes` are applied; a changed signature is kept. */
export function batch(changes: Record<string, unknown> = {}): Record<string, unknown> {
	const common = {
		api_id: 'sms-yx-00000001',
		timestamp: goldenSeconds,
		request_id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
	};
	return {
		signature: v1Signature({ ...common, ...changes }, apiKey),
		...common,
		product_id: 1001,
		phone: ['13800000000', '13900000000'],
		sign_name: '示例签名',
		content: '会员活动本周开始，回T退订',
		...changes,
	};
}

/** Sends a marketing batch. */
export async function sendBatch(
	carrier: Carrier,
	body: unknown,
	contentType = 'application/json',
): Promise<AxiosResponse<string>> {
	return await http.post(
		`${carrier.baseUrl('ihuyi')}/sms-yx/v1/batchSend`,
		typeof body === 'string' ? body : JSON.stringify(body),
		{ headers: { 'content-type': contentType } },
	);
}

/** The code a marketing batch is answered with. */
export async function batchCode(carrier: Carrier, changes: Record<string, unknown> = {}) {
	return JSON.parse((await sendBatch(carrier, batch(changes))).data).code;
}
