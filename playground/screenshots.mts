/**
 * `npm run screenshots`: takes the pictures of the documentation from the real editor, with the
 * example campaign in it, so that they show what users see.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultIhuyiAccount as ihuyi } from './carrier/providers/ihuyi/accountOptions.mts';
import { Editor, startBrowser } from './editor.mts';
import { previewWorkflow, viewPreview } from './mmsPreview.mts';
import { projectFolder, runFolder } from './paths.mts';
import { startPlayground } from './playground.mts';
import { anyFreePort } from './ports.mts';
import { playgroundOwner } from './provision.mts';

const folder = join(projectFolder, 'docs', 'images');
await mkdir(folder, { recursive: true });

const { n8n, carrier, api, provisioned, stop } = await startPlayground({
	n8nPort: await anyFreePort(),
	carrierPort: await anyFreePort(),
	runFolder: runFolder('screenshots'),
	log: console.log,
});
const browser = await startBrowser();
try {
	const editor = await Editor.open(browser, n8n.url, playgroundOwner);
	const { page } = editor;
	const shoot = async (name: string) => {
		await page.waitForTimeout(1200); // n8n moves things into place
		await page.screenshot({ path: join(folder, `${name}.png`) });
		console.log(`docs/images/${name}.png`);
	};

	await editor.openNodeList();
	await editor.searchNodes('短信');
	await shoot('find-nodes');

	await editor.openWorkflow(provisioned.campaignId);
	await editor.execute();
	await page.getByText('Workflow executed successfully').first().waitFor({ state: 'hidden' });
	await shoot('campaign');
	await editor.openNode('Send SMS');
	await shoot('send-sms');
	await page.getByText('Not Accepted Branch').click();
	await shoot('not-accepted');
	await page.click('[data-test-id=credential-edit-button]');
	await page.waitForSelector('[data-test-id=credential-edit-dialog]');
	await shoot('credential');

	await editor.openWorkflow(provisioned.receiptsId);
	await editor.openNode('Delivery Receipt Trigger');
	await page.getByText('Webhook URLs', { exact: true }).click();
	await page.click('[data-test-id=radio-button-production]');
	await shoot('receipt-trigger');

	const mms = await api.createCredential({
		name: 'ihuyi MMS (simulator)',
		type: 'ihuyiApi',
		data: { apiId: ihuyi.mmsApiId, apiKey: ihuyi.apiKey, baseUrl: carrier.baseUrl('ihuyi') },
	});
	await viewPreview(editor, await api.createWorkflow(previewWorkflow(mms)));
	await shoot('mms-preview');

	const invitation = previewWorkflow(mms);
	// No dry run; the names are unconfirmed, so a user has to give them.
	invitation.nodes.at(-1)!.parameters.options = {
		extensionKey: ihuyi.mmsExtensionKey,
		dataKey: ihuyi.mmsDataKey,
		titleKey: ihuyi.mmsTitleKey,
		optOutText: '拒收请回复R',
	};
	await api.run(await api.createWorkflow(invitation), 'Start');
	const phones = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
	await phones.goto(carrier.phonesUrl);
	await phones.locator('.phone img').first().waitFor();
	await carrier.receiptsSettled();
	await phones.waitForTimeout(1200); // the last receipts are shown a moment later
	await phones.screenshot({ path: join(folder, 'phones.png') });
	console.log('docs/images/phones.png');
} finally {
	await browser.close();
	await stop();
}
