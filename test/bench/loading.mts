import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../playground/processes.mts';
import { unpackInto } from '../../playground/packPackage.mts';
import type { BenchContext, Group } from './group.mts';
import { rowOf } from './row.mts';
import { ROWS } from './rows.mts';
import { inTurns } from './sample.mts';

const PACKAGE = 'n8n-nodes-sms-mms';
const KB = 1024;

const LOAD_RUN = fileURLToPath(new URL('loadRun.mjs', import.meta.url));

/** n8n's own Plivo node with its credential. */
const PLIVO = ['nodes/Plivo/Plivo.node.js', 'credentials/PlivoApi.credentials.js'];

interface Loading {
	milliseconds: number;
	bytes: number;
}

/** Row 6: what the package costs a process that loads it, and how large it is. */
export const loading: Group = {
	rows: [6],
	measure: async (context) => {
		const { packageFile, folder, n8nModules, rounds } = context;
		const userFolder = join(folder, 'loading');
		await unpackInto(userFolder, { packageName: PACKAGE, file: packageFile });
		const unpacked = join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE);
		const { n8n } = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')) as {
			n8n: { nodes: string[]; credentials: string[] };
		};
		const ours = [...n8n.nodes, ...n8n.credentials].map((file) => join(unpacked, file));
		const theirs = PLIVO.map((file) => join(n8nModules, 'n8n-nodes-base', 'dist', file));

		const loads: Record<'ours' | 'theirs', Loading[]> = { ours: [], theirs: [] };
		const load = async (whose: keyof typeof loads, files: readonly string[]) => {
			loads[whose].push(await loaded(context, files));
			return { value: 0, problems: [] };
		};
		await inTurns(rounds, {
			ours: async () => await load('ours', ours),
			theirs: async () => await load('theirs', theirs),
		});
		const measured = (value: (load: Loading) => number) => ({
			ours: loads.ours.map(value),
			theirs: loads.theirs.map(value),
		});
		const size = (bytes: number) => ({ ours: [bytes / KB], theirs: [300] });
		return [
			rowOf(
				ROWS.loadTime,
				measured(({ milliseconds }) => milliseconds),
			),
			rowOf(
				ROWS.loadMemory,
				measured(({ bytes }) => bytes / KB),
			),
			rowOf(ROWS.packedSize, size((await stat(packageFile)).size)),
			rowOf(ROWS.unpackedSize, size(await sizeOf(packageFile, folder))),
		];
	},
};

/** Requires files in a fresh process, with the Node of n8n. */
async function loaded(
	{ node, n8nModules, profiling, folder }: BenchContext,
	files: readonly string[],
): Promise<Loading> {
	const output = await run(node, ['--no-warnings', ...profiling, LOAD_RUN, ...files], {
		cwd: folder,
		env: { NODE_PATH: n8nModules },
		otherwise: 'The modules do not load:',
	});
	return JSON.parse(output) as Loading;
}

/** Bytes of all files in a tarball, as npm counts them. */
async function sizeOf(packageFile: string, cwd: string): Promise<number> {
	const listing = await run('tar', ['-tvzf', packageFile], {
		cwd,
		otherwise: 'The package cannot be read:',
	});
	return listing
		.split('\n')
		.reduce((sum, line) => sum + Number(/^\S+\s+\S+\s+(\d+)/.exec(line)?.[1] ?? 0), 0);
}
