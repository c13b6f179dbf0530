/**
 * The test of queue mode needs Redis and PostgreSQL. Where Debian's packages can be installed (CI,
 * containers), it is done here. Nothing is started: the test starts its own on free ports.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exit } from 'node:process';
import { canInstall, install } from './debianPackages.mjs';

const POSTGRES_VERSIONS = '/usr/lib/postgresql';
const REDIS = '/usr/bin/redis-server';

/** The folder with `initdb` and `postgres` of the newest PostgreSQL; undefined without one. */
function postgresFolder() {
	if (!existsSync(POSTGRES_VERSIONS)) return undefined;
	return readdirSync(POSTGRES_VERSIONS)
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => join(POSTGRES_VERSIONS, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Makes sure that the programs are there; ends this process with a sentence if they cannot be.
 *
 * @returns {{ redis: string, postgresFolder: string }} where they are
 */
export function setUpDatabases() {
	if (!existsSync(REDIS) || !postgresFolder()) {
		if (!canInstall()) {
			console.error(
				'The test of queue mode needs Redis and PostgreSQL. Install them ' +
					'(on Debian and Ubuntu: apt-get install redis-server postgresql), then run it again.',
			);
			exit(1);
		}
		console.log('Installing Redis and PostgreSQL …');
		install(['redis-server', 'postgresql']);
	}
	return { redis: REDIS, postgresFolder: postgresFolder() };
}
