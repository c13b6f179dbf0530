/** Lets only so many tasks run at a time; the others wait in line, first come first served. */
export class Gate {
	private readonly places: number;

	private taken = 0;

	private readonly line: Array<() => void> = [];

	/** @param places how many tasks may run at a time */
	constructor(places: number) {
		this.places = places;
	}

	/** Runs the task as soon as there is a place; settles as the task does. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.taken < this.places) this.taken += 1;
		else await new Promise<void>((resolve) => this.line.push(resolve));
		try {
			return await task();
		} finally {
			// The place goes straight to the next in line, so that nobody can jump in between.
			const next = this.line.shift();
			if (next) next();
			else this.taken -= 1;
		}
	}
}
