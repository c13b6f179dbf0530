/** Works through a list with so many workers at once. */
export async function forEachAtOnce<T>(
	list: readonly T[],
	workers: number,
	work: (entry: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < list.length) await work(list[next++]);
	};
	await Promise.all(Array.from({ length: Math.min(workers, list.length) }, worker));
}
