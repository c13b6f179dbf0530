import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { readContacts } from '../../../playground/contacts.mts';
import { projectFolder } from '../../../playground/paths.mts';
import { pngPoster } from '../../../playground/pictures.mts';
import { submitForm } from '../support/forms.mts';
import { http, journal, n8n, playground } from '../support/playground.mts';
import { eventually, settledRows, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

interface TemplateRow {
	templateId: string;
	name: string;
	status: string;
	reason: string | null;
}
const rowOf = async (name: string): Promise<TemplateRow | undefined> => {
	const rows = await n8n.readRows<TemplateRow>(playground.tableIds.mmsTemplates);
	return rows.find((row) => row.name === name);
};
/** What the contacts of the example have got; other tests send to other numbers. */
const withTemplate = async (templateId = '') =>
	(await journal()).filter(
		(message) => message.templateId === templateId && message.to.startsWith('1540013'),
	);

describe('the example with SUBMAIL', () => {
	const poster = pngPoster(320, 180);

	/** Fills in the example's form and gives the row of the template once it has been reviewed. */
	async function handIn(eventName: string): Promise<TemplateRow> {
		const { nodes } = await workflowOf(playground.workflowIds['mms-template']);
		const form = nodes.find(({ name }) => name === 'Template form')!;
		const status = await submitForm(form.webhookId!, {
			'Event Name': eventName,
			Start: '2026-11-21',
			End: '2026-11-23',
			Venue: '国家会展中心（上海）',
			Booth: '5.1A08',
			'Registration Link': 'https://www.example.com/register',
			Poster: new File([poster], 'poster.png', { type: 'image/png' }),
		});
		expect(status).toBe(200);
		const submitted = await eventually(
			async () => await rowOf(eventName),
			(row) => row !== undefined,
		);
		expect(submitted?.status).toBe('inReview');
		const reviewed = await eventually(
			async () => await rowOf(eventName),
			(row) => row?.status !== 'inReview',
		);
		return reviewed!;
	}

	it('invites all contacts once the template is approved, and only once', async () => {
		const { templateId, status } = await handIn('2026示例灯具展');
		expect(status).toBe('approved');

		interface InvitationRow {
			contactId: string | null;
			phone: string;
			outcome: string | null;
			messageId: string | null;
		}
		const contacts = await readContacts(join(projectFolder, 'examples', 'contacts.csv'));
		const notAccountedFor = (table: InvitationRow[]) => {
			const accountedFor = new Set(table.map(({ contactId }) => contactId));
			return contacts.filter(({ contactId }) => !accountedFor.has(contactId));
		};
		const rows = await eventually(
			async () => await n8n.readRows<InvitationRow>(playground.tableIds.mmsGuests),
			(table) => notAccountedFor(table).length === 0,
		);
		expect(notAccountedFor(rows)).toEqual([]);

		// As in the campaign by SMS: 156 numbers in mainland China.
		const sent = await withTemplate(templateId);
		expect([sent.length, new Set(sent.map(({ to }) => to)).size]).toEqual([156, 156]);
		const recorded = new Map(rows.map(({ messageId, phone }) => [messageId, phone]));
		expect(sent.map(({ messageId }) => recorded.get(messageId))).toEqual(
			sent.map(({ to }) => `+86${to}`),
		);
		const [{ pages, text, variables, subject }] = sent;
		expect(subject).toContain('2026示例灯具展');
		expect(text).toContain(`尊敬的${variables?.name}：`);
		const sha256 = createHash('sha256').update(poster).digest('hex');
		expect(pages?.flatMap(({ media }) => media ?? [])).toMatchObject([{ sha256 }]);

		// The verdict again, and one on a template from elsewhere.
		for (const reviewed of [templateId, 'FIJe14']) {
			const before = (await withTemplate(reviewed)).length;
			const fields = { templateId: reviewed, verdict: 'accept' };
			const push = { provider: 'submail', kind: 'templateReview', fields };
			const { data } = await http.post(`${control}/push`, push);
			expect(data.httpStatus).toBe(200);
			await settledRows('mmsGuests');
			expect((await withTemplate(reviewed)).length).toBe(before);
		}
	}, 240_000);

	it('tells why a template was rejected, and sends nothing', async () => {
		const { templateId, status, reason } = await handIn('来展会中大奖');
		expect([status, reason]).toEqual(['rejected', '签名不正确']);
		await settledRows('mmsTemplates');
		expect(await withTemplate(templateId)).toEqual([]);
	}, 300_000);
});
