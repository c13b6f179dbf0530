import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../playground/editor.mts';
import { playground } from './support/playground.mts';

let browser: Browser;
let editor: Editor;
beforeAll(async () => {
	browser = await startBrowser();
	editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
	await editor.openNodeList();
}, 60_000);
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
	await editor.openWorkflow(playground.campaignId);
	await editor.openNode('Send SMS');
	const form = await editor.page.locator('[data-test-id=node-parameters]').innerText();
	expect(form).toMatch(/Provider[^]*Message Type[^]*To[^]*Content[^]*Text[^]*Options/);
	expect(form).not.toContain('Signature (签名)');
}, 60_000);

it('tells which URL to enter where', async () => {
	await editor.openWorkflow(playground.receiptsId);
	await editor.openNode('Delivery Receipt Trigger');
	await editor.page.getByText('Webhook URLs', { exact: true }).click();
	await editor.page.click('[data-test-id=radio-button-production]');
	await editor.page.getByText(playground.receiptUrl).waitFor();
	const form = await editor.page.locator('[data-test-id=node-parameters]').innerText();
	expect(form).toContain('回执推送地址');
}, 60_000);
