import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { JournalEntry } from '../../../playground/carrier/carrier.mts';
import { http, journal, n8n, playground, receiptsSettled } from '../support/playground.mts';
import { runToEnd, settledRows, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

/** By which words the simulator's two templates are told apart. */
const WORDS = { A: '新品首发', B: '现场有礼' };
type Variant = keyof typeof WORDS;
const VARIANTS = Object.keys(WORDS) as Variant[];

interface Guest {
	contactId: string;
	phone: string;
}
const guests: Guest[] = Array.from({ length: 100 }, (_, index) => ({
	contactId: `AB${index}`,
	phone: `1540000${1400 + index}`,
}));

interface Row {
	phone: string;
	variant: Variant | null;
	outcome: string | null;
	messageId: string | null;
	status: string | null;
}

const writeContacts = async (list: readonly Guest[]) => {
	const lines = list.map(({ contactId, phone }) => `${contactId},客人,${phone}`);
	const text = ['contactId,name,phone', ...lines].join('\n');
	await writeFile(join(playground.filesFolder, 'ab-test.csv'), text);
};

const phones = new Set(guests.map(({ phone }) => phone));
const sent = async (): Promise<JournalEntry[]> =>
	(await journal()).filter(({ to }) => phones.has(to));
const variantOf = ({ text }: JournalEntry): Variant =>
	VARIANTS.find((variant) => text.includes(WORDS[variant]))!;
const wireForm = (phone: string) => phone.replace('+86', '');

/** Answers a message as a phone does; the provider repeats a push now and then. */
async function reply(from: string, text: string, copies: number) {
	const sequenceId = `${from}-${text}`;
	const push = { provider: 'aliyun', kind: 'reply', fields: { from, text, sequenceId } };
	for (let copy = 0; copy < copies; copy++) {
		expect((await http.post(`${control}/push`, push)).data.httpStatus).toBe(200);
	}
}

let workflowId: string;
let first: JournalEntry[];
beforeAll(async () => {
	await writeContacts(guests);
	const { name, nodes, connections } = await workflowOf(playground.workflowIds['ab-test']);
	const file = nodes.find((node) => node.name === 'Read contacts file')!;
	file.parameters.fileSelector = '.n8n-files/ab-test.csv';
	const settings = { executionOrder: 'v1' };
	workflowId = await n8n.createWorkflow({ name, nodes, connections, settings });
	await runToEnd(workflowId, 'Start campaign');
	first = await sent();
}, 300_000);

it('sends each guest one of two texts, to about as many each', async () => {
	expect(first.map(({ to }) => to).sort()).toEqual([...phones].sort());
	const counts = VARIANTS.map((each) => first.filter((m) => variantOf(m) === each).length);
	expect(counts[0] + counts[1]).toBe(guests.length);
	for (const count of counts) expect(Math.abs(count - guests.length / 2)).toBeLessThanOrEqual(10);
});

it('records which text each guest got', async () => {
	const rows = (await settledRows<Row>('abTestGuests')).filter(({ variant }) => variant);
	expect(Object.fromEntries(rows.map((row) => [wireForm(row.phone), row.variant]))).toEqual(
		Object.fromEntries(first.map((message) => [message.to, variantOf(message)])),
	);
	expect(rows.map(({ outcome }) => outcome)).toEqual(guests.map(() => 'accepted'));
}, 60_000);

describe('after receipts and replies', () => {
	const answered: Record<Variant, string[]> = { A: [], B: [] };
	const optedOut: string[] = [];

	beforeAll(async () => {
		const of = (variant: Variant) =>
			first.filter((message) => variantOf(message) === variant).map(({ to }) => to);
		answered.A = of('A').slice(0, 7);
		answered.B = of('B').slice(0, 19);
		for (const [index, phone] of [...answered.A, ...answered.B].entries()) {
			await reply(phone, '1', 1 + (index % 2));
		}
		optedOut.push(...of('A').slice(20, 23));
		for (const phone of optedOut) await reply(phone, 'T', 2);
		answered.A.push(...optedOut);
		await receiptsSettled();
		await settledRows('abTestGuests');
		await settledRows('abTestAnswers');
	}, 200_000);

	it('compares both texts as the journal does', async () => {
		const nodes = await runToEnd(workflowId, 'Compare now');
		const compared = nodes['One row per variant'] as Array<{
			variant: string;
			totals: object;
			rates: { delivery: number; reply: number; optOut: number };
		}>;
		const expected = VARIANTS.map((variant) => {
			const messages = first.filter((message) => variantOf(message) === variant);
			const delivered = messages.filter(({ receipt }) => receipt?.status === 'delivered').length;
			const accepted = messages.length;
			const replied = answered[variant].length;
			const left = variant === 'A' ? optedOut.length : 0;
			return {
				variant,
				totals: { accepted, delivered, replied, optedOut: left },
				rates: {
					delivery: delivered / accepted,
					reply: replied / accepted,
					optOut: left / accepted,
				},
			};
		});
		// Some are not delivered, so that there is something to compare.
		expect(expected.some(({ rates }) => rates.delivery < 1)).toBe(true);
		expect(compared.sort((a, b) => a.variant.localeCompare(b.variant))).toMatchObject(expected);
		expect(compared).toHaveLength(2);
	}, 120_000);

	it('sends nothing in a second run, and puts everybody into the same half, but not who opted out', async () => {
		// In another order, and with some people less.
		await writeContacts(guests.slice(5).reverse());
		const nodes = await runToEnd(workflowId, 'Start campaign');
		const again = nodes['All guests together'] as Array<{ phone: string; variant: Variant }>;
		const before = new Map(first.map((message) => [message.to, variantOf(message)]));
		const left = new Set([...optedOut, ...guests.slice(0, 5).map(({ phone }) => phone)]);
		const expected = [...before].filter(([phone]) => !left.has(phone));
		expect(new Map(again.map(({ phone, variant }) => [wireForm(phone), variant]))).toEqual(
			new Map(expected),
		);
		expect(await sent()).toHaveLength(guests.length);
		const rows = (await settledRows<Row>('abTestGuests')).filter(({ variant }) => variant);
		expect(rows).toHaveLength(guests.length);
	}, 200_000);
});
