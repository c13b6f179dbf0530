/**
 * The end-to-end tests need a browser with Chinese fonts. Where Debian's packages can be installed
 * (CI, containers), it is done here; elsewhere CHROMIUM_PATH may name one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env, exit, getuid } from 'node:process';

const browser = env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(browser)) {
	const canInstall = existsSync('/usr/bin/apt-get') && getuid?.() === 0;
	if (env.CHROMIUM_PATH || !canInstall) {
		console.error(
			`No browser at ${browser}. Install Chromium (on Debian: apt-get install chromium ` +
				'fonts-noto-cjk), or set CHROMIUM_PATH to the one you have.',
		);
		exit(1);
	}
	console.log('Installing Chromium and Chinese fonts …');
	run('update');
	run('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
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
