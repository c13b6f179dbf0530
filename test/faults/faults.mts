/**
 * npm run test:faults: a real n8n with this package beside the carrier simulator, and everything that
 * can go wrong, provoked from outside. Ends with 1 if a fault did harm.
 *
 *   npm run test:faults                        all families, under 20 minutes
 *   npm run test:faults -- --only kills        one family (more: --only kills --only receipts)
 *   npm run test:faults -- --json FILE         also writes the table as JSON
 *   npm run test:faults -- --short             a few seconds for each family, as within npm test
 *   npm run test:faults -- --package FILE      a packed package instead of building one
 *   npm run test:faults -- --folder DIR        where n8n keeps its data; emptied first
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runFolder } from '../../playground/paths.mts';
import { Problem, sentenceOf } from '../../playground/problem.mts';
import { carrierRestarts } from './carrierRestarts.mts';
import { errorHandling } from './errorHandling.mts';
import type { Family } from './family.mts';
import { kills } from './kills.mts';
import { misbehaviours } from './misbehaviours.mts';
import { receipts } from './receipts.mts';
import { isClean, type Row, rowTable } from './row.mts';
import { secrets } from './secrets.mts';
import { Stage } from './stage.mts';
import { surroundings } from './surroundings.mts';

const FAMILIES: Readonly<Record<string, Family>> = {
	kills,
	misbehaviours,
	carrierRestarts,
	surroundings,
	errorHandling,
	receipts,
	secrets,
};

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => stopping.abort(new Problem('Stopped.')));
}
const stopped = new Promise<never>((_, reject) => {
	stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason));
});
stopped.catch(() => undefined); // it is raced against, later

let stage: Stage | undefined;
try {
	const rows = await main();
	if (!rows.every(isClean)) process.exitCode = 1;
} catch (error) {
	process.exitCode = 1;
	console.error(error instanceof Problem ? sentenceOf(error) : (error as Error).stack);
} finally {
	await stage?.stop();
}

async function main(): Promise<Row[]> {
	const { only, short, json, packageFile, folder } = readOptions();
	const log = (sentence: string) => console.error(sentence);
	stage = await Stage.open({
		runFolder: folder,
		packageFile,
		env: {
			// Everything that n8n can say, for the search for secrets.
			N8N_LOG_LEVEL: 'debug',
			// No workflow here has a Code node; its runner takes a good part of the time of a start.
			N8N_RUNNERS_MODE: 'external',
			N8N_RUNNERS_AUTH_TOKEN: 'nobody',
			// A proxy would look for hosts in our place.
			HTTP_PROXY: '',
			HTTPS_PROXY: '',
			http_proxy: '',
			https_proxy: '',
		},
		signal: stopping.signal,
		log,
	});
	const rows: Row[] = [];
	for (const name of only) {
		const begin = Date.now();
		rows.push(...(await Promise.race([FAMILIES[name]({ stage, short, log }), stopped])));
		log(`${name}: ${Math.round((Date.now() - begin) / 1000)} s`);
	}
	console.log(rowTable(rows));
	if (json) await writeFile(json, `${JSON.stringify(rows, undefined, '\t')}\n`);
	return rows;
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			short: { type: 'boolean', default: false },
			json: { type: 'string' },
			package: { type: 'string' },
			folder: { type: 'string', default: runFolder('faults') },
		},
	});
	const known = Object.keys(FAMILIES);
	const stranger = values.only?.find((name) => !known.includes(name));
	if (stranger) throw new Problem(`There is no family "${stranger}". Known: ${known.join(', ')}.`);
	return { ...values, only: values.only ?? known, packageFile: values.package };
}
