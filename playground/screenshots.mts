/**
 * `npm run screenshots`: takes the pictures of the documentation from the real editor, so that they
 * show what users see: the example campaign, the form of every node, the credential of every
 * provider, and the phones. The accounts are those of the simulator.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REPORT, reportWorkflow } from './campaignReport.mts';
import { defaultIhuyiAccount as ihuyi } from './carrier/providers/ihuyi/accountOptions.mts';
import { Editor, startBrowser } from './editor.mts';
import { credentialOf, FORMS, formWorkflow } from './forms.mts';
import { previewWorkflow, viewPreview } from './mmsPreview.mts';
import { projectFolder, runFolder } from './paths.mts';
import { startPlayground } from './playground.mts';
import { anyFreePort, freePort } from './ports.mts';
import { playgroundOwner } from './provision.mts';

const folder = join(projectFolder, 'docs', 'images');
await mkdir(folder, { recursive: true });

const { n8n, carrier, api, provisioned, stop } = await startPlayground({
	n8nPort: await anyFreePort(),
	carrierPort: await freePort(4010), // the pictures show it in the credentials
	runFolder: runFolder('screenshots'),
	log: console.log,
});
const browser = await startBrowser();
try {
	const editor = await Editor.open(browser, n8n.url, playgroundOwner);
	const { page } = editor;
	const pathOf = (name: string) => {
		console.log(`docs/images/${name}.png`);
		return join(folder, `${name}.png`);
	};
	const settled = () => page.waitForTimeout(1200); // n8n moves things into place
	const shoot = async (name: string) => {
		await settled();
		await page.screenshot({ path: pathOf(name) });
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

	await carrier.receiptsSettled();
	await editor.openWorkflow(await api.createWorkflow(reportWorkflow(provisioned.tableId)));
	await editor.execute();
	await editor.openNode(REPORT);
	const report = (await editor.viewBinary()).locator('div').first();
	const sheet = await browser.newPage(); // the frame in the editor is too narrow for it
	await sheet.setContent(await report.evaluate((element) => element.outerHTML));
	await sheet.locator('div').screenshot({ path: pathOf('report') });
	await sheet.close();

	const usual = page.viewportSize()!;
	await page.setViewportSize({ ...usual, height: 1900 }); // room for the longest form
	for (const form of FORMS) {
		const credential = form.product && credentialOf(form.product, carrier.baseUrl);
		const created = credential && (await api.createCredential(credential));
		await editor.openWorkflow(await api.createWorkflow(formWorkflow(form, created)));
		await editor.openNode(form.name);
		await page.mouse.move(0, 0); // a field under the mouse shows its buttons
		await settled();
		await page.screenshot({ path: pathOf(form.picture), clip: await editor.formArea() });
		if (!form.credentialPicture) continue;
		await page.click('[data-test-id=credential-edit-button]');
		await page.getByText('Connection tested successfully').waitFor();
		await settled();
		const dialog = page.locator('[data-test-id=editCredential-modal]');
		await dialog.screenshot({ path: pathOf(form.credentialPicture) });
	}
	await page.setViewportSize(usual);

	const invitation = previewWorkflow(mms);
	// No dry run; the names are unconfirmed, so a user has to give them.
	invitation.nodes.at(-1)!.parameters.options = {
		extensionKey: ihuyi.mmsExtensionKey,
		dataKey: ihuyi.mmsDataKey,
		titleKey: ihuyi.mmsTitleKey,
		optOutText: '拒收请回复R',
	};
	await api.run(await api.createWorkflow(invitation), 'Start');
	const phones = await browser.newPage({ viewport: usual, locale: 'en-US' });
	await phones.goto(carrier.phonesUrl);
	await phones.locator('.phone img').first().waitFor();
	await carrier.receiptsSettled();
	await phones.waitForTimeout(1200); // the last receipts are shown a moment later
	await phones.screenshot({ path: pathOf('phones') });
} finally {
	await browser.close();
	await stop();
}
