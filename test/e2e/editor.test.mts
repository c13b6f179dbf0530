import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../playground/editor.mts';
import { playground } from './support/playground.mts';

let browser: Browser;
let editor: Editor;
beforeAll(async () => {
	browser = await startBrowser();
	editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
	await editor.openNewWorkflow();
}, 60_000);
afterAll(async () => await browser?.close());

it.each([
	['sms', ['Send SMS', 'Delivery Receipt Trigger']],
	['短信', ['Send SMS', 'Delivery Receipt Trigger']],
	['ihuyi', ['Send SMS', 'Delivery Receipt Trigger']],
	['状态报告', ['Delivery Receipt Trigger']],
])(
	'typing %s finds %s',
	async (words, names) => {
		expect(await editor.searchNodes(words)).toEqual(expect.arrayContaining(names));
	},
	30_000,
);
