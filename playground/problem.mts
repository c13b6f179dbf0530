/** Something the user can act on. It is printed as its sentence, without a stack trace. */
export class Problem extends Error {
	override readonly name = 'Problem';
}

/** What a caught value has to say, in one line. */
export const sentenceOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);
