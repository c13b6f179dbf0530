/**
 * One line that is written over again in a terminal; elsewhere (a log of CI) a line of its own now
 * and then.
 */
export class Progress {
	private last = '';
	private lastAt = 0;

	constructor(
		private readonly out: NodeJS.WriteStream = process.stdout,
		private readonly everyMs = 5_000,
	) {}

	show(line: string) {
		if (line === this.last) return;
		if (this.out.isTTY) {
			this.out.write(`\r${line.padEnd(this.last.length)}`);
			this.last = line;
		} else if (Date.now() - this.lastAt >= this.everyMs) {
			this.out.write(`${line}\n`);
			this.lastAt = Date.now();
			this.last = line;
		}
	}

	/** Ends the line, so that the next output starts on a new one. */
	done(line?: string) {
		if (line && line !== this.last) {
			this.lastAt = 0;
			this.show(line);
		}
		if (this.out.isTTY && this.last) this.out.write('\n');
		this.last = '';
		this.lastAt = 0;
	}
}
