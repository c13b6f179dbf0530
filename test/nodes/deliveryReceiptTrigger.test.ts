import { HookContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	nodeParametersAreStatic,
	resolveWebhookDescriptionField,
	webhookDescriptionIsNativelyResolvable,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type IWebhookData,
} from 'n8n-workflow';

import { DeliveryReceiptTrigger } from '../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node';
import { additionalDataFor, node, workflowOf } from './support/engine';

const trigger = new DeliveryReceiptTrigger();
const LAST_PART = 'a-secret-of-length-22x';
const PARAMETERS = { provider: 'ihuyi', urlSecret: LAST_PART };
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

/** A form as n8n hands it to the node: its body as it came, and a response to write to. */
async function push(
	body: IDataObject,
	parameters: IDataObject = PARAMETERS,
	{ ip = '203.0.113.7', length = 200 } = {},
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
			body,
			ip,
			rawBody: Buffer.from(new URLSearchParams(body as Record<string, string>).toString()),
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(length),
			},
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

	it.each([{}, { hello: 'world' }, { ...RECEIPT, smsid: '' }, { ...RECEIPT, mobilephone: '' }])(
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
		const parameters = { ...PARAMETERS, urlSecret: '' };
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
			await expect(create({ ...PARAMETERS, urlSecret: value })).rejects.toThrow("'Secret in URL'");
		},
	);

	it('is refused with an unreadable allow-list', async () => {
		const parameters = { ...PARAMETERS, options: { ipAllowList: '192.0.2.1, ihuyi.com' } };
		await expect(create(parameters)).rejects.toThrow("'ihuyi.com'");
	});

	it.each(['default', 'setup'])('puts the secret at the end of the URL for %s', (name) => {
		const { workflow, tested } = prepare(PARAMETERS);
		const webhook = trigger.description.webhooks!.find((one) => one.name === name)!;
		const asExpression = ({ path }: typeof webhook) =>
			workflow.expression.getSimpleParameterValue(tested, path, 'webhook', {});
		expect(asExpression(webhook)).toBe(LAST_PART);
		expect(resolveWebhookDescriptionField(tested, webhook, 'path').resolved).toBe(true);
		expect(resolveWebhookDescriptionField(tested, webhook, 'path')).toHaveProperty(
			'value',
			LAST_PART,
		);
	});

	it('asks nothing of the expression engine while the form holds plain values', () => {
		expect(trigger.description.webhooks!.every(webhookDescriptionIsNativelyResolvable)).toBe(true);
		expect(nodeParametersAreStatic(prepare(PARAMETERS).tested)).toBe(true);
	});

	const suggested = async (present?: unknown) =>
		await trigger.methods.loadOptions.suggestSecrets.call({
			getCurrentNodeParameter: () => present,
		} as unknown as ILoadOptionsFunctions);

	it('suggests secrets that it accepts, new ones each time', async () => {
		const values = [...(await suggested('')), ...(await suggested())].map(({ value }) => value);
		expect(new Set(values).size).toBe(6);
		for (const value of values) {
			expect(await create({ ...PARAMETERS, urlSecret: value })).toBe(true);
		}
	});

	it('keeps the secret in use at the top of the list', async () => {
		expect((await suggested(LAST_PART)).map(({ value }) => value).indexOf(LAST_PART)).toBe(0);
		expect(await suggested(LAST_PART)).toHaveLength(4);
		expect(await suggested('={{ $vars.secret }}')).toHaveLength(3);
	});

	it('is shown as missing in the editor while no secret is chosen', () => {
		const issuesOf = (urlSecret: string) =>
			NodeHelpers.getNodeParametersIssues(
				trigger.description.properties,
				node('Receipts', 'deliveryReceiptTrigger', { provider: 'ihuyi', urlSecret }),
				trigger.description,
			);
		expect(issuesOf('')?.parameters).toHaveProperty('urlSecret');
		expect(issuesOf(LAST_PART)).toBeNull();
	});
});
