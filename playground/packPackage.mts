import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes.mts';

export interface PackOptions {
	/** The project with `npm run build`. */
	projectFolder: string;
	/** Where the tarball goes. */
	tarballFolder: string;
	/** A tarball that is there already; then nothing is built. */
	packageFile?: string;
	signal?: AbortSignal;
}

export interface Tarball {
	packageName: string;
	file: string;
}

/** Builds the package and packs it as `npm publish` would, unless that has been done. */
export async function packPackage(options: PackOptions): Promise<Tarball> {
	const { projectFolder } = options;
	return {
		packageName: JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')).name,
		file: options.packageFile ?? (await buildAndPack(options)),
	};
}

/** Gives the tarball. */
async function buildAndPack({
	projectFolder,
	tarballFolder,
	signal,
}: PackOptions): Promise<string> {
	await run('npm', ['run', 'build'], {
		cwd: projectFolder,
		env: { CI: 'true', NO_COLOR: '1' }, // a log, no spinners
		signal,
		otherwise: 'The package does not build:',
	});
	await mkdir(tarballFolder, { recursive: true });
	const report = await run('npm', ['pack', '--json', '--pack-destination', tarballFolder], {
		cwd: projectFolder,
		signal,
		otherwise: 'The package cannot be packed:',
	});
	// npm 11 answers a list, newer ones an object by name; both have `filename`.
	const [packed] = Object.values(JSON.parse(report)) as Array<{ filename: string }>;
	return join(tarballFolder, packed.filename);
}

/**
 * Unpacks the tarball where n8n keeps the community packages it installed. So the node types carry
 * the names that they have for every user (`n8n-nodes-sms-mms.sendSms`), and nothing that the
 * tarball lacks can be found by accident.
 */
export async function unpackInto(userFolder: string, tarball: Tarball, signal?: AbortSignal) {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', tarball.packageName);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball.file, '-C', folder, '--strip-components', '1'], {
		cwd: folder,
		signal,
		otherwise: 'The package cannot be unpacked:',
	});
}
