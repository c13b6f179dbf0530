import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { readContacts } from '../../../playground/contacts.mts';
import { projectFolder } from '../../../playground/paths.mts';
import { pngPoster } from '../../../playground/pictures.mts';
import { ACCOUNTS } from '../../nodes/support/accounts';
import { submitForm } from '../support/forms.mts';
import { http, journal, n8n, playground } from '../support/playground.mts';
import { chained, eventually, node, runToEnd, settledRows, workflowOf } from '../support/runs.mts';

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
const withTemplate = async (templateId = '') =>
	(await journal()).filter((message) => message.templateId === templateId);

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

it('hands in a text template to Alibaba Cloud and sends it once it is approved', async () => {
	const { credentialType, credential, parameters, provider } = ACCOUNTS['Alibaba Cloud'];
	const data = { ...credential, baseUrl: `${playground.carrierUrl}/aliyun` };
	const created = await n8n.createCredential({ name: 'templates', type: credentialType, data });
	const credentials = { [credentialType]: created };
	const [webhookId, secret] = [randomUUID(), 'a-secret-of-24-characters'];
	const sending = await n8n.createWorkflow(
		chained('Send what is approved', [
			node('Reviewed', 'n8n-nodes-sms-mms.templateReviewTrigger', {
				webhookId,
				parameters: {
					...{ provider, statuses: ['approved'], options: {} },
					urlSecret: { __rl: true, mode: 'own', value: secret },
				},
			}),
			node('Send SMS', 'n8n-nodes-sms-mms.sendSms', {
				parameters: {
					...{ provider, to: '15400170001', contentMode: 'template', ...parameters },
					templateId: { __rl: true, mode: 'id', value: '={{ $json.templateId }}' },
					templateVariables: { variable: [{ name: 'name', value: '张三' }] },
				},
				credentials,
			}),
		]),
	);
	await n8n.publish(sending);
	const url = `${playground.n8nUrl}/webhook/${webhookId}/${secret}`;
	const address = { provider, kind: 'templateReview', url };
	expect((await http.put(`${control}/push-url`, address)).status).toBe(204);

	const template = (name: string, rest: object) =>
		node(name, 'n8n-nodes-sms-mms.messageTemplate', {
			parameters: { provider, resource: 'smsTemplate', ...rest },
			credentials,
		});
	const submitting = await n8n.createWorkflow(
		chained('Hand in a template', [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			template('Create', {
				...{ operation: 'create', name: '开幕提醒', ...parameters },
				text: '您好${name}，展会明天开幕，欢迎光临。',
				options: { remark: '展会提醒', variableRules: '{"name":"others"}' },
			}),
			template('Get', {
				operation: 'get',
				templateId: { __rl: true, mode: 'id', value: '={{ $json.templateId }}' },
			}),
		]),
	);
	const { Create: handedIn, Get: found } = await runToEnd(submitting, 'Start');
	const [{ templateId }] = handedIn as Array<{ templateId: string }>;
	expect(templateId).toMatch(/^SMS_\d+$/);
	expect([handedIn, found]).toMatchObject([
		[{ provider, name: '开幕提醒', status: 'inReview' }],
		[{ provider, templateId, status: 'inReview' }],
	]);

	const sent = await eventually(
		async () => await withTemplate(templateId),
		(messages) => messages.length > 0,
	);
	expect(sent).toMatchObject([
		{ to: '15400170001', text: '【示例签名】您好张三，展会明天开幕，欢迎光临。' },
	]);
}, 90_000);
