import type { IDataObject, INode } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { PROVIDERS } from '../../nodes/shared/providers/registry';
import {
	ACCOUNTS,
	credentialsOf,
	guestsFor,
	messageTypeOf,
	type Account,
} from './support/accounts';
import { node, outputsOf, startNode } from './support/engine';
import { startReceiver, type Receiver } from './support/receiver.mts';

jest.setTimeout(30_000);

let carrier: Carrier;
let receiver: Receiver | undefined;
beforeEach(async () => {
	carrier = await startCarrier({ ihuyi: { oneMessagePerSecond: false } });
});
afterEach(async () => {
	await carrier.close();
	await receiver?.close();
	receiver = undefined;
});

async function run(type: string, account: Account, items: IDataObject[], parameters: IDataObject) {
	const common = { provider: account.provider, ...messageTypeOf(account) };
	const all = { ...common, ...parameters } as INode['parameters'];
	const { done } = startNode(node('Node', type, all), items, credentialsOf(account, carrier));
	const result = await done;
	const outputs = outputsOf(result, 'Node');
	return { outputs, error: result.data.resultData.error };
}

async function send(
	account: Account,
	content: IDataObject,
	count: number,
	options: IDataObject = {},
) {
	const parameters = { to: '={{ $json.phone }}', ...account.parameters, ...content, options };
	const { outputs, error } = await run('sendSms', account, guestsFor(account, count), parameters);
	expect(error).toBeUndefined();
	const [accepted = [], notAccepted = []] = outputs;
	expect(notAccepted.map(({ json }) => json)).toEqual([]);
	expect(accepted.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: count }, (_, item) => ({ item })),
	);
	return accepted.map(({ json }) => json);
}

/** Digits are what all notations of a number have in common. */
const tail = (number: unknown) => String(number).replace(/\D/g, '').slice(-9);
const requests = () => carrier.journal.requests().filter(({ method }) => method === 'POST').length;

/** Each accepted recipient stands in the journal once, under the id that the item shows. */
function expectInJournal(accepted: IDataObject[]): void {
	const shown = accepted.map(({ to, messageId }) => `${tail(to)} ${messageId as string}`);
	const taken = carrier.journal.messages().map((entry) => `${tail(entry.to)} ${entry.messageId}`);
	expect(taken.sort()).toEqual(shown.sort());
}

const accounts = Object.entries(ACCOUNTS);
const withContent = (kind: 'text' | 'personal' | 'template') =>
	accounts
		.filter(([, account]) => account[kind])
		.map(([name, account]) => [name, account, account[kind] as IDataObject] as const);

/** Requests for one text to ten, and for ten personal contents; 10 where one request takes one. */
const BATCHES: Readonly<Record<string, number>> = {
	'ihuyi B marketing v1': 1,
	'ihuyi B0 marketing, old host': 1,
	Jiutian: 1,
	'SUBMAIL, normal': 1,
	'SUBMAIL, md5': 1,
	'SUBMAIL, sha1': 1,
};

describe('send', () => {
	it.each(withContent('text'))('%s: one text to one', async (_, account, content) => {
		expectInJournal(await send(account, content, 1));
	});

	it.each(withContent('text'))('%s: one text to ten', async (name, account, content) => {
		expectInJournal(await send(account, content, 10));
		expect(requests()).toBe(BATCHES[name] ?? 10);
	});

	it.each(withContent('personal'))('%s: ten personal texts', async (_, account, content) => {
		expectInJournal(await send(account, content, 10));
		expect(requests()).toBe(10);
		for (const { text, to } of carrier.journal.messages()) {
			const guest = guestsFor(account, 10).find(({ phone }) => tail(phone) === tail(to));
			expect(text).toContain(guest?.name);
		}
	});

	it.each(withContent('template'))(
		'%s: a template with ten sets of values',
		async (name, account, content) => {
			expectInJournal(await send(account, content, 10));
			expect(requests()).toBe(account.provider === 'ihuyi' ? 10 : 1);
			for (const { text, to } of carrier.journal.messages()) {
				const guest = guestsFor(account, 10).find(({ phone }) => tail(phone) === tail(to));
				expect([name, text]).toEqual([name, expect.stringContaining(String(guest?.name))]);
			}
		},
	);

	it.each(withContent('template'))(
		'%s: a template with equal values',
		async (_, account, content) => {
			const equal = JSON.parse(
				JSON.stringify(content).replace('={{ $json.name }}', '客人'),
			) as IDataObject;
			expectInJournal(await send(account, equal, 10));
			expect(requests()).toBe(account.provider === 'ihuyi' ? 10 : 1);
		},
	);

	it.each(accounts)(
		'%s: a wrong key is refused in words, and nothing is sent',
		async (_, account) => {
			const credentials = credentialsOf(account, carrier, {
				[account.secret]: 'not the right one',
			});
			const content = account.text ?? account.template;
			const parameters = {
				provider: account.provider,
				...messageTypeOf(account),
				to: '={{ $json.phone }}',
				...account.parameters,
				...content,
			} as INode['parameters'];
			const tested = node('Node', 'sendSms', parameters);
			const [, notAccepted] = outputsOf(
				await startNode(tested, guestsFor(account, 1), credentials).done,
				'Node',
			);
			expect(notAccepted).toHaveLength(1);
			expect(notAccepted[0].json).toMatchObject({
				outcome: 'rejected',
				failure: { retryable: false },
			});
			expect(carrier.journal.messages()).toEqual([]);
			expect(JSON.stringify(notAccepted)).not.toContain(String(account.credential[account.secret]));
		},
	);
});

describe('delivery receipts', () => {
	const pushed = accounts.filter(([name]) => !/Jiutian|marketing v1|international/.test(name));

	it.each(pushed)('%s: of delivered and undelivered messages', async (_, account) => {
		receiver = await startReceiver(
			'deliveryReceiptTrigger',
			{ provider: account.provider, statuses: ['delivered', 'undelivered'] },
			credentialsOf(account, carrier),
		);
		carrier.setReceiptUrl(account.provider, receiver.url);
		const [good, bad] = guestsFor(account, 2).map(({ phone }) => String(phone).replace(/^\+/, ''));
		carrier.setFate(good, { status: 'delivered' });
		carrier.setFate(bad, { status: 'undelivered' });
		const options = account.provider === 'plivo' ? { receiptUrl: receiver.url } : {};
		const sent = await send(account, (account.text ?? account.template) as IDataObject, 2, options);

		const items = await receiver.itemsArrive(2);
		expect(items).toHaveLength(2);
		for (const { to, messageId } of sent) {
			expect(items).toContainEqual(
				expect.objectContaining({
					provider: account.provider,
					to,
					messageId,
					final: true,
					status: tail(to) === tail(bad) ? 'undelivered' : 'delivered',
				}),
			);
		}
		await carrier.receiptsSettled();
		expect(receiver.answers.map(({ status }) => status)).toEqual(receiver.answers.map(() => 200));
	});
});

describe('replies', () => {
	const replying = ['ihuyi A notification', 'Plivo', 'SUBMAIL, normal', 'Alibaba Cloud'];

	it.each(replying)('%s', async (name) => {
		const account = ACCOUNTS[name];
		receiver = await startReceiver(
			'smsReplyTrigger',
			{ provider: account.provider },
			credentialsOf(account, carrier),
		);
		carrier.setPushUrl(account.provider, 'reply', receiver.url);
		// Somebody answers a message, so there must be one.
		await send(account, (account.text ?? account.template) as IDataObject, 1);
		const [{ phone }] = guestsFor(account, 1);
		const from = String(phone).replace(/^\+/, '');
		const text = account.provider === 'plivo' ? 'STOP' : '退订';
		const to = account.provider === 'plivo' ? { to: '14155550199' } : {};
		await carrier.push(account.provider, 'reply', { from, text, ...to });
		expect(await receiver.itemsArrive(1)).toMatchObject([
			{ provider: account.provider, text, intent: 'optOut', replyKey: expect.any(String) },
		]);
		expect(tail(receiver.items[0].from)).toBe(tail(from));
		expect(receiver.answers).toMatchObject([{ status: 200 }]);
	});
});

describe('template reviews', () => {
	it.each(['SUBMAIL, normal', 'Alibaba Cloud'])('%s', async (name) => {
		const account = ACCOUNTS[name];
		receiver = await startReceiver(
			'templateReviewTrigger',
			{ provider: account.provider },
			credentialsOf(account, carrier),
		);
		carrier.setPushUrl(account.provider, 'templateReview', receiver.url);
		const fields =
			account.provider === 'submail'
				? { templateId: 'ThJBE4', verdict: 'reject', reason: '签名不正确' }
				: { templateCode: 'SMS_100000001', status: 'rejected', reason: '签名不正确' };
		await carrier.push(account.provider, 'templateReview', fields);
		expect(await receiver.itemsArrive(1)).toMatchObject([
			{ provider: account.provider, status: 'rejected', reason: '签名不正确' },
		]);
	});
});

describe('forged and foreign pushes start nothing', () => {
	const push = async (body: string, headers: Record<string, string>) =>
		await fetch(String(receiver?.url), { method: 'POST', body, headers });
	const form = { 'content-type': 'application/x-www-form-urlencoded' };

	it.each<[string, string, Record<string, string>]>([
		['Plivo', 'MessageUUID=1&To=14155550100&Status=delivered', form],
		[
			'Plivo',
			'MessageUUID=1&To=14155550100&Status=delivered',
			{ ...form, 'x-plivo-signature-v3': 'AAAA', 'x-plivo-signature-v3-nonce': '1' },
		],
		[
			'SUBMAIL, normal',
			`events=delivered&address=15400000000&send_id=1&token=${'a'.repeat(32)}&signature=${'b'.repeat(32)}`,
			form,
		],
	])('%s: %s', async (name, body, headers) => {
		const account = ACCOUNTS[name];
		receiver = await startReceiver(
			'deliveryReceiptTrigger',
			{ provider: account.provider },
			credentialsOf(account, carrier),
		);
		expect((await push(body, headers)).status).toBe(401);
		expect(receiver.items).toEqual([]);
	});

	it.each(['authToken', 'subhookKey'])('an empty %s closes the door', async (key) => {
		const account = ACCOUNTS[key === 'authToken' ? 'Plivo' : 'SUBMAIL, normal'];
		receiver = await startReceiver(
			'deliveryReceiptTrigger',
			{ provider: account.provider },
			credentialsOf(account, carrier, { [key]: '' }),
		);
		expect((await push('MessageUUID=1&events=delivered&token=&signature=', form)).status).toBe(401);
	});
});

describe('SUBHOOK, whatever transport is chosen in the console', () => {
	it.each(['form', 'json', 'multipart', 'get'] as const)('%s', async (subhookTransport) => {
		await carrier.close();
		carrier = await startCarrier({ submail: { subhookTransport } });
		const account = ACCOUNTS['SUBMAIL, normal'];
		receiver = await startReceiver(
			'deliveryReceiptTrigger',
			{ provider: 'submail', statuses: ['delivered'] },
			credentialsOf(account, carrier),
		);
		carrier.setReceiptUrl('submail', receiver.url);
		const [sent] = await send(account, account.text as IDataObject, 1);
		expect(await receiver.itemsArrive(1)).toMatchObject([
			{ messageId: sent.messageId, to: sent.to, status: 'delivered' },
		]);
	});
});

describe('status', () => {
	const asked = (provider: string) => Object.values(ACCOUNTS).find((a) => a.provider === provider)!;
	const withStatus = PROVIDERS.filter(({ status }) => status).map(({ id }) => id);
	it.each(withStatus)('%s: the status of a message', async (provider) => {
		const account = asked(provider);
		const sent = await send(account, (account.text ?? account.template) as IDataObject, 1);
		await carrier.receiptsSettled();
		const { outputs, error } = await run('queryStatus', account, sent, {
			resource: 'message',
			operation: 'getStatus',
			messageId: '={{ $json.messageId }}',
			to: '={{ $json.to }}',
			sentOn: '={{ $json.submittedAt }}',
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toMatchObject([
			{
				json: {
					provider,
					messageId: sent[0].messageId,
					to: sent[0].to,
					receiptKey: expect.any(String),
				},
				pairedItem: { item: 0 },
			},
		]);
	});
});
