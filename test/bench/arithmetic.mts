/**
 * The middle of the values; of an even number of them, the mean of the two in the middle.
 *
 * @throws RangeError if there are none
 */
export function median(values: readonly number[]): number {
	if (values.length === 0) throw new RangeError('There is no median of nothing.');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times better ours is than theirs. */
export const ratioOf = (better: 'less' | 'more', ours: number, theirs: number): number =>
	better === 'less' ? theirs / ours : ours / theirs;

/** To three significant digits; whole numbers keep all of theirs. */
export const rounded = (value: number): number =>
	Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
