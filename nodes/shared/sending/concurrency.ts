/** As many begin; whether that goes well says whether more may join them. */
const INITIAL_CONCURRENCY = 4;

/**
 * Works through a list, several entries at once. It begins with few, and each entry that goes well
 * lets one more be worked on at the same time, so that trouble at the beginning strikes few.
 *
 * @param most how many may be worked on at once in the end
 * @param work tells whether it went well
 */
export async function forEachConcurrently<T>(
	list: readonly T[],
	most: number,
	work: (entry: T) => Promise<boolean>,
): Promise<void> {
	const workers: Array<Promise<void>> = [];
	let next = 0;
	const worker = async () => {
		while (next < list.length) {
			const wentWell = await work(list[next++]);
			if (wentWell) begin();
		}
	};
	const begin = () => {
		if (workers.length === most || next === list.length) return;
		const begun = worker();
		// Seen below; until then nobody may call it unhandled.
		begun.catch(() => undefined);
		workers.push(begun);
	};
	for (let count = 0; count < INITIAL_CONCURRENCY; count++) begin();
	// More may join while these are awaited.
	for (let index = 0; index < workers.length; index++) await workers[index];
}
