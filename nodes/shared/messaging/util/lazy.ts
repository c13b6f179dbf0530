/**
 * A value that is made when it is first asked for, and kept. For what wakes ICU, the tables of all
 * languages: at the top of a file it would cost each start of n8n more than all the rest of the package.
 */
export function lazy<T extends object>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}
