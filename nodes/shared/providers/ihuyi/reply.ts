/** The members that replies of all ihuyi products share. */
export interface Reply {
	/** A number in the older products, a string in v1; always text here. */
	code: string;
	words?: string;
	/** The whole reply, for members that only one product has. */
	members: Readonly<Record<string, unknown>>;
}

/**
 * Reads an ihuyi JSON reply.
 *
 * @returns undefined if the body is no JSON object with a `code`, so that nothing can be said from it
 */
export function readReply(body: string): Reply | undefined {
	let members: unknown;
	try {
		members = JSON.parse(body);
	} catch {
		return undefined;
	}
	if (typeof members !== 'object' || members === null || Array.isArray(members)) return undefined;
	const { code, msg, message } = members as Record<string, unknown>;
	if (typeof code !== 'string' && typeof code !== 'number') return undefined;
	const words = [msg, message].find((text): text is string => typeof text === 'string');
	return {
		code: String(code),
		...(words ? { words } : {}),
		members: members as Record<string, unknown>,
	};
}
