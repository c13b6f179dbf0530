/** The last piece of work of each name that has not ended. */
const lastOf = new Map<string, Promise<unknown>>();

/**
 * Does work of the same name one piece after the other, whichever run of this process asks for it.
 * Only an order and nothing that must be shared: processes beside this one have their own.
 */
export async function runExclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
	const mine = (lastOf.get(name) ?? Promise.resolve()).then(work, work);
	lastOf.set(name, mine);
	try {
		return await mine;
	} finally {
		if (lastOf.get(name) === mine) lastOf.delete(name);
	}
}
