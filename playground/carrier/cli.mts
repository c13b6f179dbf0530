import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startCarrier } from './carrier.mts';
import { defaultAliyunAccount } from './providers/aliyun/accountOptions.mts';
import { defaultIhuyiAccount } from './providers/ihuyi/accountOptions.mts';
import { defaultPlivoAccount } from './providers/plivo/accountOptions.mts';

const usage = 'Usage: npm run carrier -- [--port 4010] [--seed 1]';

const argumentsSchema = z.object({
	port: z.coerce.number().int().min(0).max(65535),
	seed: z.coerce.number().int(),
});

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
	const account = defaultIhuyiAccount;
	console.log(`Carrier simulator on ${carrier.url} (Ctrl-C ends it)

ihuyi    base URL           ${carrier.baseUrl('ihuyi')}
         notification SMS   API ID ${account.apiId}        API key ${account.apiKey}
         marketing SMS      API ID ${account.marketingApiId}  API key ${account.apiKey}

plivo    base URL           ${carrier.baseUrl('plivo')}
         auth ID            ${defaultPlivoAccount.authId}  auth token ${defaultPlivoAccount.authToken}

aliyun   base URL           ${carrier.baseUrl('aliyun')}
         AccessKey ID       ${defaultAliyunAccount.accessKeyId}  secret ${defaultAliyunAccount.accessKeySecret}
         signatures         ${defaultAliyunAccount.signNames.join(', ')}
         templates          ${Object.keys(defaultAliyunAccount.templates).join(', ')}

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
