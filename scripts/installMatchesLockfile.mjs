import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whether a folder's node_modules hold what its package-lock.json asks for.
 *
 * npm writes node_modules/.package-lock.json as the last step of an install. So an interrupted
 * install and one made for another lockfile are told from a finished one, and an install that the
 * user made with npm counts as much as ours.
 *
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
export async function installMatchesLockfile(folder) {
	const [wanted, installed] = await Promise.all([
		readPackages(join(folder, 'package-lock.json')),
		readPackages(join(folder, 'node_modules', '.package-lock.json')),
	]);
	if (!wanted || !installed) return false;
	return Object.entries(wanted).every(
		([path, entry]) =>
			path === '' ||
			entry.extraneous || // npm forgot to tidy its lockfile; it does not install these
			// Optional packages are left out where they do not fit the platform.
			((entry.optional || entry.devOptional) && !installed[path]) ||
			(installed[path]?.version === entry.version &&
				installed[path]?.integrity === entry.integrity),
	);
}

/**
 * @param {string} lockfile
 * @returns {Promise<Record<string, any> | undefined>}
 */
async function readPackages(lockfile) {
	try {
		return JSON.parse(await readFile(lockfile, 'utf8')).packages;
	} catch {
		return undefined;
	}
}
