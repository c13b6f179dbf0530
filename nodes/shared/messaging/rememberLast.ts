/**
 * Remembers what a piece of work gave for the input before, and gives it again while the input stays the
 * very same: the messages of a run mostly share a text, a time, settings.
 */
export function rememberLast<Input, Output>(
	work: (input: Input) => Output,
): (input: Input) => Output {
	let last: { input: Input; output: Output } | undefined;
	return (input) => {
		if (!last || last.input !== input) last = { input, output: work(input) };
		return last.output;
	};
}
