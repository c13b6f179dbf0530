/**
 * npm start: a real n8n with this package and its examples beside a carrier simulator, and the
 * example campaign run in it.
 *
 *   npm start                              stays until Ctrl-C
 *   npm start -- --once                    stops after the table; exit code 1 if it does not add up
 *   npm start -- --language zh-CN          with the Chinese edition of the examples
 *   npm start -- --port 5678 --carrier-port 4010
 */
import { parseArgs } from 'node:util';
import { drawUpAccounts, type InvitationRow } from './accounts.mts';
import { runCampaign, waitForReceipts } from './campaign.mts';
import { readContacts } from './contacts.mts';
import { type Language, LANGUAGES } from './editions.mts';
import { runFolder } from './paths.mts';
import { type Playground, startPlayground } from './playground.mts';
import { Problem, sentenceOf } from './problem.mts';
import { Progress } from './progress.mts';
import { playgroundOwner } from './provision.mts';
import { resultTable, verdict } from './resultTable.mts';

const EXIT_CODE_OF_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const stopping = new AbortController();
let playground: Playground | undefined;
for (const [signal, code] of Object.entries(EXIT_CODE_OF_SIGNAL)) {
	process.on(signal, () => {
		if (stopping.signal.aborted) return;
		console.log('\nStopping …');
		process.exitCode = code;
		stopping.abort(new Problem('Stopped.'));
	});
}

try {
	await main();
} catch (error) {
	if (!stopping.signal.aborted) {
		process.exitCode = 1;
		console.error(`\n${error instanceof Problem ? sentenceOf(error) : (error as Error).stack}`);
	}
} finally {
	await playground?.stop();
	if (stopping.signal.aborted) console.log('Nothing is left running.');
}

async function main() {
	const { once, port, carrierPort, language } = readOptions();
	playground = await startPlayground({
		n8nPort: port,
		carrierPort,
		runFolder: runFolder('start'),
		language,
		log: console.log,
		signal: stopping.signal,
	});
	const { n8n, carrier } = playground;
	console.log(
		[
			'',
			`  n8n                ${n8n.url}`,
			`  login              ${playgroundOwner.email}   password: ${playgroundOwner.password}`,
			`  campaign           ${n8n.url}/workflow/${playground.provisioned.campaignId}`,
			`  carrier simulator  ${carrier.url}`,
			`  the phones         ${carrier.phonesUrl}`,
			'',
		].join('\n'),
	);

	await Promise.race([campaign(playground, once), n8n.crashed]);
	if (once) return;
	console.log('\nOpen n8n and try the workflows. Ctrl-C stops everything.');
	await Promise.race([interruption(), n8n.crashed]);
}

/** Runs the example campaign, waits for its receipts and prints what became of every contact. */
async function campaign({ api, carrier, provisioned, contactsFile }: Playground, once: boolean) {
	const contacts = await readContacts(contactsFile);
	const progress = new Progress();
	const { signal } = stopping;
	const journal = () => carrier.journal.messages();
	const readRows = () => api.readRows<InvitationRow>(provisioned.tableId);

	let rows: InvitationRow[] = [];
	const show = () => {
		const receipts = rows.filter(({ status }) => status).length;
		progress.show(
			`Campaign: ${contacts.length} contacts, ${journal().length} messages taken by the ` +
				`simulator, ${receipts} receipts in the table`,
		);
	};
	await runCampaign({
		api,
		workflowId: provisioned.campaignId,
		trigger: provisioned.campaignTrigger,
		signal,
		onTick: show,
	});
	rows = await waitForReceipts({
		readRows: async () => (rows = await readRows()),
		receiptsSettled: carrier.receiptsSettled(),
		journal,
		signal,
		onTick: show,
	});
	progress.done();

	const accounts = drawUpAccounts(contacts, rows, journal());
	console.log(`${resultTable(accounts)}\n${verdict(accounts)}`);
	if (once && accounts.disagreements.length > 0) process.exitCode = 1;
}

function interruption() {
	return new Promise<void>((resolve) => {
		stopping.signal.addEventListener('abort', () => resolve());
	});
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				once: { type: 'boolean', default: false },
				language: { type: 'string', default: 'en' },
				port: { type: 'string', default: '5678' },
				'carrier-port': { type: 'string', default: '4010' },
			},
		});
		return {
			once: values.once,
			language: languageNamed(values.language),
			port: portNumber('--port', values.port),
			carrierPort: portNumber('--carrier-port', values['carrier-port']),
		};
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw new Problem(
			`${sentenceOf(error)}. Known: --once, --language <en or zh-CN>, --port <n>, --carrier-port <n>.`,
		);
	}
}

function languageNamed(name: string): Language {
	const language = LANGUAGES.find((known) => known === name);
	if (language) return language;
	throw new Problem(`--language wants ${LANGUAGES.join(' or ')}, not "${name}".`);
}

function portNumber(option: string, value: string): number {
	const port = Number(value);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Problem(`${option} wants a port number from 1 to 65535, not "${value}".`);
}
