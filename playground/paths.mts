import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The n8n that we run, with its own package.json and lockfile; its node_modules outlive a run. */
export const n8nInstallFolder = join(projectFolder, 'playground', 'n8n');

/** Everything that `npm start` writes; thrown away at the next start. */
export const defaultRunFolder = join(projectFolder, 'playground', '.run');

/** The importable workflows and the contacts. */
export const examplesFolder = join(projectFolder, 'examples');

/** The folders inside a run folder. */
export const runLayout = (runFolder: string) => ({
	/** n8n's user folder: database, key, and the unpacked package. */
	userFolder: join(runFolder, 'n8n'),
	/** n8n's working directory: the examples name their files relative to it. */
	homeFolder: join(runFolder, 'home'),
	/** The only folder from which workflows may read files; n8n's default has the same name. */
	filesFolder: join(runFolder, 'home', '.n8n-files'),
	logFile: join(runFolder, 'n8n.log'),
});
