import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { http, journal, n8n, playground } from '../support/playground.mts';
import { eventually, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

/** What becomes of the guests, by the branch on which they are to come out. */
const FATES = {
	Delivered: { status: 'delivered', receiptCopies: 2 },
	'Not delivered': { status: 'undelivered', receiptDelayMs: 200 },
	'No final receipt': { status: 'none' },
};
type Branch = keyof typeof FATES;
const branches = Object.keys(FATES) as Branch[];

// Numbers that the test of the campaign leaves out of its accounts: both share a table.
const guests = Array.from({ length: 30 }, (_, index) => ({
	branch: branches[index % branches.length],
	contactId: `W${index}`,
	phone: `1540000${7000 + index}`,
}));

interface Item {
	json: { phone?: string; contactId?: string; status?: string | null };
}
interface Execution {
	status: string;
	waitTill: string | null;
	data?: {
		resultData?: { runData?: Record<string, Array<{ data?: { main: Array<Item[] | null> } }>> };
	};
}

it('waits, then sends each message on along the branch of its receipt', async () => {
	for (const { branch, phone } of guests) {
		const order = { number: phone, fate: FATES[branch] };
		expect((await http.post(`${control}/fates`, order)).status).toBe(204);
	}
	const lines = [...guests, { contactId: 'W-wrong', phone: '12345' }].map(
		({ contactId, phone }) => `${contactId},客人,${phone},https://example.com/r/${contactId}`,
	);
	const text = ['contactId,name,phone,registrationLink', ...lines].join('\n');
	await writeFile(join(playground.filesFolder, 'wait-for-receipts.csv'), text);

	// The example as it is, but for its contacts and its patience.
	const { name, nodes, connections } = await workflowOf(
		playground.workflowIds['wait-for-receipts'],
	);
	const parametersOf = (wanted: string) => nodes.find((node) => node.name === wanted)!.parameters;
	parametersOf('Read contacts file').fileSelector = '.n8n-files/wait-for-receipts.csv';
	// n8n puts aside only what waits for more than 65 seconds.
	Object.assign(parametersOf('Wait for the receipts'), { amount: 70, unit: 'seconds' });
	const settings = { executionOrder: 'v1' };
	const workflowId = await n8n.createWorkflow({ name, nodes, connections, settings });

	const id = await n8n.run(workflowId, 'Start campaign');
	const look = async () => (await n8n.execution(id)) as unknown as Execution;
	const isOneOf =
		(...statuses: string[]) =>
		({ status }: Execution) =>
			statuses.includes(status);
	const waiting = await eventually(look, isOneOf('waiting', 'success', 'error'));
	expect(waiting).toMatchObject({ status: 'waiting', waitTill: expect.any(String) });
	const ended = await eventually(look, isOneOf('success', 'error', 'crashed'), 180_000);
	expect(ended.status).toBe('success');

	const { data } = (await n8n.execution(id, true)) as unknown as Execution;
	const cameOut = (branch: string) =>
		(data?.resultData?.runData?.[branch] ?? [])
			.flatMap((run) => run.data?.main.flat() ?? [])
			.map((item) => item?.json.contactId)
			.sort();
	const expected = (branch: Branch) =>
		guests
			.filter((guest) => guest.branch === branch)
			.map(({ contactId }) => contactId)
			.sort();
	expect(branches.map((branch) => cameOut(branch))).toEqual(branches.map(expected));

	const taken = (await journal()).map(({ to }) => to);
	expect(guests.map(({ phone }) => taken.filter((to) => to === phone).length)).toEqual(
		Array(guests.length).fill(1),
	);
}, 300_000);
