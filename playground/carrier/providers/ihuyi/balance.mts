/** Prepaid messages of one product, counted in segments. */
export class Balance {
	private segments: number;

	constructor(segments: number) {
		this.segments = segments;
	}

	/** Segments left. */
	left(): number {
		return this.segments;
	}

	/** Whether so many segments can be paid. */
	covers(segments: number): boolean {
		return segments <= this.segments;
	}

	/** Bills segments. */
	charge(segments: number): void {
		this.segments -= segments;
	}
}
