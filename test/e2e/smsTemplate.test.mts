import { randomUUID } from 'node:crypto';

import { ACCOUNTS } from '../nodes/support/accounts';
import { http, journal, n8n, playground } from './support/playground.mts';
import { chained, eventually, node, runToEnd } from './support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

it('hands in a text template to Alibaba Cloud and sends it once it is approved', async () => {
	const { credentialType, credential, parameters, provider } = ACCOUNTS['Alibaba Cloud'];
	const data = { ...credential, baseUrl: `${playground.carrierUrl}/aliyun` };
	const created = await n8n.createCredential({ name: 'templates', type: credentialType, data });
	const credentials = { [credentialType]: created };
	const [webhookId, secret] = [randomUUID(), 'a-secret-of-24-characters'];
	const sending = await n8n.createWorkflow(
		chained('Send what is approved', [
			node('Reviewed', 'n8n-nodes-sms-mms.templateReviewTrigger', {
				webhookId,
				parameters: {
					provider,
					statuses: ['approved'],
					options: {},
					urlSecret: secret,
				},
			}),
			node('Send SMS', 'n8n-nodes-sms-mms.sendSms', {
				parameters: {
					provider,
					to: '15400170001',
					contentMode: 'template',
					...parameters,
					templateId: { __rl: true, mode: 'id', value: '={{ $json.templateId }}' },
					templateVariables: { variable: [{ name: 'name', value: '张三' }] },
				},
				credentials,
			}),
		]),
	);
	await n8n.publish(sending);
	const url = `${playground.n8nUrl}/webhook/${webhookId}/${secret}`;
	const address = { provider, kind: 'templateReview', url };
	expect((await http.put(`${control}/push-url`, address)).status).toBe(204);

	const template = (name: string, rest: object) =>
		node(name, 'n8n-nodes-sms-mms.messageTemplate', {
			parameters: { provider, resource: 'smsTemplate', ...rest },
			credentials,
		});
	const submitting = await n8n.createWorkflow(
		chained('Hand in a template', [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			template('Create', {
				operation: 'create',
				name: '开幕提醒',
				...parameters,
				text: '您好${name}，展会明天开幕，欢迎光临。',
				options: { remark: '展会提醒', variableRules: '{"name":"others"}' },
			}),
			template('Get', {
				operation: 'get',
				templateId: { __rl: true, mode: 'id', value: '={{ $json.templateId }}' },
			}),
		]),
	);
	const { Create: handedIn, Get: found } = await runToEnd(submitting, 'Start');
	const [{ templateId }] = handedIn as Array<{ templateId: string }>;
	expect(templateId).toMatch(/^SMS_\d+$/);
	expect([handedIn, found]).toMatchObject([
		[{ provider, name: '开幕提醒', status: 'inReview' }],
		[{ provider, templateId, status: 'inReview' }],
	]);

	const sent = await eventually(
		async () => (await journal()).filter((message) => message.templateId === templateId),
		(messages) => messages.length > 0,
	);
	expect(sent).toMatchObject([
		{ to: '15400170001', text: '【示例签名】您好张三，展会明天开幕，欢迎光临。' },
	]);
}, 90_000);
