import type { IDataObject } from 'n8n-workflow';
import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../playground/editor.mts';
import type { WorkflowNode } from '../../playground/n8nApi.mts';
import { ACCOUNTS, messageTypeOf } from '../nodes/support/accounts';
import { journal, n8n, playground } from './support/playground.mts';
import { chained, node, runToEnd } from './support/runs.mts';

const account = ACCOUNTS['ihuyi A notification'];

/** A contact of the list; what its fields hold is up to the test. */
type Contact = Record<string, unknown>;

/** A click, the contacts as items, and Send SMS. */
async function campaign(
	name: string,
	contacts: readonly Contact[],
	parameters: IDataObject,
	credential: IDataObject = {},
): Promise<string> {
	const { credentialType, provider } = account;
	const baseUrl = `${playground.carrierUrl}/${provider}`;
	const data = { ...account.credential, baseUrl, ...credential };
	const created = await n8n.createCredential({ name, type: credentialType, data });
	const nodes: WorkflowNode[] = [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('List', 'n8n-nodes-base.set', {
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ contacts }) },
		}),
		node('Each', 'n8n-nodes-base.splitOut', { parameters: { fieldToSplitOut: 'contacts' } }),
		node('Send SMS', 'n8n-nodes-sms-mms.sendSms', {
			parameters: { provider, to: '={{ $json.phone }}', ...messageTypeOf(account), ...parameters },
			credentials: { [credentialType]: created },
		}),
	];
	return await n8n.createWorkflow(chained(name, nodes));
}

const phones = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(2, '0')}`);

let browser: Browser;
let editor: Editor;
beforeAll(async () => {
	browser = await startBrowser();
	editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
}, 300_000);
afterAll(async () => await browser?.close());

/** Runs the Send node by its own button and gives what its output panel says. */
async function outputOf(workflowId: string): Promise<string> {
	await editor.openWorkflow(workflowId);
	await editor.openNode('Send SMS');
	await editor.executeStep();
	await editor.output
		.getByText(/messages?: /)
		.first()
		.waitFor({ timeout: 60_000 });
	return await editor.output.innerText();
}

it('says above an empty Accepted tab that nothing was accepted, and why', async () => {
	const contacts = phones('154000070', 3).map((phone) => ({ phone }));
	const wrongKey = { apiKey: 'f'.repeat(32) };
	const id = await campaign('Wrong key', contacts, { text: '展会明天开幕' }, wrongKey);
	const shown = await outputOf(id);
	expect(shown).toContain('3 messages: 0 accepted');
	expect(shown).toContain('authentication');
	expect(shown).toMatch(/ihuyi[^]*(API ID|API KEY|APIKEY)/i);
	expect(shown).toMatch(/No output data/i);
}, 300_000);

it('refuses a contact without the field of the text, and names the field', async () => {
	const [first, second] = phones('154000071', 2);
	const contacts = [
		{ phone: first, name: '张三' },
		{ phone: second, 姓名: '李四' },
	];
	const before = (await journal()).length;
	const id = await campaign('Empty field', contacts, {
		text: '={{ $json.name }}您好，展会明天开幕',
	});
	const shown = await outputOf(id);
	expect(shown).toContain('2 messages: 1 accepted');
	expect(shown).toContain("'name'");
	const taken = (await journal()).slice(before);
	expect(taken.map(({ to }) => to)).toEqual([first]);
}, 300_000);

it('sends to 49 of 50 contacts where one is poisoned', async () => {
	const numbers = phones('154000072', 50);
	const contacts = numbers.map((phone, index) => ({
		phone,
		text: index === 20 ? { toString: 1, valueOf: 1 } : `展会明天开幕，${index}号`,
	}));
	const before = (await journal()).length;
	const id = await campaign('One poisoned contact', contacts, { text: '={{ $json.text }}' });
	const { 'Send SMS': items } = await runToEnd(id, 'Start');
	const refused = (items as IDataObject[]).filter(({ outcome }) => outcome !== 'accepted');
	expect(refused).toMatchObject([
		{ outcome: 'rejected', reason: expect.stringContaining("'Text'") },
	]);
	const taken = (await journal()).slice(before).map(({ to }) => to);
	expect(taken.sort()).toEqual(numbers.filter((_, index) => index !== 20));
}, 300_000);
