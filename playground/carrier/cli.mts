import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startCarrier, type Carrier } from './carrier.mts';
import type { ProviderId } from './provider.mts';
import { PROVIDER_IDS, PROVIDERS } from './registry.mts';

const usage = 'Usage: npm run carrier -- [--port 4010] [--seed 1]';

const argumentsSchema = z.object({
	port: z.coerce.number().int().min(0).max(65535),
	seed: z.coerce.number().int(),
});

/** The accounts at a provider, a line for each product. */
function accountLines(carrier: Carrier, provider: ProviderId): string[] {
	const lines = [['base URL', carrier.baseUrl(provider)], ...PROVIDERS[provider].accounts];
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
	const lines = PROVIDER_IDS.flatMap((provider) => [...accountLines(carrier, provider), '']);
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
