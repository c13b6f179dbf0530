const { once } = require('node:events');

/** Ends what start.js started and waits until it is gone. */
module.exports = async () => {
	const child = globalThis.playground;
	if (!child || child.exitCode !== null) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	await gone;
};
