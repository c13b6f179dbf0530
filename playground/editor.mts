import {
	chromium,
	type Browser,
	type FrameLocator,
	type Locator,
	type Page,
} from 'playwright-core';
import type { Owner } from './n8nApi.mts';

/** Chromium as Debian installs it; another place by CHROMIUM_PATH. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Starts a browser that asks nothing of the outside world. */
export const startBrowser = (): Promise<Browser> =>
	chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});

/** n8n's editor in a browser, as a person uses it. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Signs in. */
	static async open(browser: Browser, url: string, owner: Owner): Promise<Editor> {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
		await page.goto(`${url}/signin`);
		await page.fill('input[name=emailOrLdapLoginId]', owner.email);
		await page.fill('input[type=password]', owner.password);
		await page.click('[data-test-id=form-submit-button]');
		await page.waitForURL((address) => !address.pathname.includes('signin'));
		return new Editor(page, url);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.waitForSelector('[data-node-name]');
	}

	/** Opens an empty workflow with the list of nodes at its side. */
	async openNodeList(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.click('[data-test-id=node-creator-plus-button]');
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-node-name="${name}"]`).first();
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick({ force: true });
		await this.page.waitForSelector('[data-test-id=ndv], [data-test-id=node-parameters]');
	}

	/**
	 * In the output of the open node: the Binary tab, then 'View' of the first file.
	 *
	 * @returns the frame that shows it
	 */
	async viewBinary(): Promise<FrameLocator> {
		const output = this.page.locator('[data-test-id=output-panel]');
		await output.locator('[data-test-id=radio-button-binary]').click();
		await output.locator('[data-test-id=ndv-view-binary-data]').first().click();
		return this.page.frameLocator('iframe.__html-display');
	}

	/** Where the form of the open node is on the page, down to its last field. */
	async formArea(): Promise<{ x: number; y: number; width: number; height: number }> {
		const form = this.page.locator('[data-test-id=node-parameters]');
		const panel = await form.locator('..').boundingBox();
		const fields = await form.locator('.parameter-input-list-wrapper').first().boundingBox();
		if (!panel || !fields) throw new Error('No form of a node is open.');
		return { ...panel, height: fields.y + fields.height + 16 - panel.y };
	}

	/** Types into the list of nodes and gives the names it then offers. */
	async searchNodes(words: string): Promise<string[]> {
		await this.page.fill('[data-test-id=node-creator-search-bar]', words);
		await this.page.waitForTimeout(800); // it filters as one types, a moment later
		return await this.page.locator('[data-test-id=node-creator-item-name]').allInnerTexts();
	}

	/** Clicks 'Execute workflow' and waits for the message that it succeeded. */
	async execute(): Promise<void> {
		await this.page.click('[data-test-id=execute-workflow-button]');
		await this.page
			.getByText('Workflow executed successfully')
			.first()
			.waitFor({ timeout: 120_000 });
	}
}
