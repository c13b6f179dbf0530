import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { md5 } from '../../../playground/carrier/providers/ihuyi/md5.mts';
import { apiKey, goldenSeconds, start, stopAll } from './clients';
import { startHook, type Hook } from './submailHook';
import { answer, mmsAppId, type Fields } from './submailMmsClient';

const number = '13800000000';

let hook: Hook;

beforeEach(async () => {
	hook = await startHook();
});

afterEach(async () => {
	await stopAll();
	await hook.close();
});

async function startPushing(submail: CarrierOptions['submail'] = {}): Promise<Carrier> {
	const carrier = await start({ receiptDelayMs: { min: 20, max: 20 }, submail });
	carrier.setReceiptUrl('submail', hook.url);
	carrier.setPushUrl('submail', 'reply', hook.url);
	return carrier;
}

const send = async (carrier: Carrier, fields: Fields = {}) =>
	await answer(carrier, 'mms/xsend', { to: number, project: 'FIJe14', ...fields });

const stamp = {
	timestamp: String(goldenSeconds),
	token: expect.stringMatching(/^[0-9a-f]{32}$/),
	signature: expect.stringMatching(/^[0-9a-f]{32}$/),
};

describe('submail: SUBHOOK events of a multimedia message', () => {
	it('are request, sending and delivered, of the MMS app and without more', async () => {
		const carrier = await startPushing();
		const { send_id } = await send(carrier, { tag: 'fair 2026' });
		await carrier.receiptsSettled();
		const common = { ...stamp, address: number, app: mmsAppId, send_id, tag: 'fair 2026' };
		expect(hook.bodies()).toEqual([
			{ ...common, events: 'request' },
			{ ...common, events: 'sending' },
			{ ...common, events: 'delivered' },
		]);
		for (const { token, signature } of hook.bodies()) {
			expect(signature).toBe(md5(`${token}my_subhook_key`));
		}
		expect(carrier.journal.messages()[0].receipt).toMatchObject({
			status: 'delivered',
			code: 'DELIVRD',
			pushes: Array(3).fill({ httpStatus: 200 }),
		});
	});

	it('are dropped with a report, and unkown without a tag', async () => {
		const carrier = await startPushing({ subhookEvents: ['dropped', 'unknown'] });
		carrier.setFate(number, { status: 'undelivered' });
		const first = await send(carrier, { tag: 'a' });
		carrier.setFate(number, { status: 'undelivered', state: 'unkown' });
		await hook.told('dropped');
		const second = await send(carrier, { tag: 'b' });
		await carrier.receiptsSettled();
		const common = { ...stamp, address: number, app: mmsAppId };
		expect(hook.bodies()).toEqual([
			{ ...common, events: 'dropped', send_id: first.send_id, tag: 'a', report: ' UNDELIV' },
			{ ...common, events: 'unkown', send_id: second.send_id },
		]);
	});

	it('have the app as a number in JSON', async () => {
		const carrier = await startPushing({
			subhookTransport: 'json',
			subhookEvents: ['delivered'],
		});
		await send(carrier);
		await carrier.receiptsSettled();
		expect(hook.bodies()).toMatchObject([{ app: Number(mmsAppId), tag: '' }]);
	});
});

describe('submail: replies to multimedia messages', () => {
	it('are pushed with the MMS app and not found by sms/mo', async () => {
		const carrier = await startPushing();
		await carrier.push('submail', 'reply', { from: number, text: '好', app: 'mms' });
		await carrier.push('submail', 'reply', { from: number, text: '收到', app: 'sms' });
		expect(hook.bodies()).toEqual([
			{ ...stamp, events: 'mo', address: number, app: mmsAppId, content: '好' },
			{ ...stamp, events: 'mo', address: number, app: '10001', content: '收到' },
		]);
		const found = await answer(carrier, 'sms/mo', { appid: '10001', signature: apiKey });
		expect(found.mo).toMatchObject([{ content: '收到' }]);
		const other = carrier.push('submail', 'reply', { from: number, text: '好', app: 'voice' });
		await expect(other).rejects.toThrow(/app/);
	});
});
