import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../playground/editor.mts';
import { ACCOUNTS } from '../nodes/support/accounts';
import { n8n, playground } from './support/playground.mts';
import { workflowOf } from './support/runs.mts';

let browser: Browser;
let editor: Editor;
beforeAll(async () => {
	browser = await startBrowser();
	editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
	await editor.openNodeList();
}, 300_000);
afterAll(async () => await browser?.close());

// In its list, n8n shows triggers without the word 'Trigger'.
it.each([
	['sms', ['Send SMS', 'Delivery Receipt']],
	['短信', ['Send SMS', 'Delivery Receipt']],
	['ihuyi', ['Send SMS', 'Delivery Receipt']],
	['状态报告', ['Delivery Receipt']],
])(
	'typing %s finds %s',
	async (words, names) => {
		expect(await editor.searchNodes(words)).toEqual(expect.arrayContaining(names));
	},
	30_000,
);

it('shows provider, message type and what belongs to them', async () => {
	// A copy, since n8n lets one page at a time write, and the test of the campaign has it open.
	const { name, nodes, connections } = await workflowOf(playground.campaignId);
	await editor.openWorkflow(await n8n.createWorkflow({ name, nodes, connections }));
	await editor.openNode('Send SMS');
	const form = await editor.page.locator('[data-test-id=node-parameters]').innerText();
	expect(form).toMatch(/Provider[^]*Message Type[^]*To[^]*Content[^]*Text[^]*Options/);
	expect(form).not.toContain('Signature (签名)');
}, 300_000);

it('tells which URL to enter where', async () => {
	await editor.openWorkflow(playground.receiptsId);
	await editor.openNode('Delivery Receipt Trigger');
	await editor.page.getByText('Webhook URLs', { exact: true }).click();
	await editor.page.click('[data-test-id=radio-button-production]');
	await editor.page.getByText(playground.receiptUrl).waitFor();
	const form = await editor.page.locator('[data-test-id=node-parameters]').innerText();
	expect(form).toContain('发送回执推送');
}, 300_000);

it('lists the approved templates of a provider that can tell them', async () => {
	const account = ACCOUNTS['SUBMAIL, md5'];
	const data = { ...account.credential, baseUrl: `${playground.carrierUrl}/submail` };
	const created = await n8n.createCredential({ name: 'list', type: 'submailApi', data });
	const id = await n8n.createWorkflow({
		name: 'Choose a template',
		nodes: [
			{
				id: '1',
				name: 'Send SMS',
				type: 'n8n-nodes-sms-mms.sendSms',
				typeVersion: 1,
				position: [0, 0],
				parameters: { provider: 'submail', contentMode: 'template', to: '15400000000' },
				credentials: { submailApi: created },
			},
		],
		connections: {},
	});
	await editor.openWorkflow(id);
	await editor.openNode('Send SMS');
	await editor.page.locator('[data-test-id=rlc-input]').first().click();
	await editor.page.getByText('您的短信验证码', { exact: false }).first().waitFor();
}, 300_000);
