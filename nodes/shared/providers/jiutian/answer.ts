/** What Jiutian answers to every request. */
export type Answer =
	| { kind: 'success'; value: string }
	| {
			kind: 'error';
			/** With its minus, as it came. */
			code: string;
	  };

const LINE = /^(success|error):\s*(\S+)$/;

/**
 * Reads the one line of plain text that Jiutian answers: `success:<value>` or `error:<code>`.
 *
 * @returns undefined if the body is anything else, so that nothing can be said from it
 */
export function readAnswer(body: string): Answer | undefined {
	const [, kind, value] = LINE.exec(body.trim()) ?? [];
	if (!kind) return undefined;
	return kind === 'success' ? { kind, value } : { kind: 'error', code: value };
}
