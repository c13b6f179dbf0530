/**
 * Remembers what a piece of work gave for the input before, and gives it again while the input stays the
 * same: the messages of a run mostly share a text, a time, settings.
 *
 * @param keyOf what tells inputs apart; default: the input itself
 */
export function memoizeLast<Input, Output>(
	work: (input: Input) => Output,
	keyOf: (input: Input) => unknown = (input) => input,
): (input: Input) => Output {
	let last: { key: unknown; output: Output } | undefined;
	return (input) => {
		const key = keyOf(input);
		if (!last || last.key !== key) last = { key, output: work(input) };
		return last.output;
	};
}
