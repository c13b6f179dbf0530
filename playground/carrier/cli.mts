import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startCarrier, type Carrier } from './carrier.mts';
import { providerIds, type ProviderId } from './provider.mts';
import { defaultAliyunAccount as aliyun } from './providers/aliyun/accountOptions.mts';
import { defaultIhuyiAccount as ihuyi } from './providers/ihuyi/accountOptions.mts';
import { defaultJiutianAccount as jiutian } from './providers/jiutian/accountOptions.mts';
import { defaultPlivoAccount as plivo } from './providers/plivo/accountOptions.mts';
import { defaultSubmailAccount as submail } from './providers/submail/accountOptions.mts';

const usage = 'Usage: npm run carrier -- [--port 4010] [--seed 1]';

const argumentsSchema = z.object({
	port: z.coerce.number().int().min(0).max(65535),
	seed: z.coerce.number().int(),
});

const ids = (byId: object) => Object.keys(byId).join(', ');

/** What a user enters to reach each product, by provider: the product, then names and values. */
const accounts: Record<ProviderId, Array<[product: string, ...facts: string[]]>> = {
	ihuyi: [
		['notification SMS', 'API ID', ihuyi.apiId, 'API key', ihuyi.apiKey],
		['', 'templates', ids(ihuyi.templates)],
		[
			'marketing SMS',
			'API ID',
			ihuyi.marketingApiId,
			'API key',
			ihuyi.marketingApiKey ?? ihuyi.apiKey,
		],
		['marketing SMS, legacy', 'API ID', ihuyi.legacyMarketingApiId, 'API key', ihuyi.apiKey],
		['international SMS', 'API ID', ihuyi.internationalApiId, 'API key', ihuyi.apiKey],
		['MMS', 'API ID', ihuyi.mmsApiId, 'API key', ihuyi.apiKey],
		['', 'product ID', String(ihuyi.mmsProductId), 'templates', ids(ihuyi.mmsTemplates)],
		['MMS, legacy', 'API ID', ihuyi.legacyMmsApiId, 'API key', ihuyi.apiKey],
		['', 'MMS IDs', ids(ihuyi.legacyMmsMessages)],
	],
	plivo: [['SMS and MMS', 'auth ID', plivo.authId, 'auth token', plivo.authToken]],
	submail: [
		['SMS', 'app ID', submail.appId, 'app key', submail.appKey],
		['', 'templates', ids(submail.templates)],
		['MMS', 'app ID', submail.mmsAppId, 'app key', submail.mmsAppKey],
		['', 'templates', ids(submail.mmsTemplates)],
	],
	aliyun: [
		['SMS', 'AccessKey ID', aliyun.accessKeyId, 'secret', aliyun.accessKeySecret],
		['', 'signatures', aliyun.signNames.join(', ')],
		['', 'templates', ids(aliyun.templates)],
	],
	jiutian: [
		['SMS', 'customer ID', jiutian.customerId, 'password', jiutian.password],
		['', 'channels', channels()],
	],
};

/** The channels with their kinds. */
function channels(): string {
	return Object.entries(jiutian.channels)
		.map(([id, { kind }]) => `${id} ${kind}`)
		.join(', ');
}

/** The accounts at a provider, a line for each product. */
function accountLines(carrier: Carrier, provider: ProviderId): string[] {
	const lines = [['base URL', carrier.baseUrl(provider)], ...accounts[provider]];
	return lines.map(([what, ...facts], index) => {
		const name = index === 0 ? provider : '';
		return `${name.padEnd(9)}${what.padEnd(23)}${facts.join('  ')}`;
	});
}

/** Reads the command line; throws if it is not understood. */
function readArguments(): z.infer<typeof argumentsSchema> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			seed: { type: 'string', default: '1' },
		},
	});
	return argumentsSchema.parse(values);
}

/** Starts the carrier, prints how to reach it, and stops it on Ctrl-C. */
async function main(): Promise<void> {
	const carrier = await startCarrier(readArguments());
	const lines = providerIds.flatMap((provider) => [...accountLines(carrier, provider), '']);
	console.log(`Carrier simulator on ${carrier.url} (Ctrl-C ends it)

${lines.join('\n')}
The phones:     ${carrier.phonesUrl}
Messages taken: GET ${carrier.url}/_carrier/journal
Receipts go to: PUT ${carrier.url}/_carrier/receipt-url  {"provider":"ihuyi","url":"http://…"}`);

	const stop = () => void carrier.close();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

/** One sentence on why the carrier did not start. */
function explain(error: unknown): string {
	if (error instanceof z.ZodError) return usage;
	const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
	if (code === 'EADDRINUSE') {
		return `Port ${port} is already in use: stop the program that has it, or choose another one with --port.`;
	}
	if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\n${usage}`;
	return `The carrier simulator could not start: ${message}`;
}

try {
	await main();
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}
