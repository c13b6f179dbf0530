const { once } = require('node:events');

/** Ends what startPlayground.js started for a language and waits until it is gone. */
module.exports = (language) => async () => {
	const child = globalThis.playgrounds?.[language];
	if (!child || child.exitCode !== null) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	await gone;
};
