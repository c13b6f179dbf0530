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
		await this.output.locator('[data-test-id=radio-button-binary]').click();
		await this.output.locator('[data-test-id=ndv-view-binary-data]').first().click();
		return this.page.frameLocator('iframe.__html-display');
	}

	/** Where the form of the open node is on the page, down to its last field. */
	async formArea(): Promise<{ x: number; y: number; width: number; height: number }> {
		const panel = await this.parameters.locator('..').boundingBox();
		const fields = await this.parameters
			.locator('.parameter-input-list-wrapper')
			.first()
			.boundingBox();
		if (!panel || !fields) throw new Error('No form of a node is open.');
		return { ...panel, height: fields.y + fields.height + 16 - panel.y };
	}

	/** Types into the list of nodes and gives the names it then offers. */
	async searchNodes(words: string): Promise<string[]> {
		await this.page.fill('[data-test-id=node-creator-search-bar]', words);
		await this.page.waitForTimeout(800); // it filters as one types, a moment later
		return await this.page.locator('[data-test-id=node-creator-item-name]').allInnerTexts();
	}

	/**
	 * Adds a node as a person finds it: the plus, a few words, its name in the list, and on the page
	 * that n8n shows of a node from a package, the action. Leaves the form of the node open.
	 *
	 * @param name as the list shows it: of triggers without the word 'Trigger'
	 */
	async addNode(words: string, name: string, action = 'Add to workflow'): Promise<void> {
		await this.page.click('[data-test-id=node-creator-plus-button]');
		await this.page.fill('[data-test-id=node-creator-search-bar]', words);
		const names = this.page.locator('[data-test-id=node-creator-item-name]');
		await names
			.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) })
			.first()
			.click();
		await this.page.getByText(action, { exact: true }).first().click();
		await this.parameters.waitFor();
	}

	/** The form of the open node. */
	get parameters(): Locator {
		return this.page.locator('[data-test-id=node-parameters]');
	}

	/** The result of the open node. */
	get output(): Locator {
		return this.page.locator('[data-test-id=output-panel]');
	}

	/** The field of a parameter in the open form, or in the dialog above it. */
	field(parameter: string): Locator {
		const input = this.page.locator(`[data-test-id=parameter-input-${parameter}]:visible`);
		return input.last().locator('input, textarea').first();
	}

	/** Chooses from the drop-down of a parameter. */
	async choose(parameter: string, label: string): Promise<void> {
		const option = this.page
			.locator('.el-select-dropdown__item:visible')
			.filter({ hasText: label });
		await this.clickUntilVisible(this.field(parameter), option.first());
		await option.first().click();
		await option.first().waitFor({ state: 'hidden' });
	}

	/**
	 * Creates a credential from the drop-down of the open node: fills in its fields, saves it, and
	 * leaves the dialog.
	 */
	async createCredential(fields: Record<string, string>): Promise<void> {
		const create = this.page.locator('[data-test-id=node-credentials-select-item-new]:visible');
		const select = this.page.locator('[data-test-id=node-credentials-select] input').first();
		await this.clickUntilVisible(select, create);
		await create.click();
		await this.credentialDialog.waitFor();
		for (const [name, value] of Object.entries(fields)) await this.field(name).fill(value);
		await this.page.click('[data-test-id=credential-save-button]');
		await this.credentialDialog.waitFor({ state: 'hidden' });
	}

	/** Opens the credential of the open node, which n8n then tests, and waits for a good end. */
	async seeCredentialTested(): Promise<void> {
		await this.page.click('[data-test-id=credential-edit-button]');
		const success = '[data-test-id=credentials-config-container-test-success]:visible';
		await this.credentialDialog.locator(success).waitFor();
	}

	async closeCredential(): Promise<void> {
		await this.page.locator('.el-dialog__headerbtn:visible').last().click();
		await this.credentialDialog.waitFor({ state: 'hidden' });
	}

	private get credentialDialog(): Locator {
		return this.page.locator('[data-test-id=credential-edit-dialog]');
	}

	async closeNode(): Promise<void> {
		await this.page.click('[data-test-id=ndv-close-button]');
		await this.parameters.waitFor({ state: 'hidden' });
	}

	/** Runs the open node with those before it. */
	async executeStep(): Promise<void> {
		await this.page.click('[data-test-id=node-execute-button]');
	}

	/** Publishes the open workflow, so that its triggers listen. */
	async publish(): Promise<void> {
		await this.page.locator('[data-test-id=workflow-open-publish-modal-button]').first().click();
		await this.page.locator('[data-test-id=workflow-publish-button]').first().click();
		await this.page.getByText('Workflow published', { exact: true }).waitFor();
		await this.page.getByRole('button', { name: 'Got it' }).click();
	}

	/** A click that comes while another list is still closing opens nothing, so it is given again. */
	private async clickUntilVisible(target: Locator, wanted: Locator): Promise<void> {
		for (let tries = 0; tries < 10; tries++) {
			await target.click();
			const seen = wanted.waitFor({ timeout: 3_000 });
			if (
				await seen.then(
					() => true,
					() => false,
				)
			)
				return;
		}
		await wanted.waitFor();
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
