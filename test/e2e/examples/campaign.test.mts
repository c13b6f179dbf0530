import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';

import { drawUpAccounts, type InvitationRow } from '../../../playground/accounts.mts';
import { Editor, startBrowser } from '../../../playground/editor.mts';
import { journal, playground, receiptsSettled } from '../support/playground.mts';
import { settledRows } from '../support/runs.mts';

const contacts = parse(readFileSync(join(__dirname, '../../../examples/contacts.csv')), {
	columns: true,
}) as Array<{ contactId: string; phone: string }>;

/** Numbers of other tests, which share the n8n and the simulator. */
const isForeign = (number: string | null) => /^\+?(?:86)?1540000/.test(String(number));

let browser: Browser;
let editor: Editor;
beforeAll(async () => {
	browser = await startBrowser();
	editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
}, 300_000);
afterAll(async () => await browser?.close());

it('shows the campaign with both outputs labelled', async () => {
	await editor.openWorkflow(playground.campaignId);
	const labels = await editor.node('Send SMS').locator('xpath=..').innerText();
	const all = `${labels} ${await editor.page.locator('.vue-flow').innerText()}`;
	expect(all).toContain('Accepted');
	expect(all).toContain('Not Accepted');
}, 300_000);

it('runs by a click, accounts for every contact, and agrees with the provider number by number', async () => {
	await editor.execute();
	await receiptsSettled();
	const table = (await settledRows<InvitationRow>('invitations')).filter(
		({ phone }) => !isForeign(phone),
	);
	const taken = (await journal()).filter(
		({ to, text }) => text.includes('工业装备展') && !isForeign(to),
	);
	const accounts = drawUpAccounts(contacts as never, table, taken as never);

	expect(accounts.disagreements).toEqual([]);
	expect(accounts.contacts).toBe(200);
	expect(accounts.unknown).toBe(0);
	// 161 distinct numbers, 5 of them abroad, which this product does not reach.
	const foreign = table.filter(({ phone }) => phone?.startsWith('+1'));
	expect([accounts.accepted, foreign.length]).toEqual([156, 5]);
	expect(taken.map(({ to }) => to).sort()).toEqual(
		table
			.filter(({ outcome }) => outcome === 'accepted')
			.map(({ phone }) => String(phone).replace('+86', ''))
			.sort(),
	);
	expect(accounts.delivered + accounts.undelivered + accounts.waiting).toBe(accounts.accepted);
	expect(accounts.delivered).toBeGreaterThan(accounts.accepted * 0.8);
	expect(accounts.undelivered).toBeGreaterThan(0);
}, 300_000);
