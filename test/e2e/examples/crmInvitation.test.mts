import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ACCOUNTS } from '../../../playground/examples.mts';
import { projectFolder } from '../../../playground/paths.mts';
import { http, journal, n8n, playground } from '../support/playground.mts';
import { eventually, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;
const { name: header, value: secret } = ACCOUNTS['CRM secret'].data;

interface Row {
	contactKey: string;
	source: string;
	name: string;
	phone: string;
	invitedNumber: string | null;
	outcome: string | null;
	reason: string | null;
	reasonMessage: string | null;
	messageId: string | null;
}

const payload = async (file: string) =>
	JSON.parse(await readFile(join(projectFolder, 'examples', 'payloads', file), 'utf8'));

const contact = (id: string, mobilephone: string) => ({
	id,
	properties: { firstname: '梅', lastname: '韩', mobilephone },
});

const invited = async (phone: string) =>
	(await journal()).filter(({ to, product }) => to === phone && product === 'mms');
const rowOf = async (contactKey: string) => {
	const rows = await n8n.readRows<Row>(playground.tableIds.crmGuests);
	const found = rows.filter((row) => row.contactKey === contactKey);
	expect(found.length).toBeLessThanOrEqual(1);
	return found.at(0);
};
/** The row of a contact once it says what became of the invitation. */
const settled = async (contactKey: string, outcome?: string) =>
	await eventually(
		async () => await rowOf(contactKey),
		(row) => (outcome ? row?.outcome === outcome : Boolean(row?.outcome)),
		60_000,
	);

/** A copy of the example. */
interface Copy {
	workflowId: string;
	/** Where it listens. */
	addresses: Record<'hubspot' | 'crm', string>;
	/** How many events it was given. */
	events: number;
}

const ALWAYS = { preset: 'own', hours: '0-24' };

/** Publishes the example with hours of its own, at addresses of its own. */
async function copyOfExample(window: object, waitUntil?: string): Promise<Copy> {
	const { name, nodes, connections } = await workflowOf(playground.workflowIds['crm-invitation']);
	const paths: Record<string, string> = { 'HubSpot event': randomUUID(), 'CRM event': randomUUID() };
	for (const node of nodes) {
		if (node.webhookId) node.webhookId = paths[node.name] ?? randomUUID();
		if (paths[node.name]) node.parameters.path = paths[node.name];
		if (node.name === 'Send MMS Invitation') {
			Object.assign(node.parameters.options as object, { sendingWindow: { window } });
		}
		if (waitUntil && node.name === 'Wait for the window') {
			node.parameters.dateTime = waitUntil;
		}
	}
	const settings = { executionOrder: 'v1' };
	const workflowId = await n8n.createWorkflow({ name, nodes, connections, settings });
	await n8n.publish(workflowId);
	const [hubspot, crm] = Object.values(paths).map((path) => `${playground.n8nUrl}/webhook/${path}`);
	return { workflowId, addresses: { hubspot, crm }, events: 0 };
}

/** Reports an event as the CRM does; n8n opens an address a moment after publishing. */
async function report(copy: Copy, from: keyof Copy['addresses'], event: unknown) {
	const answer = await eventually(
		async () => await http.post(copy.addresses[from], event, { headers: { [header]: secret } }),
		({ status }) => status !== 404,
		30_000,
	);
	copy.events += 1;
	expect(answer.status).toBe(200);
}

/** Waits until the copy has worked off all events that it was given. */
async function finished({ workflowId, events }: Copy) {
	const executions = await eventually(
		async () => await n8n.executions({ workflowId, status: 'success' }),
		({ length }) => length === events,
		60_000,
	);
	expect(executions).toHaveLength(events);
}

let open: Copy;
beforeAll(async () => {
	open = await copyOfExample(ALWAYS);
}, 120_000);

it('turns away whoever does not know the secret', async () => {
	const path = (name: string) => `${playground.n8nUrl}/webhook/${name}`;
	const { nodes } = await workflowOf(playground.workflowIds['crm-invitation']);
	const published = nodes.flatMap(({ parameters }) => parameters.path ?? []) as string[];
	expect(published).toHaveLength(2);
	const stranger = contact('stranger', '15400001299');
	for (const url of [...published.map(path), ...Object.values(open.addresses)]) {
		for (const headers of [{}, { [header]: `${secret}x` }]) {
			const { status } = await eventually(
				async () => await http.post(url, stranger, { headers }),
				(answer) => answer.status !== 404,
				30_000,
			);
			expect(status).toBe(403);
		}
	}
	expect(await invited('15400001299')).toEqual([]);
	expect(await rowOf('hubspot:stranger')).toBeUndefined();
}, 120_000);

it.each([
	['hubspot-changes.json', 'hubspot', 'hubspot:1201', '15400001201', '王小明'],
	['hubspot-changes.json', 'hubspot', 'hubspot:1202', '15400001202', '贵宾'],
	['hubspot-contact.json', 'hubspot', 'hubspot:1203', '15400001203', 'Anna Schmidt'],
	['hubspot-workflow.json', 'hubspot', 'hubspot:1204', '15400001204', '李丽'],
	['salesforce-records.json', 'crm', 'crm:0035g00000AAAAA1', '15400001205', '张伟'],
	['fxiaoke-contact.json', 'crm', 'crm:64f0c0ffee0001', '15400001206', '赵敏'],
] as const)(
	'reads %s and invites once, also when it comes again: %s %s',
	async (file, address, contactKey, phone, name) => {
		await report(open, address, await payload(file));
		const row = await settled(contactKey);
		const [message] = await invited(phone);
		expect(message.text).toContain(`您好，${name}，`);
		const { messageId } = message;
		expect(row).toMatchObject({ invitedNumber: `+86${phone}`, outcome: 'accepted', messageId });

		await report(open, address, await payload(file));
		await finished(open);
		expect(await invited(phone)).toHaveLength(1);
		expect(await rowOf(contactKey)).toMatchObject({ outcome: 'accepted', messageId });
	},
	120_000,
);

it('invites once when the same event comes several times at the same moment', async () => {
	const event = contact('1210', '15400001210');
	await Promise.all([1, 2, 3].map(async () => await report(open, 'hubspot', event)));
	await finished(open);
	const row = await rowOf('hubspot:1210');
	expect(row).toMatchObject({ outcome: 'accepted' });
	expect(await invited('15400001210')).toMatchObject([{ messageId: row?.messageId }]);
}, 120_000);

it('records who was held back or refused, with the reason, and tries a corrected contact again', async () => {
	await n8n.insertRows(playground.tableIds.suppressionList, [
		{ phone: '+8615400001211', reason: 'optOut', source: 'test' },
	]);
	const order = { number: '15400001212', fate: { refusal: 253 } };
	expect((await http.post(`${control}/fates`, order)).status).toBe(204);
	await report(open, 'hubspot', contact('1211', '15400001211'));
	await report(open, 'hubspot', contact('1212', '15400001212'));
	await report(open, 'crm', await payload('salesforce-records.json'));
	await report(open, 'hubspot', contact('1213', '1540000121'));

	const reasons = {
		'hubspot:1211': ['heldBack', 'suppressed'],
		'hubspot:1212': ['rejected', 'blocked'],
		'crm:0035g00000AAAAA2': ['heldBack', 'landline'],
		'hubspot:1213': ['heldBack', 'invalidNumber'],
	};
	for (const [contactKey, [outcome, reason]] of Object.entries(reasons)) {
		const row = await settled(contactKey);
		expect(row).toMatchObject({ outcome, reason, messageId: null });
		expect(row?.reasonMessage).toBeTruthy();
	}
	await finished(open);
	for (const phone of ['15400001211', '15400001212']) expect(await invited(phone)).toEqual([]);

	await report(open, 'hubspot', contact('1213', '15400001213'));
	const corrected = await settled('hubspot:1213', 'accepted');
	expect(corrected).toMatchObject({ invitedNumber: '+8615400001213', reason: '' });
	expect(await invited('15400001213')).toHaveLength(1);
}, 120_000);

it('lets nobody go at night, and invites them when the window opens', async () => {
	// The days from yesterday to tomorrow are closed for the first try, and open for the second.
	const days = "$now.minus(1, 'day').toISODate() + '..' + $now.plus(1, 'day').toISODate()";
	const holidays = `={{ $runIndex === 0 ? ${days} : '' }}`;
	const night = await copyOfExample({ ...ALWAYS, holidays }, "={{ $now.plus(5, 'seconds') }}");
	await report(night, 'hubspot', contact('1214', '15400001214'));
	expect(await settled('hubspot:1214')).toMatchObject({ messageId: null });
	const row = await settled('hubspot:1214', 'accepted');
	expect(await invited('15400001214')).toMatchObject([{ messageId: row?.messageId }]);
}, 120_000);
