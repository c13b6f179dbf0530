import { sleep, type IDataObject, type INode } from 'n8n-workflow';

import { ACCOUNTS, guestsFor, MMS_ACCOUNTS, messageTypeOf } from './support/accounts';
import { node, outputsOf, startNode } from './support/engine';
import {
	startHostileServer,
	type BEHAVIOURS,
	type HostileServer,
} from './support/hostileServer.mts';
import { composed, fromUrl } from './support/mms';

jest.setTimeout(60_000);

const MB = 1024 * 1024;
const IHUYI = ACCOUNTS['ihuyi A notification'];
const PLIVO = MMS_ACCOUNTS.Plivo;

let server: HostileServer;
afterEach(async () => await server.close());
const start = async (behaviour: keyof typeof BEHAVIOURS) => {
	server = await startHostileServer(behaviour);
};

/** Sends one message to the hostile server. */
function send(options: IDataObject, baseUrl = server.url) {
	const parameters = {
		provider: IHUYI.provider,
		...messageTypeOf(IHUYI),
		to: '={{ $json.phone }}',
		...IHUYI.text,
		options,
	} as INode['parameters'];
	const credentials = { ihuyiApi: { ...IHUYI.credential, baseUrl } };
	return startNode(node('Send', 'sendSms', parameters), guestsFor(IHUYI, 1), credentials);
}

const secondsOf = async <Result,>(work: Promise<Result>): Promise<[number, Result]> => {
	const begin = performance.now();
	const result = await work;
	return [(performance.now() - begin) / 1000, result];
};

describe('H7: a server that does not come to an end', () => {
	it.each(['silent', 'dripsHeaders', 'dripsBody', 'stopsHalfway'] as const)(
		'%s: Timeout is the longest wait in all',
		async (behaviour) => {
			await start(behaviour);
			const [seconds, run] = await secondsOf(send({ timeoutSeconds: 2 }).done);
			const [, [item]] = outputsOf(run, 'Send');
			expect(item.json).toMatchObject({ outcome: 'unknown', attempts: 1 });
			expect((item.json.failure as IDataObject).message).toContain('no answer in time');
			expect(seconds).toBeGreaterThan(1.9);
			expect(seconds).toBeLessThan(3.5);
			expect(server.requests()).toBe(1);
			await sleep(100);
			expect(server.open()).toBe(0);
		},
	);

	it('a line that breaks within the answer: it may have arrived', async () => {
		await start('breaksHalfway');
		const [, [item]] = outputsOf(await send({ timeoutSeconds: 5 }).done, 'Send');
		expect(item.json).toMatchObject({ outcome: 'unknown', attempts: 1 });
		expect((item.json.failure as IDataObject).message).toContain('connection lost');
	});

	it.each(['silent', 'dripsHeaders', 'dripsBody'] as const)(
		'%s: stopping the run ends the wait',
		async (behaviour) => {
			await start(behaviour);
			const { done, cancel } = send({ timeoutSeconds: 60 });
			for (let tries = 0; server.requests() === 0 && tries < 100; tries++) await sleep(20);
			await sleep(300);
			cancel();
			await done.catch(() => undefined);
			for (let tries = 0; server.open() > 0 && tries < 50; tries++) await sleep(20);
			expect(server.open()).toBe(0);
		},
	);

	it('Query Status: Timeout is the longest wait in all', async () => {
		await start('dripsBody');
		const parameters = {
			provider: 'ihuyi',
			resource: 'account',
			operation: 'getBalance',
			product: 'notification',
			options: { timeoutSeconds: 1 },
		};
		const credentials = { ihuyiApi: { ...IHUYI.credential, baseUrl: server.url } };
		const tested = node('Node', 'queryStatus', parameters);
		const [seconds, run] = await secondsOf(startNode(tested, [{}], credentials).done);
		expect(run.data.resultData.error?.message).toContain('no answer in time');
		expect(seconds).toBeLessThan(2.5);
	});
});

describe('H7: an answer without measure', () => {
	it.each(['floods', 'floodsInChunks', 'bomb'] as const)(
		'%s: is cut off while it comes',
		async (behaviour) => {
			await start(behaviour);
			const before = process.memoryUsage().rss;
			const [seconds, run] = await secondsOf(
				send({ timeoutSeconds: 30, includeRawAnswer: true }).done,
			);
			const [, [item]] = outputsOf(run, 'Send');
			expect(item.json).toMatchObject({ outcome: 'unknown', attempts: 1 });
			expect((item.json.failure as IDataObject).message).toContain('longer than any answer');
			expect(JSON.stringify(item.json).length).toBeLessThan(2000);
			expect(seconds).toBeLessThan(5);
			expect(server.sent()).toBeLessThan(40 * MB);
			expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB);
		},
	);

	it.each([
		['floods', 'more than 10 MB'],
		['bomb', 'more than 10 MB'],
		['breaksHalfway', 'connection lost'],
	] as const)('%s: a file from an address is cut off while it comes', async (behaviour, words) => {
		await start(behaviour);
		const url = `${server.url}/poster.jpg?token=example-token`.replace('//', '//someone:pass@');
		const parameters = {
			provider: PLIVO.provider,
			to: '={{ $json.phone }}',
			...PLIVO.parameters,
			...composed([fromUrl(url)]),
			options: {},
		} as INode['parameters'];
		const tested = node('Invite', 'sendMmsInvitation', parameters);
		const credentials = { plivoMessagingApi: { ...PLIVO.credential, baseUrl: server.url } };
		const run = await startNode(tested, guestsFor(PLIVO, 1), credentials).done;
		const [, [item]] = outputsOf(run, 'Invite');
		const { message } = item.json.failure as IDataObject;
		expect(message).toContain(words);
		expect(message).toContain(`'${server.url}/poster.jpg'`);
		expect(JSON.stringify(item.json)).not.toMatch(/example-token|someone|pass@/);
		expect(server.requests()).toBe(1);
		expect(server.sent()).toBeLessThan(60 * MB);
	});
});

describe('H6: the proof of who asks goes to no other host', () => {
	it('a redirect is not followed', async () => {
		await start('redirects');
		const [, [item]] = outputsOf(await send({ retries: 0 }).done, 'Send');
		expect(item.json).toMatchObject({ outcome: 'rejected' });
		expect((item.json.failure as IDataObject).message).toContain("'Base URL'");
		expect(server.requests()).toBe(1);
	});

	it.each([
		['http://sms-proxy.example.com', /begins with http:\/\//],
		['sms-proxy.example.com', /is not a web address/],
		['ftp://127.0.0.1', /is not a web address/],
		['https://', /is not a web address/],
	])('H15: %s as Base URL stops the node before anything is sent', async (baseUrl, words) => {
		await start('silent');
		const run = await send({}, baseUrl).done;
		expect(run.data.resultData.error?.message).toMatch(/^'Base URL' in the /);
		expect(run.data.resultData.error?.message).toMatch(words);
		expect(outputsOf(run, 'Send')).toEqual([]);
	});
});
