import { HookContext, WebhookContext } from 'n8n-core';
import type { IDataObject, INode, IWebhookData } from 'n8n-workflow';

import { LinkClickTrigger } from '../../nodes/LinkClickTrigger/LinkClickTrigger.node';
import { clickLinks, type ClickLinks } from '../../nodes/shared/messaging/tracking/clickLinks';
import { additionalDataFor, node, workflowOf } from './support/engine';

const trigger = new LinkClickTrigger();
const SECRET = 'a long random text 1';
const PARAMETERS = {
	path: 'fair',
	secret: SECRET,
	allowedTargets: 'https://fair.example.com/',
	defaultTarget: 'https://fair.example.com/start',
};
const PHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const PREVIEW = 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)';

const prepare = (parameters: IDataObject) => {
	const tested = node('Clicks', 'linkClickTrigger', parameters as INode['parameters'], {
		webhookId: '2f1b5d1e-0000-4000-8000-000000000000',
	});
	const workflow = workflowOf([tested]);
	return { workflow, tested: workflow.getNode('Clicks')! };
};

const linksFor = (shortLinks = false) =>
	clickLinks('+8613800138000', {
		clickUrl: 'https://n8n.example.com/webhook/fair',
		secret: SECRET,
		shortLinks,
	}) as ClickLinks;
const { guestToken } = linksFor();
const queryTo = (target: string, shortLinks = false): IDataObject => {
	const { url } = linksFor(shortLinks).rewrite(target, 'Text') as { url: string };
	return Object.fromEntries(new URL(url).searchParams);
};

/** A link as n8n hands it to the node, with a response to write to. */
async function open(
	query: IDataObject,
	{
		parameters = PARAMETERS as IDataObject,
		method = 'GET',
		headers = { 'user-agent': PHONE } as Record<string, string>,
	} = {},
) {
	const answered: { status?: number; body?: string; headers: IDataObject } = { headers: {} };
	const response = {
		set: (name: string | IDataObject, value?: string) => {
			Object.assign(answered.headers, typeof name === 'string' ? { [name]: value } : name);
			return response;
		},
		status: (status: number) => {
			answered.status = status;
			return response;
		},
		type: () => response,
		send: (body: string) => Object.assign(answered, { body }),
		end: () => Object.assign(answered, { body: '' }),
	};
	const { workflow, tested } = prepare(parameters);
	const additionalData = {
		...additionalDataFor({}, workflow.id),
		httpRequest: { method, query, headers, ip: '203.0.113.7' },
		httpResponse: response,
	} as unknown as ReturnType<typeof additionalDataFor>;
	const context = new WebhookContext(
		workflow,
		tested,
		additionalData,
		'webhook',
		{} as IWebhookData,
		[],
		null,
	);
	const { workflowData, noWebhookResponse } = await trigger.webhook.call(context);
	expect(noWebhookResponse).toBe(true);
	return { answered, items: (workflowData ?? []).flat().map(({ json }) => json) };
}

const TARGET = 'https://fair.example.com/register?id=7&utm_source=sms&utm_campaign=2026#top';

describe('a tracked link', () => {
	it('redirects at once and becomes an item', async () => {
		const { answered, items } = await open(queryTo(TARGET));
		expect(answered).toEqual({
			status: 302,
			body: '',
			headers: {
				Location: TARGET,
				'Cache-Control': 'no-store',
				'Referrer-Policy': 'no-referrer',
			},
		});
		expect(items).toEqual([
			{
				guestToken,
				target: TARGET,
				utm: { source: 'sms', campaign: '2026' },
				clickedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+08:00$/),
				bot: false,
				userAgent: PHONE,
				clickKey: `${guestToken}:${TARGET}`,
			},
		]);
		expect(JSON.stringify(items)).not.toContain(SECRET);
	});

	it('has the address of the visitor only on demand', async () => {
		const parameters = { ...PARAMETERS, options: { includeIpAddress: true } };
		const { items } = await open(queryTo(TARGET), { parameters });
		expect(items).toMatchObject([{ ipAddress: '203.0.113.7' }]);
	});

	it('leads to the default target where it is a short one', async () => {
		const { answered, items } = await open(queryTo('https://elsewhere.example.com/', true));
		expect(answered.headers.Location).toBe(PARAMETERS.defaultTarget);
		expect(items).toMatchObject([{ guestToken, target: PARAMETERS.defaultTarget }]);
	});

	it('whose headers alone are asked for (HEAD) is answered alike and is no click', async () => {
		const asked = await open(queryTo(TARGET), { method: 'HEAD' });
		expect(asked).toMatchObject({ answered: { status: 302, headers: { Location: TARGET } } });
		expect(asked.items).toEqual([]);
	});

	it('keeps no more of a browser than browsers say', async () => {
		const headers = { 'user-agent': `Mozilla/5.0 ${'x'.repeat(5000)}` };
		const { items } = await open(queryTo(TARGET), { headers });
		expect(items[0].userAgent).toHaveLength(512);
	});
});

describe('a machine', () => {
	const headers = { 'user-agent': PREVIEW };

	it('is redirected and marked', async () => {
		const { answered, items } = await open(queryTo(TARGET), { headers });
		expect(answered.status).toBe(302);
		expect(items).toMatchObject([
			{ bot: true, botReason: 'linkPreview', clickKey: `${guestToken}:${TARGET}:bot` },
		]);
	});

	it('is left out on demand, and people are not', async () => {
		const parameters = { ...PARAMETERS, options: { leaveOutBots: true } };
		const { answered, items } = await open(queryTo(TARGET), { parameters, headers });
		expect([answered.status, items]).toEqual([302, []]);
		expect((await open(queryTo(TARGET), { parameters })).items).toHaveLength(1);
	});

	it('is one without a user agent', async () => {
		const { items } = await open(queryTo(TARGET), { headers: {} });
		expect(items).toMatchObject([{ bot: true, botReason: 'noUserAgent' }]);
		expect(items[0]).not.toHaveProperty('userAgent');
	});
});

describe('is turned away without a redirect and without an item', () => {
	const { g, to } = queryTo(TARGET);
	const other = String(g).startsWith('A') ? 'B' : 'A';
	it.each([
		['no token', {}, 404],
		['a forged token', { g: other + String(g).slice(1), to }, 404],
		['a token moved to another target', { g, to: 'https://fair.example.com/other' }, 404],
		['a token moved to another host', { g, to: 'https://evil.example.org/' }, 404],
		['a target twice', { g, to: [to, 'https://evil.example.org/'] }, 404],
		['our own link to a foreign target', queryTo('https://evil.example.org/'), 400],
		['our own link to http', queryTo('http://fair.example.com/'), 400],
		['our own link with a user name', queryTo('https://a@fair.example.com/'), 400],
	])('%s', async (_name, query, status) => {
		const { answered, items } = await open(query as IDataObject);
		expect(answered.status).toBe(status);
		expect(answered.body).toMatch(/^This link [^]*此链接/);
		expect(answered.headers).toEqual({
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
		});
		expect(items).toEqual([]);
	});

	it('while the secret is too short, whatever was made with it', async () => {
		const parameters = { ...PARAMETERS, secret: '' };
		expect((await open({ g, to }, { parameters })).answered.status).toBe(404);
	});
});

describe('publishing', () => {
	const create = async (change: IDataObject) => {
		const { workflow, tested } = prepare({ ...PARAMETERS, ...change });
		const additionalData = additionalDataFor({}, workflow.id);
		const context = new HookContext(workflow, tested, additionalData, 'trigger', 'activate');
		const { checkExists, create: createWebhook } = trigger.webhookMethods.default;
		return (await checkExists.call(context)) || (await createWebhook.call(context));
	};

	it.each([
		{},
		{ allowedTargets: '' },
		{ defaultTarget: '' },
		{ path: '2f1b5d1e-0000-4000-8000-000000000000' },
		{ allowedTargets: 'a.cn\n*.b.cn，https://c.cn/x' },
	])('works with %j', async (change) => expect(await create(change)).toBe(true));

	it.each([
		[{ path: '' }, "'Path' is ''"],
		[{ path: 'a/b' }, "'Path' is 'a/b'"],
		[{ path: ':id' }, "'Path' is ':id'"],
		[{ secret: 'short' }, "'Tracking Secret'"],
		[{ allowedTargets: '', defaultTarget: ' ' }, "'Allowed Targets' and 'Default Target'"],
		[{ allowedTargets: 'fair.example.com, *' }, "'Allowed Targets' has '*'"],
		[{ defaultTarget: 'fair.example.com' }, "'Default Target' is 'fair.example.com'"],
	])('is refused with %j', async (change, words) => {
		await expect(create(change)).rejects.toThrow(words);
	});

	it('has the path alone at the end of the URL, for GET and HEAD', () => {
		const { workflow, tested } = prepare(PARAMETERS);
		const paths = (trigger.description.webhooks ?? []).map(({ httpMethod, path, isFullPath }) => [
			httpMethod,
			workflow.expression.getSimpleParameterValue(tested, path, 'webhook', {}),
			isFullPath,
		]);
		expect(paths).toEqual([
			['GET', 'fair', true],
			['HEAD', 'fair', true],
		]);
	});
});
