import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { IDataObject } from 'n8n-workflow';

import { ACCOUNTS, messageTypeOf } from '../nodes/support/accounts';
import { http, n8n, playground } from './support/playground.mts';
import { chained, eventually, node } from './support/runs.mts';

/** How long n8n may take to say that it lives, milliseconds. */
const LONGEST_SILENCE_MS = 300;

/** Texts that once held n8n for seconds to minutes. */
const HOSTILE: Readonly<Record<string, { to: string; text: string }>> = {
	'a text of opening braces': { to: '15400007300', text: '{{'.repeat(100_000) },
	'a To of single digits': { to: '1 '.repeat(500_000), text: '展会明天开幕' },
	'a signature and 30,000 spaces': { to: '15400007301', text: `【示例】${' '.repeat(30_000)}` },
	'a megabyte of 回': { to: '15400007302', text: '回'.repeat(350_000) },
	'a megabyte of links': { to: '15400007303', text: 'http://a.cn/('.repeat(80_000) },
	'a megabyte of combining marks': { to: `+\u034f${'\u0301'.repeat(500_000)}`, text: '您好' },
};

/** The nodes that take words from outside, behind a Webhook node whose body they read. */
async function receivers(): Promise<Record<string, string>> {
	const marketing = ACCOUNTS['ihuyi B marketing v1'];
	const { credentialType, provider } = marketing;
	const baseUrl = `${playground.carrierUrl}/${provider}`;
	const created = await n8n.createCredential({
		name: 'Hostile input',
		type: credentialType,
		data: { ...marketing.credential, baseUrl },
	});
	const sender = node('Send SMS', 'n8n-nodes-sms-mms.sendSms', {
		parameters: {
			provider,
			to: '={{ $json.body.to }}',
			text: '={{ $json.body.text }}',
			...messageTypeOf(marketing),
			...marketing.parameters,
			options: { optOutText: '回T退订' },
		},
		credentials: { [credentialType]: created },
	});
	const clean = node('Clean Recipients', 'n8n-nodes-sms-mms.cleanRecipients', {
		parameters: { phoneField: 'body.to' },
	});
	const report = node('Campaign Report', 'n8n-nodes-sms-mms.campaignReport', {});
	const row = node('Row', 'n8n-nodes-base.set', {
		typeVersion: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput:
				'={{ { outcome: "accepted", provider: "ihuyi", to: $json.body.to, messageId: $json.body.text, submittedAt: $json.body.text } }}',
		},
	});
	const behindWebhook = async (name: string, nodes: Array<ReturnType<typeof node>>) => {
		const path = `hostile-${name}`;
		const webhook = node('Webhook', 'n8n-nodes-base.webhook', {
			typeVersion: 2,
			webhookId: randomUUID(),
			parameters: { path, httpMethod: 'POST', responseMode: 'lastNode' },
		});
		const id = await n8n.createWorkflow(chained(`Hostile: ${name}`, [webhook, ...nodes]));
		await n8n.publish(id);
		return `${playground.n8nUrl}/webhook/${path}`;
	};
	const secret = randomUUID().replaceAll('-', '');
	const trigger = node('Replies', 'n8n-nodes-sms-mms.smsReplyTrigger', {
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { provider: 'ihuyi', urlSecret: secret },
	});
	const replies = await n8n.createWorkflow(
		chained('Hostile: replies', [trigger, node('Done', 'n8n-nodes-base.noOp')]),
	);
	await n8n.publish(replies);
	return {
		'Send SMS': await behindWebhook('send', [sender]),
		'Clean Recipients': await behindWebhook('clean', [clean]),
		'Campaign Report': await behindWebhook('report', [row, report]),
		'SMS Reply Trigger': `${playground.n8nUrl}/webhook/${trigger.webhookId}/${secret}`,
	};
}

const agent = new Agent({ keepAlive: false });

/** Asks n8n whether it lives, again and again, until told to stop; gives the longest wait. */
function pulse(): () => Promise<number> {
	let going = true;
	const longest = (async () => {
		let worst = 0;
		while (going) {
			const asked = performance.now();
			// A connection of its own: one that was kept open may just be closing.
			const { status } = await http.get(`${playground.n8nUrl}/healthz`, { httpAgent: agent });
			expect(status).toBe(200);
			worst = Math.max(worst, performance.now() - asked);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return worst;
	})();
	return async () => {
		going = false;
		return await longest;
	};
}

let urls: Record<string, string>;
beforeAll(async () => {
	urls = await receivers();
	// Listening begins a moment after publishing.
	for (const url of Object.values(urls)) {
		await eventually(
			async () => await http.post(url, { to: '15400007309', text: '您好，回T退订' }),
			({ status }) => status !== 404,
		);
	}
}, 300_000);

const bodyFor = (name: string, { to, text }: { to: string; text: string }): IDataObject =>
	name === 'SMS Reply Trigger'
		? { mobilephone: to, content: text, smsid: '1', replyTime: '2026-11-21 09:00:00' }
		: { to, text };

describe.each(Object.keys(HOSTILE))('H1: %s', (what) => {
	it.each(['Send SMS', 'Clean Recipients', 'Campaign Report', 'SMS Reply Trigger'])(
		'does not keep n8n from answering while %s reads it',
		async (name) => {
			const stop = pulse();
			const asked = performance.now();
			const { status } = await http.post(urls[name], bodyFor(name, HOSTILE[what]));
			const took = performance.now() - asked;
			const worst = await stop();
			expect(status).not.toBe(404);
			expect(took).toBeLessThan(15_000);
			expect(worst).toBeLessThan(LONGEST_SILENCE_MS);
		},
		120_000,
	);
});
