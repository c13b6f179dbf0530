import type { Column, Workflow, WorkflowNode } from '../../../playground/n8nApi.mts';
import { journal, n8n, playground } from '../support/playground.mts';
import { runToEnd, workflowOf } from '../support/runs.mts';


const guest = (last: number) => `154000013${String(last).padStart(2, '0')}`;
const REGISTERED = [1, 2, 3, 4, 5].map(guest);
const OPTED_OUT = guest(6);
const LANDLINE = '+862162881234';
const NUMBER_TO_CORRECT = guest(7);
const STRANGER = guest(8);

/** The registered of this test stand in a table of their own: other tests register people, too. */
const TABLE = 'visitorsOfReminderTest';
const OPENING_DAY = '2026-12-15';
const ALWAYS = { preset: 'own', hours: '0-24' };

interface Row {
	reminderKey: string;
	step: string;
	phone: string;
	outcome: string;
	reason: string | null;
	messageId: string | null;
	retryAt: string | null;
}

const nodeOf = ({ nodes }: Workflow, english: string): WorkflowNode =>
	nodes.find(({ name }) => name === english)!;

/** The text of a step, as the example has it. */
const textOf = (workflow: Workflow, english: string): string => {
	const { assignments } = nodeOf(workflow, english).parameters.assignments as {
		assignments: Array<{ name: string; value: string }>;
	};
	return assignments.find(({ name }) => name === 'text')!.value;
};

let example: Workflow;
beforeAll(async () => {
	const { name, nodes, connections, settings } = await workflowOf(
		playground.workflowIds['pre-show-reminders'],
	);
	const { executionOrder, timezone } = settings!;
	const original: Workflow = { name, nodes, connections, settings: { executionOrder, timezone } };
	example = JSON.parse(JSON.stringify(original).replaceAll('"registrations"', `"${TABLE}"`));

	const { column } = nodeOf(example, 'Create registrations if missing').parameters.columns as {
		column: Column[];
	};
	const table = await n8n.createDataTable(TABLE, column);
	const registered = [...REGISTERED, OPTED_OUT].map((phone) => `+86${phone}`);
	await n8n.insertRows(table, [
		...[...registered, LANDLINE].map((phone) => ({ phone, name: '客人', status: 'registered' })),
		{ phone: NUMBER_TO_CORRECT, name: '客人', status: 'numberToCorrect' },
	]);
	await n8n.insertRows(playground.tableIds.suppressionList, [
		{ phone: `+86${OPTED_OUT}`, reason: 'optOut', source: 'test' },
		{ phone: `+86${STRANGER}`, reason: 'optOut', source: 'test' },
	]);
}, 120_000);

/** The example on another day, with other hours in which messages may go out. */
function onDay(today: string, window?: object): Workflow {
	const workflow = structuredClone(example);
	Object.assign(nodeOf(workflow, 'The event').parameters, {
		assignments: {
			assignments: [
				{ id: '1', name: 'openingDay', type: 'string', value: OPENING_DAY },
				{ id: '2', name: 'today', type: 'string', value: today },
			],
		},
	});
	const options = nodeOf(workflow, 'Send SMS').parameters.options as object;
	if (window) Object.assign(options, { sendingWindow: { window } });
	return workflow;
}

const START = ['Every day', 'Try it out'] as const;
type Start = (typeof START)[number];

/** Lets the workflow run on a day; gives who got which text in that run. */
async function run(id: string, workflow: Workflow, start: Start = 'Every day') {
	const before = (await journal()).length;
	await n8n.updateWorkflow(id, workflow);
	const nodes = await runToEnd(id, start);
	const numbers = [...REGISTERED, OPTED_OUT, NUMBER_TO_CORRECT, STRANGER];
	const sent = (await journal())
		.slice(before)
		.filter(({ to }) => numbers.includes(to))
		.map(({ to, text }) => `${to} ${text.replace(/^【.*?】/, '')}`)
		.sort();
	return { sent, nodes };
}

const rowsOf = async (step: string) => {
	const rows = await n8n.readRows<Row>(playground.tableIds.preShowMessages);
	return rows
		.filter((row) => row.step === step)
		.filter(({ phone }) => phone === LANDLINE || phone.includes('154000013'));
};
const outcomes = (rows: Row[]) =>
	Object.fromEntries(rows.map(({ phone, outcome, reason }) => [phone, [outcome, reason ?? '']]));

const ACCOUNTED = Object.fromEntries([
	...REGISTERED.map((phone) => [`+86${phone}`, ['accepted', '']]),
	[`+86${OPTED_OUT}`, ['heldBack', 'suppressed']],
	[LANDLINE, ['heldBack', 'landline']],
]);

it('reminds the registered on each of the three days, once each, and nobody on other days', async () => {
	const id = await n8n.createWorkflow(example);
	const days = [
		['2026-12-07'],
		['2026-12-08', 'A week before', 'week-before'],
		['2026-12-09'],
		['2026-12-13'],
		['2026-12-14', 'The day before', 'day-before'],
		['2026-12-15', 'Opening day', 'opening-day'],
		['2026-12-16'],
	];
	for (const [today, node, step] of days) {
		const workflow = onDay(today, ALWAYS);
		const expected = node
			? REGISTERED.map((phone) => `${phone} ${textOf(workflow, node)}`)
			: [];
		expect([today, (await run(id, workflow)).sent]).toEqual([today, expected]);
		// The second run of the day.
		expect([today, (await run(id, workflow)).sent]).toEqual([today, []]);
		if (step) expect(outcomes(await rowsOf(step))).toEqual(ACCOUNTED);
	}
	const texts = ['A week before', 'The day before', 'Opening day'].map((node) =>
		textOf(example, node),
	);
	expect(new Set(texts).size).toBe(3);
}, 300_000);

describe('outside the sending window', () => {
	it('sends nothing, and what was held goes out in a later run of the day', async () => {
		const id = await n8n.createWorkflow(example);
		const today = (offset: number) => {
			const day = new Date(Date.now() + offset * 86_400_000);
			return day.toISOString().slice(0, 10);
		};
		const closed = { ...ALWAYS, holidays: `${today(-1)}..${today(1)}` };
		expect((await run(id, onDay('2026-12-14', closed))).sent).toEqual([]);
		const text = textOf(example, 'The day before');
		expect((await run(id, onDay('2026-12-14', ALWAYS))).sent).toEqual(
			REGISTERED.map((phone) => `${phone} ${text}`),
		);
		expect((await run(id, onDay('2026-12-14', ALWAYS))).sent).toEqual([]);
	}, 200_000);

	it('holds by itself what comes before 9:00 or after 21:00 in China', async () => {
		const id = await n8n.createWorkflow(example);
		// By day the run below sends whatever the window is; so look at the setting, too.
		expect(nodeOf(example, 'Send SMS').parameters.options).toMatchObject({
			sendingWindow: { window: { preset: 'chinaSms' } },
		});
		const { nodes } = await run(id, onDay('2026-12-14'));
		const items = nodes['Send SMS'] as Array<{
			outcome: string;
			submittedAt: string;
			retryAt?: string;
		}>;
		const chinaHour = (time: string) => (new Date(time).getUTCHours() + 8) % 24;
		expect(items).toHaveLength(REGISTERED.length);
		for (const { outcome, submittedAt, retryAt } of items) {
			const isDay = chinaHour(submittedAt) >= 9 && chinaHour(submittedAt) < 21;
			expect(outcome).toBe(isDay ? 'accepted' : 'held');
			expect(retryAt && chinaHour(retryAt)).toBe(isDay ? undefined : 9);
		}
	}, 100_000);
});

it('shows what would go out when it is tried out, and sends nothing', async () => {
	const id = await n8n.createWorkflow(example);
	const { sent, nodes } = await run(id, onDay('2026-12-08', ALWAYS), 'Try it out');
	expect(sent).toEqual([]);
	expect(nodes['Send SMS']).toMatchObject(
		REGISTERED.map((phone) => ({ to: `+86${phone}`, skipReason: 'dryRun' })),
	);
	// It has not spoilt the real run.
	expect((await run(id, onDay('2026-12-08', ALWAYS))).sent).toHaveLength(REGISTERED.length);
}, 100_000);
