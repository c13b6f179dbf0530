/** Members of Plivo's JSON answer, or undefined if the body is no JSON object. */
export function readAnswer(body: string): Readonly<Record<string, unknown>> | undefined {
	let members: unknown;
	try {
		members = JSON.parse(body);
	} catch {
		return undefined;
	}
	if (typeof members !== 'object' || members === null || Array.isArray(members)) return undefined;
	return members as Record<string, unknown>;
}
