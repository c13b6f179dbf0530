import { z } from 'zod';

/** The page that a list shall show (reference 3: 1 to 20, 20 by default). */
export const pagingSchema = z.object({
	limit: z.coerce.number().int().min(1).max(20).default(20),
	offset: z.coerce.number().int().min(0).default(0),
});

/**
 * One page of a list in Plivo's envelope (reference 3).
 * @param found all that the list holds, in its order
 * @param path of the list, as the addresses of its neighbours begin
 * @param parameters of the request, kept in these addresses
 */
export function pageOf<T>(
	found: T[],
	{ limit, offset }: z.infer<typeof pagingSchema>,
	path: string,
	parameters: unknown,
) {
	const pageAt = (start: number) => {
		const search = new URLSearchParams(parameters as Record<string, string>);
		search.set('limit', String(limit));
		search.set('offset', String(start));
		return `${path}?${search.toString()}`;
	};
	return {
		meta: {
			limit,
			offset,
			next: offset + limit < found.length ? pageAt(offset + limit) : null,
			previous: offset > 0 ? pageAt(Math.max(0, offset - limit)) : null,
			total_count: found.length,
		},
		objects: found.slice(offset, offset + limit),
	};
}
