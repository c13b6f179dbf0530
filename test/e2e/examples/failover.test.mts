import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { http, journal, n8n, playground } from '../support/playground.mts';
import { runToEnd, settledRows, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

/** What the first provider does to a guest, and what is to become of the message. */
interface Trouble {
	/** Strikes the first request with the number; the second provider has no trouble. */
	misbehaviour?: object;
	/** How the row ends. */
	row: [provider: string, outcome: string, failureCategory: string];
	/** Who takes the message, if anybody. */
	takenBy?: 'ihuyi' | 'submail';
}

const says = (code: number, msg: string) => ({
	kind: 'garbage', taken: false,
	body: JSON.stringify({ code, msg, smsid: '0' }),
});

const TROUBLES = {
	none: { row: ['ihuyi', 'accepted', ''], takenBy: 'ihuyi' },
	// Would be refused elsewhere as well.
	wrongNumber: {
		misbehaviour: says(406, '手机格式不正确'),
		row: ['ihuyi', 'rejected', 'invalidNumber'],
	},
	optedOut: {
		misbehaviour: says(4030, '手机号码已被列入黑名单'),
		row: ['ihuyi', 'rejected', 'blocked'],
	},
	noCredit: {
		misbehaviour: says(4051, '剩余条数不足'),
		row: ['submail', 'accepted', ''],
		takenBy: 'submail',
	},
	wrongKey: {
		misbehaviour: { kind: 'status', status: 401, taken: false },
		row: ['submail', 'accepted', ''],
		takenBy: 'submail',
	},
	// Silence looks the same to us, whether the message was taken or not.
	silentTaken: {
		misbehaviour: { kind: 'resetAfterReading', taken: true },
		row: ['ihuyi', 'unknown', 'unknown'],
		takenBy: 'ihuyi',
	},
	silentLost: {
		misbehaviour: { kind: 'status', status: 500, taken: false },
		row: ['ihuyi', 'unknown', 'unknown'],
	},
} satisfies Record<string, Trouble>;
const troubles: Readonly<Record<keyof typeof TROUBLES, Trouble>> = TROUBLES;

/** Good luck in between, so that no run of trouble stops the first provider. */
const ORDER = Object.keys(TROUBLES).flatMap((trouble) => ['none', trouble]) as Array<
	keyof typeof TROUBLES
>;

interface Guest {
	trouble: keyof typeof TROUBLES;
	contactId: string;
	phone: string;
}

interface Row {
	contactId: string;
	provider: string;
	outcome: string;
	skipReason: string | null;
	failureCategory: string | null;
	messageId: string | null;
}

/** Numbers that the test of the campaign leaves out of its accounts: receipts end in its table. */
const guestsOf = (trial: 5 | 6, count: number): Guest[] =>
	Array.from({ length: count }, (_, index) => ({
		trouble: ORDER[index % ORDER.length],
		contactId: `F${trial}-${index}`,
		phone: `1540000${trial}${String(index).padStart(3, '0')}`,
	}));

/** Writes the list of contacts, which have a double at the end. */
async function writeContacts(file: string, guests: readonly Guest[]) {
	const lines = [...guests, { ...guests[0], contactId: 'double' }].map(
		({ contactId, phone }) => `${contactId},客人,${phone},https://example.com/r/${contactId}`,
	);
	const text = ['contactId,name,phone,registrationLink', ...lines].join('\n');
	await writeFile(join(playground.filesFolder, file), text);
}

/** The example as it is, but for its contacts and what a test changes. */
async function copyOfExample(file: string, change: (name: string, options: object) => object) {
	const { name, nodes, connections } = await workflowOf(playground.workflowIds.failover);
	for (const node of nodes) {
		if (node.name === 'Read contacts file') node.parameters.fileSelector = `.n8n-files/${file}`;
		if (node.type.endsWith('.sendSms')) {
			node.parameters.options = change(node.name, node.parameters.options as object);
		}
	}
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

const takenFrom = async (guests: readonly Guest[]) => {
	const phones = new Set(guests.map(({ phone }) => phone));
	return (await journal()).filter(({ to }) => phones.has(to));
};
const rowsOf = async (guests: readonly Guest[]) => {
	const ids = new Set(guests.map(({ contactId }) => contactId));
	return (await settledRows<Row>('reminders')).filter(({ contactId }) => ids.has(contactId));
};

describe('trouble with some messages', () => {
	const guests = guestsOf(5, 5 * ORDER.length);

	beforeAll(async () => {
		for (const { trouble, phone } of guests) {
			const { misbehaviour } = troubles[trouble];
			if (!misbehaviour) continue;
			const rule = { ...misbehaviour, numbers: [phone], times: 1 };
			expect((await http.post(`${control}/misbehaviour`, rule)).status).toBe(204);
		}
		await writeContacts('failover.csv', guests);
		const id = await n8n.createWorkflow(
			await copyOfExample('failover.csv', (_, options) => options),
		);
		await runToEnd(id, 'Start campaign');
	}, 300_000);

	it('sends through another provider only where the first one surely did not send', async () => {
		const taken = await takenFrom(guests);
		const expected = guests.flatMap(({ trouble, phone }) => {
			const { takenBy } = troubles[trouble];
			return takenBy ? [`${phone} ${takenBy}`] : [];
		});
		// Nobody gets two messages, nobody is left out.
		expect(taken.map(({ to, provider }) => `${to} ${provider}`).sort()).toEqual(expected.sort());
	});

	it('asks the other provider for nobody else', async () => {
		const { data: requests } = await http.get(`${control}/requests`);
		const phones = new Set(guests.map(({ phone }) => phone));
		const asked = (requests as Array<{ provider: string; numbers: string[] }>)
			.filter(({ provider }) => provider === 'submail')
			.flatMap(({ numbers }) => numbers.filter((number) => phones.has(number)));
		expect(asked.sort()).toEqual(
			guests
				.filter(({ trouble }) => troubles[trouble].takenBy === 'submail')
				.map(({ phone }) => phone),
		);
	});

	it('brings every contact into one table, with the provider that had the last word', async () => {
		const rows = await rowsOf(guests);
		const told = new Map(
			rows.map((row) => [row.contactId, [row.provider, row.outcome, row.failureCategory ?? '']]),
		);
		expect(rows).toHaveLength(guests.length);
		expect(told).toEqual(
			new Map(guests.map(({ contactId, trouble }) => [contactId, troubles[trouble].row])),
		);
		const doubles = (await settledRows<Row>('reminders')).filter(
			({ contactId }) => contactId === 'double',
		);
		expect(doubles).toMatchObject([{ outcome: 'skipped', skipReason: 'duplicate' }]);
	}, 300_000);
});

it('carries a whole campaign when the first provider refuses everything, and only once', async () => {
	const guests = guestsOf(6, 30);
	await writeContacts('failover-all.csv', guests);
	const once = { campaign: 'failover', scope: 'workflow' };
	const workflow = await copyOfExample('failover-all.csv', (_, options) => ({
		...options,
		sendOnce: { once },
	}));
	const { id, name } = await n8n.createCredential({
		name: 'ihuyi with a wrong key',
		type: 'ihuyiApi',
		data: {
			apiId: 'C00000001', apiKey: 'f'.repeat(32),
			baseUrl: `${playground.carrierUrl}/ihuyi`,
		},
	});
	const first = workflow.nodes.find((node) => node.name === 'Send SMS')!;
	first.credentials = { ihuyiApi: { id, name } };
	const workflowId = await n8n.createWorkflow(workflow);

	for (let run = 0; run < 2; run++) {
		await runToEnd(workflowId, 'Start campaign');
		const taken = await takenFrom(guests);
		expect(taken.map(({ to, provider }) => `${to} ${provider}`).sort()).toEqual(
			guests.map(({ phone }) => `${phone} submail`),
		);
	}
	expect((await rowsOf(guests)).map(({ skipReason }) => skipReason)).toEqual(
		Array(30).fill('alreadySent'),
	);
}, 300_000);
