import { createHash } from 'node:crypto';

import { defaultSubmailAccount } from '../../../playground/carrier/providers/submail/accountOptions.mts';
import type { Execution } from '../../../playground/n8nApi.mts';
import { http, journal, n8n, playground } from '../support/playground.mts';
import { eventually, settledRows } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

interface ReplyRow {
	replyKey: string;
	phone: string;
	text: string;
	intent: string | null;
	confirmation: string | null;
	handledAt: string | null;
}
interface GuestRow {
	phone: string;
	reason?: string;
	text?: string;
	toldAt?: string | null;
}

/** Numbers of this test. */
const phone = (index: number) => `154000021${String(index).padStart(2, '0')}`;

/** What a phone writes back, through the simulator's control. */
async function replies(from: string, text: string) {
	const push = { provider: 'submail', kind: 'reply', fields: { from, text } };
	expect((await http.post(`${control}/push`, push)).data.httpStatus).toBe(200);
	await handled(from, text);
}

/** A push of its own, which can be repeated to the letter. */
function pushOf(from: string, text: string, timestamp: number) {
	const { url } = playground.pushAddresses.find(
		({ provider, kind }) => provider === 'submail' && kind === 'reply',
	)!;
	const token = 'any';
	const signature = createHash('md5').update(token + defaultSubmailAccount.subhookKey);
	const push = new URLSearchParams({
		events: 'mo', address: from, app: defaultSubmailAccount.appId, content: text, token,
		timestamp: String(timestamp), signature: signature.digest('hex'),
	});
	return async () => (await http.post(url, push)).status;
}

const rowsOf = async <Row extends { phone: string },>(table: string, ...phones: string[]) =>
	(await settledRows<Row>(table)).filter((row) => phones.includes(row.phone.replace('+86', '')));
const suppressed = async (...phones: string[]) =>
	(await rowsOf<GuestRow>('suppressionList', ...phones)).map(({ phone }) =>
		phone.replace('+86', ''),
	);
const executionsOf = async (): Promise<Execution[]> =>
	await n8n.executions({ workflowId: playground.workflowIds.replies });
const isOver = ({ status }: Execution) => !['new', 'running', 'waiting'].includes(status);
const confirmations = async (to: string) =>
	(await journal()).filter((message) => message.to === to).map(({ text }) => text);

/** Waits until everything is done about a reply; of one at a certain time only with its timestamp. */
async function handled(from: string, text: string, timestamp?: number): Promise<void> {
	const time = timestamp === undefined ? '' : `:${timestamp * 1000}:`;
	const isHandled = (row: ReplyRow) =>
		row.handledAt !== null &&
		[row.phone, row.text].join() === [`+86${from}`, text].join() &&
		row.replyKey.includes(time);
	const rows = await eventually(
		async () => await n8n.readRows<ReplyRow>(playground.tableIds.replies),
		(seen) => seen.some(isHandled),
		30_000,
	);
	expect(rows.filter(isHandled)).toHaveLength(1);
}

it('puts a guest who opts out on the list and confirms it once, whatever comes after', async () => {
	const words = ['T', '退订', 'td。', 'ＴＤ', 'STOP'];
	for (const [index, word] of words.entries()) await replies(phone(index), word);
	const guests = words.map((_, index) => phone(index));
	expect(await suppressed(...guests)).toEqual(guests);

	// The same guest again, in another way.
	await replies(phone(0), '退订');
	expect(await suppressed(phone(0))).toEqual([phone(0)]);
	for (const guest of guests) {
		expect(await confirmations(guest)).toEqual([expect.stringContaining('您已退订')]);
	}
	expect(await rowsOf<GuestRow>('registrations', ...guests)).toEqual([]);
	expect(await rowsOf<GuestRow>('questions', ...guests)).toEqual([]);
}, 180_000);

it('handles a reply once that is pushed ten times at once', async () => {
	const push = pushOf(phone(10), 'T', 1795300000);
	expect(await Promise.all(Array.from({ length: 10 }, push))).toEqual(Array(10).fill(200));
	await handled(phone(10), 'T', 1795300000);
	expect(await suppressed(phone(10))).toEqual([phone(10)]);
	expect(await confirmations(phone(10))).toHaveLength(1);
	expect(await rowsOf<ReplyRow>('replies', phone(10))).toMatchObject([
		{ text: 'T', intent: 'optOut', confirmation: 'accepted' },
	]);
}, 180_000);

it('takes a guest off the list who opts in, and is not fooled by an old push that comes again', async () => {
	const optOut = pushOf(phone(20), 'TD', 1795300100);
	expect(await optOut()).toBe(200);
	await handled(phone(20), 'TD', 1795300100);
	expect(await suppressed(phone(20), phone(1))).toEqual([phone(1), phone(20)]);

	await replies(phone(20), 'DY');
	expect(await suppressed(phone(20), phone(1))).toEqual([phone(1)]);

	const before = new Set((await executionsOf()).map(({ id }) => id));
	expect(await optOut()).toBe(200);
	const isNewAndOver = (run: Execution) => !before.has(run.id) && isOver(run);
	await eventually(executionsOf, (runs) => runs.some(isNewAndOver) && runs.every(isOver));
	expect(await suppressed(phone(20))).toEqual([]);
	expect(await confirmations(phone(20))).toHaveLength(1);

	// Whoever wants out again after that gets out, and is told so.
	await replies(phone(20), '退订');
	expect(await suppressed(phone(20))).toEqual([phone(20)]);
	expect(await confirmations(phone(20))).toHaveLength(2);
}, 180_000);

it('registers who answers with 1, once', async () => {
	await replies(phone(30), '1');
	await replies(phone(31), '１');
	expect(await pushOf(phone(30), '1', 1795300150)()).toBe(200);
	await handled(phone(30), '1', 1795300150);
	expect(
		(await rowsOf<GuestRow>('registrations', phone(30), phone(31))).map(({ phone }) => phone),
	).toEqual([`+86${phone(30)}`, `+86${phone(31)}`]);
	expect(await suppressed(phone(30), phone(31))).toEqual([]);
	expect(await confirmations(phone(30))).toEqual([]);
}, 180_000);

it('hands anything else to the team, once', async () => {
	const question = '展会几点开门？T恤有卖吗';
	const push = pushOf(phone(40), question, 1795300200);
	await Promise.all([push(), push(), push()]);
	await handled(phone(40), question, 1795300200);
	await replies(phone(41), '11');
	expect(await rowsOf<GuestRow>('questions', phone(40), phone(41))).toMatchObject([
		{ phone: `+86${phone(40)}`, text: question, toldAt: expect.any(String) },
		{ phone: `+86${phone(41)}`, text: '11', toldAt: expect.any(String) },
	]);
	expect(await suppressed(phone(40), phone(41))).toEqual([]);
	expect(await rowsOf<GuestRow>('registrations', phone(40), phone(41))).toEqual([]);

	await eventually(executionsOf, (runs) => runs.every(isOver));
	const told = (await Promise.all((await executionsOf()).map(({ id }) => messagesTold(id)))).flat();
	expect(told.filter((message) => message.includes(question))).toEqual([
		expect.stringContaining(`+86${phone(40)}`),
	]);
}, 180_000);

/** What an execution has told the team. */
async function messagesTold(id: string): Promise<string[]> {
	interface Data {
		resultData?: {
			runData?: Record<
				string,
				Array<{ data?: { main: Array<Array<{ json: { message: string } }> | null> } }>
			>;
		};
	}
	const { data } = (await n8n.execution(id, true)) as { data?: Data };
	return (data?.resultData?.runData?.['Tell the team'] ?? [])
		.flatMap((run) => run.data?.main.flat() ?? [])
		.map((item) => item?.json.message ?? '');
}
