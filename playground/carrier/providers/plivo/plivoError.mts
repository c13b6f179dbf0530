/**
 * A refusal: HTTP status and text of the `error` member (reference 1). Only the texts of 429 and of
 * an overlong text are known; the others are this simulator's own.
 */
export class PlivoError extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}
