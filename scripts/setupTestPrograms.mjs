/**
 * The end-to-end tests need a browser with Chinese fonts, and LibreOffice for the tables. Where
 * Debian's packages can be installed (CI, containers), it is done here; elsewhere CHROMIUM_PATH and
 * LIBREOFFICE_PATH may name them.
 */
import { existsSync } from 'node:fs';
import { env, exit } from 'node:process';
import { canInstall, install } from './debianPackages.mjs';

const PROGRAMS = [
	{
		name: 'Chromium',
		variable: 'CHROMIUM_PATH',
		path: '/usr/bin/chromium',
		packages: ['chromium', 'fonts-noto-cjk'],
	},
	{
		name: 'LibreOffice',
		variable: 'LIBREOFFICE_PATH',
		path: '/usr/bin/soffice',
		packages: ['libreoffice-calc'],
	},
];

const missing = PROGRAMS.filter(({ variable, path }) => !existsSync(env[variable] ?? path));
if (missing.length > 0) {
	const inTheWay = missing.filter(({ variable }) => env[variable] || !canInstall());
	for (const { name, variable, path, packages } of inTheWay) {
		console.error(
			`No ${name} at ${env[variable] ?? path}. Install it (on Debian: apt-get install ` +
				`${packages.join(' ')}), or set ${variable} to the one you have.`,
		);
	}
	if (inTheWay.length > 0) exit(1);
	console.log(`Installing ${missing.map(({ name }) => name).join(' and ')} …`);
	install(missing.flatMap(({ packages }) => packages));
}
