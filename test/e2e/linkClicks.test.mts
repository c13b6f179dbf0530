import { randomUUID } from 'node:crypto';

import { ACCOUNTS } from '../nodes/support/accounts';
import { http, journal, n8n, playground } from './support/playground.mts';
import { chained, eventually, node, runToEnd } from './support/runs.mts';

const SECRET = 'a long random text 1';
const PATH = 'e2e-clicks';
const CLICK_URL = `${playground.n8nUrl}/webhook/${PATH}`;
const TARGET = 'https://fair.example.com/邀请?id=7#top';
const LOCATION = 'https://fair.example.com/%E9%82%80%E8%AF%B7?id=7#top';
const PHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

const guests = ['15400190001', '15400190002', '15400190003'];
const account = ACCOUNTS['SUBMAIL, normal'];

interface Click {
	guestToken: string;
	target: string;
	bot: boolean;
	clickKey: string;
}
interface Execution {
	data?: {
		resultData?: {
			runData?: Record<string, Array<{ data?: { main: Array<Array<{ json: Click }>> } }>>;
		};
	};
}

const triggerNode = (path = PATH) =>
	node('Clicks', 'n8n-nodes-sms-mms.linkClickTrigger', {
		webhookId: randomUUID(),
		parameters: {
			path,
			secret: SECRET,
			allowedTargets: 'https://fair.example.com/',
			defaultTarget: 'https://fair.example.com/start',
		},
	});
const clickWorkflow = async (name: string) =>
	await n8n.createWorkflow(chained(name, [triggerNode(), node('Done', 'n8n-nodes-base.noOp')]));

/** What the workflow of the trigger was started with, in any order. */
async function clicksOf(workflowId: string): Promise<Click[]> {
	const { data } = await http.get(`${playground.n8nUrl}/api/v1/executions`, {
		params: { workflowId, includeData: true },
		headers: { 'x-n8n-api-key': playground.session.apiKey },
	});
	return (data.data as Execution[]).flatMap((execution) =>
		(execution.data?.resultData?.runData?.Clicks ?? []).flatMap((run) =>
			(run.data?.main.flat() ?? []).map(({ json }) => json),
		),
	);
}

let workflowId: string;
let sends: Array<{ guestToken: string; to: string; segments: number }>;

beforeAll(async () => {
	workflowId = await clickWorkflow('Clicks');
	await n8n.publish(workflowId);
	const { id, name } = await n8n.createCredential({
		name: 'SUBMAIL for clicks',
		type: account.credentialType,
		data: { ...account.credential, baseUrl: `${playground.carrierUrl}/submail` },
	});
	const campaign = await n8n.createWorkflow(
		chained('Campaign with clicks', [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Send SMS', 'n8n-nodes-sms-mms.sendSms', {
				parameters: {
					provider: account.provider,
					to: guests.join(', '),
					contentMode: 'template',
					templateId: { __rl: true, mode: 'id', value: 'ThJBE4' },
					templateVariables: {
						variable: [
							{ name: 'name', value: '张三' },
							{ name: 'code', value: TARGET },
						],
					},
					options: { trackClicks: { click: { clickUrl: CLICK_URL, secret: SECRET } } },
				},
				credentials: { [account.credentialType]: { id, name } },
			}),
		]),
	);
	sends = (await runToEnd(campaign, 'Start'))['Send SMS'] as typeof sends;
}, 300_000);

/** The link on the phone of a guest. */
async function linkOf(phone: string): Promise<string> {
	const message = (await journal()).find(({ to }) => to === phone);
	return /https?:\/\/[!-~]+/.exec(message?.text ?? '')?.[0] ?? '';
}
const open = async (url: string, userAgent = PHONE, method = 'GET') =>
	await http.request({ url, method, maxRedirects: 0, headers: { 'user-agent': userAgent } });

it('counts who opened the links, and Campaign Report shows it', async () => {
	expect(sends.map(({ to }) => to)).toEqual(guests.map((phone) => `+86${phone}`));
	const links = await Promise.all(guests.map(linkOf));
	expect(new Set(links).size).toBe(3);
	const [first, second, third] = links;
	expect(first.startsWith(`${CLICK_URL}?g=`)).toBe(true);
	expect(links.join()).not.toContain(guests[0]);

	const answer = await eventually(
		async () => await open(first),
		({ status }) => status === 302,
	);
	expect([answer.status, answer.headers.location]).toEqual([302, LOCATION]);
	expect(answer.headers).toMatchObject({
		'cache-control': 'no-store',
		'referrer-policy': 'no-referrer',
	});
	expect((await open(second, 'TelegramBot (like TwitterBot)')).status).toBe(302);
	const asked = await open(third, PHONE, 'HEAD');
	expect([asked.status, asked.headers.location]).toEqual([302, LOCATION]);

	const forged = first.replace(/g=./, (start) => (start === 'g=A' ? 'g=B' : 'g=A'));
	const moved = `${first.split('&to=')[0]}&to=${encodeURIComponent('https://evil.example.org/')}`;
	for (const url of [forged, moved, CLICK_URL, `${first}&to=x`]) {
		const refused = await open(url);
		expect([refused.status, refused.headers.location]).toEqual([404, undefined]);
		expect(refused.data).toContain('此链接无效');
	}
	// The last one that counts: what was to start nothing has had its time.
	expect((await open(first)).status).toBe(302);

	const clicks = await eventually(
		async () => await clicksOf(workflowId),
		(seen) => seen.filter(({ bot }) => !bot).length >= 2 && seen.some(({ bot }) => bot),
		60_000,
	);
	const tokens = sends.map(({ guestToken }) => guestToken);
	expect(clicks.map(({ guestToken, bot }) => [tokens.indexOf(guestToken), bot]).sort()).toEqual([
		[0, false],
		[0, false],
		[1, true],
	]);
	expect(new Set(clicks.map(({ clickKey }) => clickKey)).size).toBe(2);
	expect(clicks.map(({ target }) => target)).toEqual([LOCATION, LOCATION, LOCATION]);

	const list = (name: string, items: object[]) => [
		node(name, 'n8n-nodes-base.set', {
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} },
		}),
		node(`Each of ${name}`, 'n8n-nodes-base.splitOut', {
			parameters: { fieldToSplitOut: 'items', options: {} },
		}),
	];
	const to = (name: string, index = 0) => [{ node: name, type: 'main', index }];
	const report = await n8n.createWorkflow({
		name: 'Report with clicks',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			...list('Sends', sends),
			...list('Opened', clicks),
			node('Report', 'n8n-nodes-sms-mms.campaignReport'),
		],
		connections: {
			Start: { main: [[...to('Sends'), ...to('Opened')]] },
			Sends: { main: [to('Each of Sends')] },
			Opened: { main: [to('Each of Opened')] },
			'Each of Sends': { main: [to('Report')] },
			'Each of Opened': { main: [to('Report', 3)] },
		},
	});
	const { Report: reports } = await runToEnd(report, 'Start');
	expect(reports).toMatchObject([
		{ totals: { accepted: 3, clicked: 1 }, passedOver: { unmatchedClicks: 0 } },
	]);
}, 300_000);

it('lets no second workflow take the path', async () => {
	const second = await clickWorkflow('Clicks again');
	await expect(n8n.publish(second)).rejects.toThrow(/409|conflict|path/i);
	expect((await open(CLICK_URL)).status).toBe(404);
	expect((await open(await linkOf(guests[0]))).status).toBe(302);
}, 120_000);
