import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The n8n that we run, with its own package.json and lockfile; its node_modules outlive a run. */
export const n8nInstallFolder = join(projectFolder, 'playground', 'n8n');

/**
 * Where one kind of run writes everything, thrown away at the next one. In the cache of node_modules,
 * which tools that walk through the project leave alone: n8n unpacks thousands of scripts there.
 */
export const runFolder = (name: string): string =>
	join(projectFolder, 'node_modules', '.cache', 'n8n-nodes-sms-mms', name);

/** The importable workflows and the contacts. */
export const examplesFolder = join(projectFolder, 'examples');

/** The folders inside a run folder. */
export const runLayout = (folder: string) => ({
	/** n8n's user folder: database, key, and the unpacked package. */
	userFolder: join(folder, 'n8n'),
	/** n8n's working directory: the examples name their files relative to it. */
	homeFolder: join(folder, 'home'),
	/** The only folder from which workflows may read files; n8n's default has the same name. */
	filesFolder: join(folder, 'home', '.n8n-files'),
	logFile: join(folder, 'n8n.log'),
});
