/**
 * Ends this process when npm, which started it, is gone.
 *
 * Between npm and us stands a shell. When npm is told to stop it stops that shell, and the shell
 * does not pass it on: we would run on, with nobody to stop us. Losing our parent is the one sign of
 * it. The signal that we then send to ourselves takes the way of every other: to the handlers, if
 * there are any.
 */
export function stopWithNpm() {
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 250);
	watch.unref();
}
