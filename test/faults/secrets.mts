import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	type Carrier,
	type MisbehaviourRule,
	startCarrier,
} from '../../playground/carrier/carrier.mts';
import { Problem } from '../../playground/problem.mts';
import { ACCOUNTS } from '../nodes/support/accounts.ts';
import { query } from './database.mts';
import { untilEnded } from './executions.mts';
import type { Family } from './family.mts';
import type { Row } from './row.mts';
import type { Stage } from './stage.mts';
import { createCampaign, freshNumbers, type Sender, START } from './workflows.mts';

/** The products, each with a key, token or password that stands nowhere else. */
const SECRETS: Readonly<Record<string, string>> = {
	'ihuyi A notification': 'f4u1t5ihuyi0123456789abcdef01234',
	'ihuyi B marketing v1': 'f4u1t5ihuyi0123456789abcdef01234',
	Jiutian: 'f4u1t5 jiu+tian/word',
	Plivo: 'f4u1t5plivo+token/0123456789abcdefghij',
	'SUBMAIL, normal': 'f4u1t5submail0123456789abcdef012',
	'Alibaba Cloud': 'f4u1t5aliyun0123456789abcdefgh',
};

/** What stands in the place of the right secret when a wrong one is tried. */
const WRONG = 'wr0ngf4u1t5secret0123456789';

const openCarrier = async (): Promise<Carrier> =>
	await startCarrier({
		receiptDelayMs: { min: 0, max: 0 },
		ihuyi: { apiKey: SECRETS['ihuyi A notification'] },
		jiutian: { password: SECRETS.Jiutian },
		plivo: { authToken: SECRETS.Plivo },
		submail: { appKey: SECRETS['SUBMAIL, normal'] },
		aliyun: { accessKeySecret: SECRETS['Alibaba Cloud'] },
	});

/** The forms in which a secret may travel: plain, in a form or an address, in HTTP Basic. */
function formsOf(product: string, secret: string): string[] {
	const { authId } = ACCOUNTS[product].credential;
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ '': secret }).toString().slice(1),
		...(authId ? [Buffer.from(`${String(authId)}:${secret}`).toString('base64')] : []),
	];
}

/** What a provider, or a proxy on the way, might answer: the request itself. */
const echoOf = (product: string): string =>
	`Debug. You sent: ${formsOf(product, SECRETS[product]).join(' ')}`;

/** What goes wrong; the carrier's rule, or another address or key. */
interface Trouble {
	name: string;
	rule?: (product: string) => MisbehaviourRule;
	baseUrl?: string;
	wrongKey?: boolean;
}

const TROUBLES: readonly Trouble[] = [
	{
		name: 'the request comes back, 200',
		rule: (body) => ({ kind: 'garbage', body: echoOf(body) }),
	},
	{ name: 'wrong key', wrongKey: true },
	{ name: 'no trouble' },
	{ name: 'HTTP 500', rule: () => ({ kind: 'status', status: 500 }) },
	{ name: 'HTTP 403', rule: () => ({ kind: 'status', status: 403 }) },
	{ name: 'redirect', rule: () => ({ kind: 'status', status: 302 }) },
	{ name: 'connection reset', rule: () => ({ kind: 'resetAfterReading' }) },
	{ name: 'no answer', rule: () => ({ kind: 'slow', delayMs: 3000 }) },
	{ name: 'no such host', baseUrl: 'https://sms.invalid' },
	{ name: 'nobody at home', baseUrl: 'http://127.0.0.1:9' },
	{ name: 'no TLS', baseUrl: 'https://127.0.0.1:9' },
];

/** The other nodes that ask a provider, by product. */
const QUERIES: ReadonlyArray<[product: string, type: string, parameters: Sender['parameters']]> = [
	['ihuyi A notification', 'queryStatus', { resource: 'account', operation: 'getBalance' }],
	['Jiutian', 'queryStatus', { resource: 'account', operation: 'getBalance' }],
	['Plivo', 'queryStatus', { resource: 'message', messageId: 'x' }],
	['Plivo', 'queryStatus', { resource: 'account', operation: 'getBalance' }],
	['SUBMAIL, normal', 'queryStatus', { resource: 'account', operation: 'getBalance' }],
	['SUBMAIL, normal', 'messageTemplate', { resource: 'sms', operation: 'getAll' }],
	['Alibaba Cloud', 'messageTemplate', { resource: 'sms', operation: 'getAll' }],
];

/** Every failure of every provider, and then a search for the secrets in all that n8n has written. */
export const secrets: Family = async ({ stage, short, log }) => {
	const troubles = TROUBLES.slice(0, short ? 2 : undefined);
	const products = Object.keys(SECRETS);
	await Promise.all(products.map(async (product) => await provokeAll(product, troubles, stage)));
	const tried = troubles.length * products.length;
	const texts = await allWritten(stage);
	log(`secrets: ${texts.length} texts searched`);
	// A search that finds nothing is worth something only where it would find what is there.
	const known = String(ACCOUNTS.Plivo.parameters.from);
	if (!texts.some(({ text }) => text.includes(known))) {
		throw new Problem('The search for secrets does not even find what is there.');
	}
	const needles = [
		...Object.entries(SECRETS).map(([product, secret]): [string, string[]] => [
			`secret of ${product} in what n8n wrote, after every trouble`,
			formsOf(product, secret),
		]),
		['wrong secret in what n8n wrote, after every trouble', [WRONG]] as [string, string[]],
	];
	return needles.map(([fault, forms]): Row => {
		const leaks = texts.filter(({ text }) => forms.some((form) => text.includes(form)));
		for (const { place, text } of leaks.slice(0, 5)) {
			const at = Math.min(...forms.map((form) => text.indexOf(form)).filter((i) => i >= 0));
			log(`${fault}: ${place}: ${text.slice(Math.max(0, at - 200), at + 60)}`);
		}
		return {
			fault,
			tried,
			survived: Math.max(0, tried - leaks.length),
			duplicates: 0,
			lost: 0,
			wronglyAccepted: 0,
		};
	});
};

/** Runs the nodes of a product into troubles, each in an execution of its own, so that errors are saved as such. */
async function provokeAll(
	product: string,
	troubles: readonly Trouble[],
	stage: Stage,
): Promise<void> {
	const { provider, secret, credentialType, credential } = ACCOUNTS[product];
	const queries = QUERIES.filter(([of]) => of === product).map(
		([, type, parameters]): Partial<Sender> => ({
			parameters,
			settings: { type: `n8n-nodes-sms-mms.${type}` },
		}),
	);
	const carrier = await openCarrier();
	try {
		for (const trouble of troubles) {
			carrier.behave();
			if (trouble.rule) carrier.misbehave(trouble.rule(product));
			const baseUrl = trouble.baseUrl ?? carrier.baseUrl(provider);
			const changes = { [secret]: trouble.wrongKey ? WRONG : SECRETS[product] };
			for (const node of [{}, ...queries]) {
				const workflow = await createCampaign(stage.api, {
					name: `${trouble.name}: ${product}`,
					recipients: product === 'Plivo' ? ['14155550100'] : freshNumbers(1),
					senders: [
						{
							name: 'Node',
							product,
							baseUrl,
							credential: changes,
							options: { timeoutSeconds: 1, retries: 0, includeRawAnswer: true },
							...node,
						},
					],
				});
				await untilEnded(stage, await stage.api.run(workflow, START));
			}
			await stage.api.testCredential(credentialType, { ...credential, ...changes, baseUrl });
		}
	} finally {
		await carrier.close();
	}
}

interface Written {
	place: string;
	text: string;
}

/** Every row of n8n's database, every line of its logs. */
async function allWritten(stage: Stage): Promise<Written[]> {
	const tables = await query<{ name: string }>(
		stage,
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
	);
	const texts: Written[] = [];
	for (const { name } of tables) {
		const rows = await query<object>(stage, `SELECT * FROM "${name}"`);
		texts.push(...rows.map((row) => ({ place: `table ${name}`, text: plain(row) })));
	}
	for (const file of [...stage.logFiles, ...(await eventLogs(stage))]) {
		const lines = (await readFile(file, 'utf8')).split('\n');
		texts.push(...lines.map((text) => ({ place: 'log', text })));
	}
	return texts;
}

/** The values of a row as they are, without the escapes of JSON that could hide something. */
const plain = (row: object): string => Object.values(row).map(String).join('\n');

async function eventLogs({ dataFolder }: Stage): Promise<string[]> {
	const names = await readdir(dataFolder);
	return names.filter((name) => name.endsWith('.log')).map((name) => join(dataFolder, name));
}
