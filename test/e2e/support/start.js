const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

const root = join(__dirname, '../../..');

/**
 * Starts one real n8n with the package for all end-to-end tests; the first time installs it too. Plain
 * JavaScript, because jest loads its global setup without the project's transform.
 */
module.exports = async () => {
	const child = spawn(process.execPath, ['--import', 'tsx', 'playground/serve.mts'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	globalThis.playground = child;
	const ended = once(child, 'exit').then(() => {
		throw new Error('The playground ended before it was ready.');
	});
	ended.catch(() => {});
	const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
	process.env.PLAYGROUND = line;
};
