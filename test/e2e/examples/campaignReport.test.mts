import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { JournalEntry } from '../../../playground/carrier/carrier.mts';
import type { ExampleName } from '../../../playground/examples.mts';
import {
	http,
	journal,
	n8n,
	playground,
	receiptsSettled,
} from '../support/playground.mts';
import { eventually, runToEnd, settledRows, workflowOf } from '../support/runs.mts';
import { cellsInLibreOffice } from '../support/spreadsheet.mts';

const control = `${playground.carrierUrl}/_carrier`;

/** What becomes of a guest, and what the guest does then. */
interface Kind {
	guests: number;
	fate?: object;
	misbehaviour?: object;
	replies?: string;
}
const KINDS = {
	delivered: { guests: 31, fate: { status: 'delivered' } },
	answered: { guests: 3, fate: { status: 'delivered' }, replies: '请问几点开门？' },
	optedOut: { guests: 2, fate: { status: 'delivered' }, replies: 'T' },
	undelivered: { guests: 4, fate: { status: 'undelivered', code: '5', message: '空号' } },
	silent: { guests: 3, fate: { status: 'none' } },
	refused: { guests: 2, fate: { refusal: 4030 } },
	unknown: {
		guests: 1,
		fate: { status: 'none' },
		misbehaviour: { kind: 'resetAfterReading', taken: true, times: 1 },
	},
} satisfies Record<string, Kind>;
const kinds: Readonly<Record<string, Kind>> = KINDS;

const guests = Object.entries(kinds)
	.flatMap(([kind, { guests: count }]) => Array.from({ length: count }, () => kind))
	.map((kind, index) => ({
		kind,
		contactId: `R${index}`,
		name: `张三，“${index}”号`,
		phone: `154000023${String(index).padStart(2, '0')}`,
	}));
const OURS = '+86154000023';

interface InvitationRow {
	phone: string;
	outcome: string | null;
	sentAt: string | null;
	status: string | null;
	statusAt: string | null;
	messageId: string | null;
	failureCategory: string | null;
}
const rows = async () =>
	(await settledRows<InvitationRow>('invitations')).filter(({ phone }) => phone.startsWith(OURS));

/** An example as it is, but for what a test changes in its nodes. */
async function copyOf(example: ExampleName, change: (parameters: never, name: string) => void) {
	const { name, nodes, connections } = await workflowOf(playground.workflowIds[example]);
	for (const node of nodes) change(node.parameters as never, node.name);
	return await n8n.createWorkflow({
		name, nodes, connections,
		settings: { executionOrder: 'v1', timezone: 'Asia/Shanghai' },
	});
}

/** The figures of a campaign, counted from what the carrier has taken and told, and nothing else. */
function figuresOf(taken: readonly JournalEntry[]) {
	const accepted = taken.filter(({ to }) => kindOf(to) !== 'unknown').length;
	const delivered = taken.filter(({ receipt }) => receipt?.status === 'delivered').length;
	const undelivered = taken.filter(({ receipt }) => receipt?.status === 'undelivered').length;
	const { refused, unknown } = KINDS;
	const replied = KINDS.answered.guests + KINDS.optedOut.guests;
	const optedOut = KINDS.optedOut.guests;
	return {
		totals: {
			// One contact is in the list twice.
			messages: guests.length + 1,
			recipients: guests.length,
			accepted, delivered, undelivered, waiting: accepted - delivered - undelivered,
			rejected: refused.guests, held: 0, skipped: 1, unknown: unknown.guests,
			replied, optedOut, clicked: null, complained: null,
		},
		rates: {
			acceptance: accepted / (accepted + refused.guests + unknown.guests),
			delivery: delivered / accepted,
			deliveryOfReported: delivered / (delivered + undelivered),
			reply: replied / accepted,
			optOut: optedOut / accepted,
			click: null,
			complaint: null,
		},
	};
}

const kindOf = (to: string) => guests.find(({ phone }) => phone === to)?.kind ?? '';

/** The smallest of some numbers that so many percent of them do not exceed. */
const percentile = (numbers: readonly number[], percent: number) =>
	[...numbers].sort((a, b) => a - b)[Math.ceil((numbers.length * percent) / 100) - 1];

let taken: JournalEntry[];
let told: Record<string, object[]>;
let reportFiles: string[];

interface Report {
	totals: object;
	rates: object;
	failures: object[];
	timeToDeliver: { p50: number; p95: number; measured: number };
	warnings: string[];
	message: string;
}
const report = () => told['Tell the team'][0] as Report;

beforeAll(async () => {
	for (const { kind, phone } of guests) {
		const { fate, misbehaviour } = kinds[kind];
		const order = { number: phone, fate };
		expect((await http.post(`${control}/fates`, order)).status).toBe(204);
		if (!misbehaviour) continue;
		const rule = { ...misbehaviour, numbers: [phone] };
		expect((await http.post(`${control}/misbehaviour`, rule)).status).toBe(204);
	}
	const lines = [...guests, { ...guests[0], contactId: 'R-double' }].map(
		({ contactId, name, phone }) =>
			`${contactId},"${name}",${phone},https://example.com/r/${contactId}`,
	);
	const text = ['contactId,name,phone,registrationLink', ...lines].join('\n');
	await writeFile(join(playground.filesFolder, 'report.csv'), text);
	const campaign = await copyOf('pre-show-invitation', (parameters: { fileSelector?: string }) => {
		if (parameters.fileSelector) parameters.fileSelector = '.n8n-files/report.csv';
	});
	await runToEnd(campaign, 'Start campaign');
	await receiptsSettled();
	await rows();

	const answering = guests.filter(({ kind }) => kinds[kind].replies);
	for (const { kind, phone } of answering) {
		const fields = { from: phone, text: kinds[kind].replies };
		const push = { provider: 'submail', kind: 'reply', fields };
		expect((await http.post(`${control}/push`, push)).data.httpStatus).toBe(200);
	}
	await eventually(
		async () => await n8n.readRows<{ phone: string }>(playground.tableIds.replies),
		(seen) => seen.filter(({ phone }) => phone.startsWith(OURS)).length === answering.length,
		60_000,
	);

	taken = (await journal()).filter(
		({ provider, to }) => provider === 'ihuyi' && `+86${to}`.startsWith(OURS),
	);
	// Tables that other tests fill too.
	const ours = { conditions: [{ keyName: 'phone', condition: 'like', keyValue: `${OURS}%` }] };
	const id = await copyOf('campaign-report', (parameters: Record<string, unknown>) => {
		if (parameters.operation === 'get') parameters.filters = ours;
	});
	const isReport = (file: string) => file.startsWith('campaign-');
	for (const file of (await readdir(playground.filesFolder)).filter(isReport)) {
		await rm(join(playground.filesFolder, file));
	}
	told = await runToEnd(id, 'Make the report now');
	reportFiles = (await readdir(playground.filesFolder)).filter(isReport).sort();
}, 300_000);

it('counts what the carrier has taken and told, number by number and rate by rate', () => {
	const { totals, rates } = figuresOf(taken);
	expect(report().totals).toEqual({ ...totals, segments: 0 });
	expect(report().rates).toEqual(rates);
	expect(report().failures).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ undelivered: KINDS.undelivered.guests }),
			expect.objectContaining({ category: 'blocked' }),
		]),
	);
});

it('tells how long messages took, from our request to the delivery', async () => {
	const sentTo = new Map(taken.map((message) => [`+86${message.to}`, message]));
	const delivered = (await rows()).filter(({ status }) => status === 'delivered');
	const seconds = delivered.map(({ phone, sentAt, statusAt }) => {
		// Our clock and the carrier's own account of the request agree.
		const { receivedAt } = sentTo.get(phone)!;
		expect(Math.abs(Date.parse(sentAt!) - receivedAt)).toBeLessThan(30_000);
		return Math.max(0, (Date.parse(statusAt!) - Date.parse(sentAt!)) / 1000);
	});
	expect(report().timeToDeliver).toMatchObject({
		p50: percentile(seconds, 50),
		p95: percentile(seconds, 95),
		measured: seconds.length,
	});
});

it('has a message for the team with the figures and what is worth a look', () => {
	const { totals } = figuresOf(taken);
	const { message, warnings } = report();
	expect(warnings.length).toBeGreaterThan(0);
	for (const warning of warnings) expect(message).toContain(warning);
	const figures = (message.split('\n')[1].match(/\d+/g) ?? []).map(Number);
	const { messages, accepted, delivered, undelivered, waiting, rejected, unknown } = totals;
	expect(figures).toEqual([messages, accepted, delivered, undelivered, waiting, rejected, unknown]);
	expect(message).toContain(
		`${((100 * delivered) / (delivered + undelivered)).toFixed(1)}%`,
	);
	const [item] = told['Tell the team'];
	expect(item).toMatchObject({ fileName: expect.stringContaining('.csv') });
});

it('writes a picture and a table with the date in their names', async () => {
	expect(reportFiles).toEqual([
		expect.stringMatching(/^campaign-details-\d{4}-\d\d-\d\d\.csv$/),
		expect.stringMatching(/^campaign-report-\d{4}-\d\d-\d\d\.svg$/),
	]);
	const [, picture] = reportFiles.map((file) => join(playground.filesFolder, file));
	expect((await stat(picture)).size).toBeGreaterThan(2000);
	expect(await readFile(picture, 'utf8')).toContain('2026中国国际工业装备展');
});

it('opens in LibreOffice with every Chinese name, number and id intact', async () => {
	const [headings, ...lines] = await cellsInLibreOffice(
		join(playground.filesFolder, reportFiles[0]),
	);
	const words = { phone: 'Phone', name: 'Name', result: 'Result', id: 'Message ID' };
	const inColumn = (line: string[], heading: string) => line[headings.indexOf(heading)].trim();
	expect(headings[0]).toBe(words.phone);

	const shown = lines.map((line) =>
		[words.name, words.phone, words.result, words.id].map((heading) => inColumn(line, heading)),
	);
	const results = {
		delivered: 'Delivered',
		undelivered: 'Undelivered',
		none: 'Waiting',
		refused: 'Rejected',
		unknown: 'Unknown',
		skipped: 'Skipped',
	};
	const expected = guests.map(({ kind, name, phone }) => {
		const masked = `+86${phone.slice(0, 3)}****${phone.slice(-4)}`;
		const entry = taken.find(({ to }) => to === phone);
		if (kind === 'refused' || kind === 'unknown') return [name, masked, results[kind], ''];
		return [name, masked, results[entry!.receipt!.status], entry!.messageId];
	});
	const double = [guests[0].name, expected[0][1], results.skipped, ''];
	expect(shown.sort()).toEqual([...expected, double].sort());
}, 120_000);
