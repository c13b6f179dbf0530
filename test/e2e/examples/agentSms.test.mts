import { ACCOUNTS } from '../../../playground/examples.mts';
import { startChatModel, type ChatModel, type WantedCall } from '../support/chatModel.mts';
import { http, journal, n8n, playground } from '../support/playground.mts';
import { settledRows, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

const TEAM = '15400003100';
const [ALLOWED, SUPPRESSED, SILENT, NIGHT, LINKED, LATE, ...GUESTS] = Array.from(
	{ length: 13 },
	(_, index) => `154000031${String(index + 10)}`,
);
const LANDLINE = '010-55503100';
const ABROAD = '+14155550100';

const NOT_SENT = 'The message was not sent.';
const UNKNOWN = 'It is unknown whether the message was sent: it may have arrived. Do not send it again.';
const LIMIT_REACHED = 'The message was not sent: the limit of texts for this conversation or for today is reached. Do not try again.';

const guest = (phone: string, text = '您的胸牌已备好'): WantedCall => ({
	takesNumber: true,
	args: { phone, text },
});
const team: WantedCall = { takesNumber: false, args: { text: '客人在A馆入口等候' } };

let model: ChatModel;
let byDay: string;
let byNight: string;

/** The example as it is, but for its model, its address and the hours in which messages may go. */
async function publishCopy(webhookId: string, hours: string): Promise<string> {
	const { name, nodes, connections, settings } = await workflowOf(
		playground.workflowIds['agent-sms'],
	);
	const nodeOf = (english: string) => nodes.find((node) => node.name === english)!;
	nodeOf('Chat').webhookId = webhookId;
	nodeOf('Chat model').credentials = {
		openAiApi: await n8n.createCredential({
			name: 'A model of a test',
			type: 'openAiApi',
			data: { ...ACCOUNTS.OpenAI.data, url: model.url },
		}),
	};
	const options = nodeOf('Send SMS').parameters.options as { sendingWindow: object };
	expect(options.sendingWindow).toEqual({ window: { preset: 'chinaSms' } });
	options.sendingWindow = { window: { preset: 'own', hours, zone: 'Asia/Shanghai' } };
	const { executionOrder } = settings as { executionOrder: string };
	const id = await n8n.createWorkflow({ name, nodes, connections, settings: { executionOrder } });
	await n8n.publish(id);
	return webhookId;
}

/** A user has the model call tools in a conversation; gives what the model was told of each call. */
async function converse(
	conversation: string,
	calls: WantedCall[],
	webhookId = byDay,
): Promise<string[]> {
	model.plan(calls);
	const { user: username, password } = ACCOUNTS['Chat password'].data;
	const { status, data } = await http.post(
		`${playground.n8nUrl}/webhook/${webhookId}/chat`,
		{ action: 'sendMessage', sessionId: conversation, chatInput: '!' },
		{ auth: { username, password }, timeout: 120_000 },
	);
	expect({ status, data }).toMatchObject({ status: 200, data: { output: 'done' } });
	return model.told();
}

const textsTo = async (phone: string) =>
	(await journal()).filter(({ to }) => to === phone).map(({ text }) => text);

beforeAll(async () => {
	model = await startChatModel();
	byDay = await publishCopy('5e0d1a00-0000-4000-8020-0000000000d1', '00:00-24:00');
	// A quarter of an hour twelve hours from now: not now, whatever the time is.
	byNight = await publishCopy('5e0d1a00-0000-4000-8020-0000000000d2', notNow());
	await n8n.insertRows(playground.tableIds.suppressionList, [
		{ phone: `+86${SUPPRESSED}`, reason: 'optOut', source: 'test' },
	]);
}, 120_000);
afterAll(async () => await model?.close());

/** Hours that are over or to come, as the option wants them, in China. */
function notNow(): string {
	const hour = (new Date().getUTCHours() + 8 + 12) % 24;
	const two = String(hour).padStart(2, '0');
	return `${two}:00-${two}:15`;
}

it('lets nobody in without the password', async () => {
	const { status } = await http.post(`${playground.n8nUrl}/webhook/${byDay}/chat`, {
		action: 'sendMessage', sessionId: 'stranger', chatInput: '!',
	});
	expect(status).toBe(401);
});

it('texts an allowed guest once, and says so', async () => {
	const told = await converse('allowed', [guest(ALLOWED), guest(ALLOWED, '第二条')]);
	expect(told[0]).toContain('The provider took the message.');
	expect(told[1]).toContain(
		'The message was not sent: this guest has had a text from the assistant today.',
	);
	expect(await textsTo(ALLOWED)).toEqual([expect.stringContaining('您的胸牌已备好')]);
}, 120_000);

it.each([
	['suppressed', SUPPRESSED, /suppression list/i],
	['a landline', LANDLINE, /landline|mobile/i],
	['abroad', ABROAD, /countr/i],
	['no number', 'the lady from stand 12', /letters/],
])(
	'refuses a number that is %s, and tells the agent why',
	async (why, phone, reason) => {
		const told = await converse(why, [guest(phone)]);
		expect(told).toHaveLength(1);
		expect(told[0]).toContain(NOT_SENT);
		expect(told[0]).toMatch(reason);
		expect(await textsTo(SUPPRESSED)).toEqual([]);
	},
	120_000,
);

it('refuses a link', async () => {
	const told = await converse('link', [guest(LINKED, '请看 http://example.com')]);
	expect(told[0]).toContain(NOT_SENT);
	expect(told[0]).toMatch(/http/);
	expect(await textsTo(LINKED)).toEqual([]);
}, 120_000);

it('texts one guest only, however many numbers the agent enters', async () => {
	const three = GUESTS.slice(4);
	const told = await converse('several', [guest(three.join(', '))]);
	expect(told[0]).toContain('The provider took the message.');
	const counts = await Promise.all(three.map(async (phone) => (await textsTo(phone)).length));
	expect(counts).toEqual([1, 0, 0]);
}, 120_000);

it('stops at the limit of a conversation', async () => {
	const four = GUESTS.slice(0, 4);
	const told = await converse('limit', four.map((phone) => guest(phone)));
	const taken = 'The provider took the message.';
	expect(told.map((words) => words.includes(taken))).toEqual([true, true, true, false]);
	expect(told[3]).toContain(LIMIT_REACHED);
	const counts = await Promise.all(four.map(async (phone) => (await textsTo(phone)).length));
	expect(counts).toEqual([1, 1, 1, 0]);
}, 120_000);

it('tells that an outcome is unknown, and does not send again what may have arrived', async () => {
	const silence = { kind: 'resetAfterReading', taken: true, numbers: [SILENT] };
	expect((await http.post(`${control}/misbehaviour`, silence)).status).toBe(204);
	const told = await converse('silent', [guest(SILENT), guest(SILENT)]);
	expect(told).toHaveLength(2);
	expect(told[0]).toContain(UNKNOWN);
	expect(told[1]).not.toContain('The provider took the message.');
	expect(await textsTo(SILENT)).toHaveLength(1);
	const { data } = await http.get(`${control}/requests`);
	const asked = (data as Array<{ numbers: string[] }>).filter(({ numbers }) =>
		numbers.includes(SILENT),
	);
	expect(asked).toHaveLength(1);
}, 120_000);

it('sends nothing at night, and says so', async () => {
	const [told] = await converse('night', [guest(NIGHT)], byNight);
	expect(told).toContain(NOT_SENT);
	expect(await textsTo(NIGHT)).toEqual([]);
}, 120_000);

it('keeps every attempt in the table, with what the agent was told', async () => {
	const rows = await settledRows<{ phone: string; outcome: string; answer: string }>('agentTexts');
	const of = (phone: string) => rows.filter((row) => row.phone === `+86${phone}`);
	expect(of(ALLOWED).map(({ outcome }) => outcome)).toEqual(['accepted', 'skipped']);
	expect(of(SILENT)[0]).toMatchObject({
		outcome: 'unknown',
		answer: expect.stringContaining(UNKNOWN),
	});
	expect(of(SUPPRESSED)).toEqual([]);
}, 60_000);

describe('Send SMS itself as the tool', () => {
	it('tells the agent of an acceptance and of a refusal', async () => {
		const told = await converse('team', [team, team]);
		expect(told[0]).toContain('The provider accepted the message.');
		expect(told[0]).toContain('"outcome":"accepted"');
		expect(told[1]).toContain('The message was not sent, on purpose. An earlier run has already sent this message.');
		expect(await textsTo(TEAM)).toHaveLength(1);
	}, 120_000);

	it('tells it why the provider refused', async () => {
		const busy = { code: 4051, msg: '剩余条数不足', smsid: '0' };
		const refusal = {
			kind: 'garbage', taken: false, times: 1, numbers: [TEAM],
			body: JSON.stringify(busy),
		};
		expect((await http.post(`${control}/misbehaviour`, refusal)).status).toBe(204);
		const [told] = await converse('team without credit', [team]);
		expect(told).toContain('The message was not sent.');
		expect(told).toContain('"category":"insufficientBalance"');
		expect(await textsTo(TEAM)).toHaveLength(1);
	}, 120_000);

	it('tells it not to send again what may have arrived', async () => {
		const silence = { kind: 'resetAfterReading', taken: true, times: 1, numbers: [TEAM] };
		expect((await http.post(`${control}/misbehaviour`, silence)).status).toBe(204);
		// ihuyi takes one message a second for a number (code 4080), and this one had one just now.
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		const [told] = await converse('team in silence', [team]);
		expect(told).toContain('it may have arrived. Do not send it again.');
		expect(await textsTo(TEAM)).toHaveLength(2);
	}, 120_000);
});

it('stops at the limit of a day, whoever asked before', async () => {
	const others = Array.from({ length: 20 }, () => ({ conversation: 'others', outcome: 'asked' }));
	await n8n.insertRows(playground.tableIds.agentTexts, others);
	const [told] = await converse('day', [guest(LATE)]);
	expect(told).toContain(LIMIT_REACHED);
	expect(await textsTo(LATE)).toEqual([]);
}, 120_000);
