/** What walking through a file tells about it. */
export interface Inspection {
	/** Whether the file goes on to its proper end, undamaged as far as its structure shows. */
	whole: boolean;
	/** Length of a sound or film, milliseconds; absent where the file does not tell. */
	durationMs?: number;
}
