import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { http, journal, n8n, playground } from '../support/playground.mts';
import { runToEnd, settledRows, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

/** What happens to a guest's messages, and what is to become of it. */
interface Trouble {
	/** Strikes the requests with the number, as often as it says. */
	misbehaviour?: object;
	/** From the first to the last. */
	fate?: object;
	/** How often the message is to be sent by the workflow; the row says the same. */
	attempts: number;
	/** Whether the provider is to take it, once. */
	taken: boolean;
	row: [outcome: string, givenUp: boolean, failureCategory: string];
}

const says = (code: number, msg: string) => ({
	kind: 'garbage', taken: false,
	body: JSON.stringify({ code, msg, smsid: '0' }),
});
const busy = says(4080, '同一手机号码同一秒钟之内发送频率不能超过1条');

const SENT: Trouble['row'] = ['accepted', false, ''];
const TROUBLES = {
	none: { attempts: 1, taken: true, row: SENT },
	busyOnce: { misbehaviour: { ...busy, times: 1 }, attempts: 2, taken: true, row: SENT },
	busyTwice: { misbehaviour: { ...busy, times: 2 }, attempts: 3, taken: true, row: SENT },
	busyAlways: {
		misbehaviour: busy,
		attempts: 3, taken: false, row: ['rejected', true, 'rateLimited'],
	},
	// The answer comes late, so this guest may go again later than all others.
	lateAnswer: {
		misbehaviour: { kind: 'slow', delayMs: 4000, times: 1 },
		fate: { refusal: 4080 },
		attempts: 3, taken: false, row: ['rejected', true, 'rateLimited'],
	},
	// The node itself slows down.
	tooFast: {
		misbehaviour: { kind: 'status', status: 429, retryAfter: '1', times: 1 },
		attempts: 1, taken: true, row: SENT,
	},
	wrongNumber: {
		misbehaviour: says(406, '手机格式不正确'),
		attempts: 1, taken: false, row: ['rejected', true, 'invalidNumber'],
	},
	// Silence looks the same to us, whether the message was taken or not.
	silentTaken: {
		misbehaviour: { kind: 'resetAfterReading', taken: true },
		attempts: 1, taken: true, row: ['unknown', false, 'unknown'],
	},
	silentLost: {
		misbehaviour: { kind: 'status', status: 500, taken: false },
		attempts: 1, taken: false, row: ['unknown', false, 'unknown'],
	},
} satisfies Record<string, Trouble>;
const troubles: Readonly<Record<keyof typeof TROUBLES, Trouble>> = TROUBLES;

/** Good luck in between, so that no run of trouble stops the provider. */
const ORDER = Object.keys(TROUBLES).flatMap((trouble) => ['none', trouble]) as Array<
	keyof typeof TROUBLES
>;

const guests = Array.from({ length: 2 * ORDER.length }, (_, index) => ({
	trouble: ORDER[index % ORDER.length],
	contactId: `V${index}`,
	phone: `154000022${String(index).padStart(2, '0')}`,
}));
const phones = new Set(guests.map(({ phone }) => phone));

interface Row {
	contactId: string;
	outcome: string;
	givenUp: boolean;
	attempts: number;
	skipReason: string | null;
	failureCategory: string | null;
	failureMessage: string | null;
	messageId: string | null;
}
const rows = async (contactIds: string) =>
	(await settledRows<Row>('retriedGuests')).filter(({ contactId }) =>
		contactId.startsWith(contactIds),
	);

interface RequestRecord {
	at: number;
	numbers: string[];
}

/** The example as it is, but for its contacts. */
async function copyOfExample(file: string, contacts: Array<{ contactId: string; phone: string }>) {
	const lines = contacts.map(
		({ contactId, phone }) => `${contactId},客人,${phone},https://example.com/r/${contactId}`,
	);
	const text = ['contactId,name,phone,registrationLink', ...lines].join('\n');
	await writeFile(join(playground.filesFolder, file), text);
	const { name, nodes, connections } = await workflowOf(playground.workflowIds['visible-retry']);
	const source = nodes.find((node) => node.name === 'Read contacts file')!;
	source.parameters.fileSelector = `.n8n-files/${file}`;
	const settings = { executionOrder: 'v1' };
	return await n8n.createWorkflow({ name, nodes, connections, settings });
}

describe('trouble with some messages', () => {
	let gave: Record<string, object[]>;
	let requests: RequestRecord[];

	beforeAll(async () => {
		for (const { trouble, phone } of guests) {
			const { misbehaviour, fate } = troubles[trouble];
			if (misbehaviour) {
				const rule = { ...misbehaviour, numbers: [phone] };
				expect((await http.post(`${control}/misbehaviour`, rule)).status).toBe(204);
			}
			if (fate) {
				const order = { number: phone, fate };
				expect((await http.post(`${control}/fates`, order)).status).toBe(204);
			}
		}
		const double = { ...guests[0], contactId: 'V-double' };
		const id = await copyOfExample('visible-retry.csv', [...guests, double]);
		gave = await runToEnd(id, 'Start campaign');
		requests = ((await http.get(`${control}/requests`)).data as RequestRecord[]).filter(
			({ numbers }) => numbers.some((number) => phones.has(number)),
		);
	}, 300_000);

	it('sends to nobody twice, and to everybody whom the provider takes in three attempts', async () => {
		const taken = (await journal()).map(({ to }) => to).filter((to) => phones.has(to));
		expect(taken.sort()).toEqual(
			guests.filter(({ trouble }) => troubles[trouble].taken).map(({ phone }) => phone),
		);
	});

	it('asks as often as it says, and never again what may have arrived', () => {
		const asked = (phone: string) =>
			requests.filter(({ numbers }) => numbers.includes(phone)).length;
		// What the node repeats by itself when there are too many requests is no attempt.
		const byItself = (trouble: string) => (trouble === 'tooFast' ? 1 : 0);
		expect(new Map(guests.map(({ phone }) => [phone, asked(phone)]))).toEqual(
			new Map(
				guests.map(({ phone, trouble }) => [
					phone,
					troubles[trouble].attempts + byItself(trouble),
				]),
			),
		);
	});

	it('waits until all may go again', () => {
		const again = gave['Back to the contact'] as Array<{
			attempt: number;
			phone: string;
			retryAt: string;
		}>;
		for (const attempt of [1, 2]) {
			const waiting = again.filter((contact) => contact.attempt === attempt);
			const latest = Math.max(...waiting.map(({ retryAt }) => Date.parse(retryAt)));
			const next = waiting.map(
				({ phone }) => requests.filter(({ numbers }) => numbers.includes(phone))[attempt].at,
			);
			expect(Math.min(...next)).toBeGreaterThanOrEqual(latest);
		}
	});

	it('brings everybody into the table once, with the attempts and the reason', async () => {
		const table = await rows('V');
		expect(table).toHaveLength(guests.length + 1);
		const told = new Map(
			table
				.filter(({ contactId }) => contactId !== 'V-double')
				.map(({ contactId, attempts, outcome, givenUp, failureCategory }) => [
					contactId,
					[attempts, outcome, givenUp, failureCategory ?? ''],
				]),
		);
		expect(told).toEqual(
			new Map(
				guests.map(({ contactId, trouble }) => [
					contactId,
					[troubles[trouble].attempts, ...troubles[trouble].row],
				]),
			),
		);
		const reasons = table.filter(({ outcome }) => !['accepted', 'skipped'].includes(outcome));
		expect(reasons.map(({ failureMessage }) => failureMessage)).not.toContain(null);
		expect(table.filter(({ contactId }) => contactId === 'V-double')).toMatchObject([
			{ outcome: 'skipped', skipReason: 'duplicate', givenUp: false },
		]);
	}, 60_000);
});

it('goes on where it was after n8n has put the workflow aside', async () => {
	const late = Array.from({ length: 12 }, (_, index) => ({
		contactId: `W${index}`,
		phone: `154000022${60 + index}`,
	}));
	// A longer pause than n8n sits out: the run stops and holds those who are still to come.
	const [, , third] = late;
	const rule = { kind: 'status', status: 429, retryAfter: '70', times: 1 };
	await http.post(`${control}/misbehaviour`, { ...rule, numbers: [third.phone] });
	await runToEnd(await copyOfExample('put-aside.csv', late), 'Start campaign', 240_000);

	const taken = (await journal()).map(({ to }) => to);
	expect(late.map(({ phone }) => taken.filter((to) => to === phone).length)).toEqual(
		Array(late.length).fill(1),
	);
	const table = await rows('W');
	expect(table.map(({ outcome }) => outcome)).toEqual(Array(late.length).fill('accepted'));
	expect(table.find(({ contactId }) => contactId === third.contactId)?.attempts).toBe(2);
}, 300_000);
