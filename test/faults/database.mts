import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Stage } from './stage.mts';

/** Run by the Node of n8n, since ours may be too old for its SQLite. */
const READ = `
const { DatabaseSync } = require('node:sqlite');
const [file, sql] = process.argv.slice(1);
const database = new DatabaseSync(file, { readOnly: true });
console.log(JSON.stringify(database.prepare(sql).all()));
`;

/** Reads from n8n's database, also while it is in use. */
export async function query<RowOf>(stage: Stage, sql: string): Promise<RowOf[]> {
	const { stdout } = await promisify(execFile)(
		stage.node,
		['--no-warnings', '-e', READ, '--', stage.databaseFile, sql],
		{ maxBuffer: 1024 ** 3 },
	);
	return JSON.parse(stdout) as RowOf[];
}

/** How many executions n8n has on record. */
export async function countExecutions(stage: Stage): Promise<number> {
	const [{ count }] = await query<{ count: number }>(
		stage,
		'SELECT count(*) AS count FROM execution_entity',
	);
	return count;
}
