import { HookContext, WebhookContext } from 'n8n-core';
import type { IDataObject, INode, IWebhookData } from 'n8n-workflow';

import { DeliveryReceiptTrigger } from '../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node';
import { additionalDataFor, node, workflowOf } from './support/engine';

const trigger = new DeliveryReceiptTrigger();
const urlSecret = { __rl: true, mode: 'own', value: 'a-secret-of-length-22x' };
const PARAMETERS = { provider: 'ihuyi', urlSecret };
const RECEIPT = {
	code: '2',
	msg: '发送成功',
	mobilephone: '15400000000',
	smsid: '15870246956696820530',
	report_time: '2026-11-21 09:00:00',
};

const prepare = (parameters: IDataObject) => {
	const tested = node('Receipts', 'deliveryReceiptTrigger', parameters as INode['parameters'], {
		webhookId: '2f1b5d1e-0000-4000-8000-000000000000',
	});
	const workflow = workflowOf([tested]);
	return { workflow, tested: workflow.getNode('Receipts')! };
};

/** A push as n8n hands it to the node: parsed body, and a response to write to. */
async function push(
	body: IDataObject,
	parameters: IDataObject = PARAMETERS,
	{ ip = '203.0.113.7', contentType = 'application/x-www-form-urlencoded', length = 200 } = {},
) {
	const answered: { status?: number; body?: string } = {};
	const response = {
		status: (status: number) => Object.assign(response, Object.assign(answered, { status }) && {}),
		type: () => response,
		send: (text: string) => Object.assign(answered, { body: text }),
	};
	const { workflow, tested } = prepare(parameters);
	const additionalData = {
		...additionalDataFor({}, workflow.id),
		httpRequest: {
			...{ body, ip },
			headers: { 'content-type': contentType, 'content-length': String(length) },
		},
		httpResponse: response,
	} as unknown as ReturnType<typeof additionalDataFor>;
	const context = new WebhookContext(
		workflow,
		tested,
		additionalData,
		'webhook',
		{} as IWebhookData,
		[],
		null,
	);
	return { ...(await trigger.webhook.call(context)), answered };
}

describe('a push', () => {
	it('becomes an item and is answered as ihuyi expects', async () => {
		const { workflowData, webhookResponse, answered } = await push(RECEIPT);
		expect(webhookResponse).toBe('success');
		expect(answered).toEqual({});
		expect(workflowData).toEqual([
			[
				{
					json: {
						provider: 'ihuyi',
						messageId: '15870246956696820530',
						to: '+8615400000000',
						status: 'delivered',
						final: true,
						occurredAt: '2026-11-21T09:00:00.000+08:00',
						receivedAt: expect.any(String),
						receiptKey: 'ihuyi:15870246956696820530:+8615400000000:delivered',
					},
				},
			],
		]);
	});

	it('may come as multipart form, which n8n puts under data', async () => {
		const contentType = 'multipart/form-data; boundary=x';
		const { workflowData } = await push({ data: RECEIPT, files: {} }, PARAMETERS, { contentType });
		expect(workflowData?.[0][0].json).toMatchObject({ status: 'delivered' });
	});

	it('carries the raw fields on demand', async () => {
		const parameters = { ...PARAMETERS, options: { includeRawPush: true } };
		expect((await push(RECEIPT, parameters)).workflowData?.[0][0].json).toMatchObject({
			rawPush: RECEIPT,
		});
	});

	it('that is larger than any is refused, and starts nothing', async () => {
		const allowed = await push(RECEIPT, PARAMETERS, { length: 2 * 1024 * 1024 });
		expect(allowed.workflowData).toBeDefined();
		const refused = await push(RECEIPT, PARAMETERS, { length: 2 * 1024 * 1024 + 1 });
		expect(refused.workflowData).toBeUndefined();
		expect(refused.answered).toMatchObject({ status: 413 });
	});

	it('with a status nobody asked for is answered, and starts nothing', async () => {
		const parameters = { ...PARAMETERS, statuses: ['undelivered', 'failed'] };
		expect(await push(RECEIPT, parameters)).toEqual({ webhookResponse: 'success', answered: {} });
		const failed = await push({ ...RECEIPT, code: '3' }, parameters);
		expect(failed.workflowData?.[0][0].json).toMatchObject({ status: 'undelivered' });
	});

	it.each([{}, { hello: 'world' }, { ...RECEIPT, smsid: '' }, { ...RECEIPT, mobilephone: 'x' }])(
		'that is no receipt is turned away: %j',
		async (body) => {
			expect(await push(body)).toMatchObject({
				noWebhookResponse: true,
				answered: { status: 400 },
			});
		},
	);

	it.each([
		['203.0.113.7', '203.0.113.7', true],
		['::ffff:203.0.113.7', '198.51.100.0/24, 203.0.113.0/28', true],
		['203.0.113.77', '203.0.113.0/28', false],
		['2001:db8::1', '2001:db8::/32', true],
		['', '203.0.113.7', false],
	])('from %s with the allow-list %s: %s', async (ip, ipAllowList, allowed) => {
		const result = await push(RECEIPT, { ...PARAMETERS, options: { ipAllowList } }, { ip });
		if (allowed) expect(result.workflowData).toHaveLength(1);
		else expect(result).toMatchObject({ noWebhookResponse: true, answered: { status: 403 } });
	});

	it('is refused while no secret is set, whatever the URL', async () => {
		const parameters = { ...PARAMETERS, urlSecret: { ...urlSecret, value: '' } };
		expect(await push(RECEIPT, parameters)).toMatchObject({
			noWebhookResponse: true,
			answered: { status: 401 },
		});
	});
});

describe('publishing', () => {
	const create = async (parameters: IDataObject) => {
		const { workflow, tested } = prepare(parameters);
		const additionalData = additionalDataFor({}, workflow.id);
		const context = new HookContext(workflow, tested, additionalData, 'trigger', 'activate');
		const { checkExists, create: createWebhook } = trigger.webhookMethods.default;
		return (await checkExists.call(context)) || (await createWebhook.call(context));
	};

	it('works with a secret', async () => expect(await create(PARAMETERS)).toBe(true));

	it.each(['', 'short', 'has spaces in it, and more', 'a/slash/would/be/a/path'])(
		'is refused with the secret %j',
		async (value) => {
			await expect(create({ ...PARAMETERS, urlSecret: { ...urlSecret, value } })).rejects.toThrow(
				"'Secret in URL'",
			);
		},
	);

	it('is refused with an unreadable allow-list', async () => {
		const parameters = { ...PARAMETERS, options: { ipAllowList: '192.0.2.1, ihuyi.com' } };
		await expect(create(parameters)).rejects.toThrow("'ihuyi.com'");
	});

	it('puts the secret at the end of the URL', () => {
		const { workflow, tested } = prepare(PARAMETERS);
		const [{ path }] = trigger.description.webhooks ?? [];
		const value = workflow.expression.getSimpleParameterValue(tested, path, 'webhook', {});
		expect(value).toBe(urlSecret.value);
	});

	it('suggests secrets that it accepts, new ones each time', async () => {
		const first = await trigger.methods.listSearch.suggestSecrets();
		const second = await trigger.methods.listSearch.suggestSecrets();
		const values = [...first.results, ...second.results].map(({ value }) => String(value));
		expect(new Set(values).size).toBe(values.length);
		for (const value of values) {
			expect(await create({ ...PARAMETERS, urlSecret: { ...urlSecret, value } })).toBe(true);
		}
	});
});
