import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { runFolder } from '../../playground/paths.mts';
import { isClean, type Row } from '../faults/row.mts';

const root = join(__dirname, '../..');

/** The package as the playground of these tests has packed it. */
const packedIn = runFolder('e2e');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'faults-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('survives a few of each fault', async () => {
	const packed = readdirSync(packedIn).find((name) => name.endsWith('.tgz'));
	const file = join(folder, 'rows.json');
	// It ends with 1 if a fault did harm; the rows tell more.
	await promisify(execFile)(
		process.execPath,
		[
			...['--import', 'tsx', 'test/faults/faults.mts', '--short', '--json', file],
			...['--package', join(packedIn, packed ?? ''), '--folder', join(folder, 'n8n')],
		],
		{ cwd: root, maxBuffer: 16 * 1024 * 1024 },
	).catch(() => undefined);
	const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
	expect(rows.length).toBeGreaterThan(20);
	expect(rows.filter((row) => !isClean(row))).toEqual([]);
}, 240_000);
