import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env, exit, getuid } from 'node:process';

/** Whether this process may install Debian packages. */
export const canInstall = () => existsSync('/usr/bin/apt-get') && getuid?.() === 0;

/** Installs Debian packages; ends this process with a sentence if that does not work. */
export function install(packages) {
	run('update');
	run('install', '--yes', '--no-install-recommends', ...packages);
}

function run(...args) {
	const { status } = spawnSync('apt-get', ['-qq', ...args], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	if (status !== 0) {
		console.error(`apt-get ${args[0]} did not work (see above).`);
		exit(1);
	}
}
