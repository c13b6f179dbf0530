import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { defaultSubmailAccount as account } from '../../playground/carrier/providers/submail/accountOptions.mts';
import { Editor, startBrowser } from '../../playground/editor.mts';
import { playground } from './support/playground.mts';

/**
 * The first ten minutes of somebody who has just installed the package, with the mouse and the
 * keyboard only: each test goes on where the one before it stopped. A simulator of its own stands for
 * the provider, so that its phones show nothing else. Every step leaves a picture.
 */
const PICTURES = join('test-results', 'new-user');
const PHONE = '+8613800138000';
const TEXT = '【示例展览】您好，诚邀您参观我们的展台 5.1A08，回T退订';

let carrier: Carrier;
let browser: Browser;
let editor: Editor;
let phones: Page;
let steps = 0;

beforeAll(async () => {
	await rm(PICTURES, { recursive: true, force: true });
	await mkdir(PICTURES, { recursive: true });
	carrier = await startCarrier({ receiptDelayMs: { min: 300, max: 300 } });
	browser = await startBrowser();
	editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
	editor.page.setDefaultTimeout(60_000);
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await carrier?.close();
});

/** A step of the user. Its picture shows how it ended, also if that was not the way it should. */
const step = (name: string, page: () => Page, act: () => Promise<void>) =>
	it(`${name}`, async () => {
		const picture = `${String(++steps).padStart(2, '0')}-${name.replace(/\W+/g, '-')}`;
		try {
			await act();
			await page().screenshot({ path: join(PICTURES, `${picture}.png`) });
		} catch (error) {
			await page().screenshot({ path: join(PICTURES, `${picture}-FAILED.png`) });
			throw error;
		}
	}, 300_000);

const inEditor = () => editor.page;
const onPhones = () => phones;
const card = () => phones.locator(`[data-number="${PHONE}"]`);

step('opens a new workflow', inEditor, async () => {
	await editor.page.goto(`${playground.n8nUrl}/workflow/new`);
	await editor.page.getByText('Add first step…').waitFor();
});

step('adds Send SMS by search', inEditor, async () => {
	await editor.addNode('sms', 'Send SMS');
});

step('chooses a provider', inEditor, async () => {
	await editor.choose('provider', 'SUBMAIL (赛邮)');
});

step('creates the credential', inEditor, async () => {
	await editor.createCredential({
		appId: account.appId,
		appKey: account.appKey,
		subhookKey: account.subhookKey,
		baseUrl: carrier.baseUrl('submail'),
	});
});

step('sees the test of the credential turn green', inEditor, async () => {
	await editor.seeCredentialTested();
});

step('fills in To and Text', inEditor, async () => {
	await editor.closeCredential();
	await editor.field('to').fill('138 0013 8000');
	await editor.field('text').fill(TEXT);
	expect(await editor.parameters.locator('[data-test-id=parameter-issues]').count()).toBe(0);
});

step('runs it and reads the result', inEditor, async () => {
	await editor.executeStep();
	await editor.output.getByText('accepted', { exact: true }).waitFor();
	await editor.output.getByText(PHONE, { exact: true }).waitFor();
	expect(carrier.journal.messages()).toMatchObject([
		{ provider: 'submail', to: '13800138000', text: TEXT },
	]);
});

step('sees on the canvas what the node does', inEditor, async () => {
	await editor.closeNode();
	await editor.node('Send SMS').getByText('SUBMAIL (赛邮)').waitFor();
});

step('sees the message on the phone', onPhones, async () => {
	phones = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
	phones.setDefaultTimeout(60_000);
	await phones.goto(carrier.phonesUrl);
	await card().getByText(TEXT).waitFor();
	await card().locator('li[data-status=delivered]').waitFor();
});

step('adds SMS Reply Trigger for opt-outs', inEditor, async () => {
	await editor.page.goto(`${playground.n8nUrl}/workflow/new`);
	await editor.addNode('sms reply', 'SMS Reply', 'On opt out 退订');
	await editor.choose('provider', 'SUBMAIL (赛邮)');
});

step('gives its address to the provider', inEditor, async () => {
	const { page } = editor;
	await editor.choose('urlSecret', 'New');
	await page.getByText('Webhook URLs', { exact: true }).click();
	await page.click('[data-test-id=radio-button-production]');
	const address = page.getByText(/\/webhook\/[\w-]+\/[\w-]{16,}/).first();
	await address.waitFor();
	carrier.setPushUrl('submail', 'reply', (await address.innerText()).replace(/^\w+\s+/, '').trim());
});

step('publishes the workflow', inEditor, async () => {
	await editor.closeNode();
	await editor.publish();
});

step('replies T on the phone', onPhones, async () => {
	await card().getByLabel('Reply', { exact: true }).fill('T');
	await phones.keyboard.press('Enter');
	await card().locator('.bubble.out', { hasText: /^T/ }).waitFor();
});

step('sees the opt-out arrive', inEditor, async () => {
	const { page } = editor;
	await page.getByText('Executions', { exact: true }).click();
	await page
		.getByText(/^Succeeded/)
		.first()
		.waitFor();
	await editor.openNode('SMS Reply Trigger');
	await editor.output.getByText('optOut', { exact: true }).waitFor();
	await editor.output.getByText(PHONE, { exact: true }).waitFor();
});
