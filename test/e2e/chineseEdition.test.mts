import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import type { InvitationRow } from '../../playground/accounts.mts';
import { readDictionary } from '../../playground/editions.mts';
import { Editor, startBrowser } from '../../playground/editor.mts';
import type { ExampleName } from '../../playground/examples.mts';
import { importExamples, type ImportedExamples } from '../../playground/provision.mts';
import { endingPage } from './support/forms.mts';
import { journal, n8n, playground, receiptsSettled } from './support/playground.mts';
import { settledRows, workflowOf } from './support/runs.mts';

/**
 * The Chinese edition of the examples beside the English one in the same n8n: all are imported and
 * published, two are run. That an edition does what the other one does follows from the tests of the
 * translation (test/unit/examples.test.mts).
 */
let imported: ImportedExamples;
beforeAll(async () => {
	imported = await importExamples({
		api: n8n,
		n8nUrl: playground.n8nUrl,
		packageName: 'n8n-nodes-sms-mms',
		baseUrl: (provider) => `${playground.carrierUrl}/${provider}`,
		language: 'zh-CN',
		tableIds: playground.tableIds,
	});
}, 120_000);

/** The words of an example in Chinese, by the English ones. */
async function chineseOf(example: ExampleName) {
	const words = await readDictionary(example, 'zh-CN');
	return (english: string): string => {
		const chinese = words[english];
		if (!chinese) throw new Error(`'${english}' has no translation.`);
		return chinese;
	};
}

it('shares the data tables of the English edition, and listens at addresses of its own', () => {
	expect(imported.tableIds).toEqual(playground.tableIds);
	const urls = (examples: ImportedExamples) => examples.pushAddresses.map(({ url }) => url);
	expect(urls(imported)).toHaveLength(urls(playground).length);
	expect(urls(imported).filter((url) => urls(playground).includes(url))).toEqual([]);
});

describe('the campaign in the browser', () => {
	let browser: Browser;
	let editor: Editor;
	beforeAll(async () => {
		browser = await startBrowser();
		editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
	}, 300_000);
	afterAll(async () => await browser?.close());

	// Numbers that the test of the English campaign leaves out of its accounts: both share a table.
	const guests = Array.from({ length: 20 }, (_, index) => ({
		contactId: `ZH${index}`,
		name: `客人${index}`,
		phone: `1540000${8000 + index}`,
	}));
	const phones = new Set(guests.map(({ phone }) => phone));

	it('sends to everybody once by a click, and hears of the receipts', async () => {
		const said = await chineseOf('pre-show-invitation');
		const lines = guests.map(
			({ contactId, name, phone }) => `${contactId},${name},${phone},https://example.com/r/1`,
		);
		const text = ['contactId,name,phone,registrationLink', ...lines].join('\n');
		await writeFile(join(playground.filesFolder, 'chinese-edition.csv'), text);
		const { name, nodes, connections } = await workflowOf(
			imported.workflowIds['pre-show-invitation'],
		);
		const source = nodes.find((node) => node.name === said('Read contacts file'))!;
		source.parameters.fileSelector = '.n8n-files/chinese-edition.csv';
		const id = await n8n.createWorkflow({ name, nodes, connections });

		await editor.openWorkflow(id);
		await editor.node(said('Send SMS')).waitFor();
		await editor.execute();
		await receiptsSettled();
		const taken = (await journal()).filter(({ to }) => phones.has(to));
		expect(taken.map(({ to }) => to).sort()).toEqual([...phones]);
		expect(taken[0].text).toContain('客人0您好，2026中国国际工业装备展');

		const rows = (await settledRows<InvitationRow>('invitations')).filter(({ phone }) =>
			phones.has(String(phone).replace('+86', '')),
		);
		const status = new Map(rows.map((row) => [row.messageId, row.status ?? 'none']));
		expect(rows.map(({ outcome }) => outcome)).toEqual(guests.map(() => 'accepted'));
		expect(status).toEqual(
			new Map(taken.map(({ messageId, receipt }) => [messageId, receipt?.status ?? 'none'])),
		);
	}, 300_000);
});

describe('the registration with its form', () => {
	/** Fills in the form in Chinese and gives the page that the visitor sees at the end. */
	async function register(phone: string, hasConsent = true): Promise<string> {
		const said = await chineseOf('registration-confirmation');
		const { nodes } = await workflowOf(imported.workflowIds['registration-confirmation']);
		const form = nodes.find(({ name }) => name === said('Registration form'))!;
		const consent = said('You may send me text messages about the fair; I can opt out at any time');
		return await endingPage(form.webhookId!, {
			[said('Full name')]: '王小明',
			[said('Mobile number')]: phone,
			[said('Company')]: '示例公司',
			[said('Consent')]: hasConsent ? [consent] : [],
		});
	}

	it.each([
		['Welcome to the fair', '154 0000 1151', true, 1],
		['You are registered already', '15400001151', true, 1],
		['Please check your number', '021-62881235', true, 0],
		['Your consent is missing', '15400001152', false, 0],
	])(
		'ends with: %s',
		async (page, phone, hasConsent, texts) => {
			const said = await chineseOf('registration-confirmation');
			expect(await register(phone, hasConsent)).toBe(said(page));
			const digits = phone.replace(/\D/g, '');
			const taken = (await journal()).filter(({ to }) => to === digits);
			expect(taken).toHaveLength(texts);
			const rows = await n8n.readRows<{ phone: string; name: string; company: string }>(
				playground.tableIds.registrations,
			);
			const ours = rows.filter((row) => row.phone.replace(/\D/g, '').endsWith(digits));
			expect(ours).toMatchObject(hasConsent ? [{ name: '王小明', company: '示例公司' }] : []);
		},
		120_000,
	);
});
