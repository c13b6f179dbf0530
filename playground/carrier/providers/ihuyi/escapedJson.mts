/** JSON with everything outside ASCII as lower-case `\uXXXX`, as in the recorded replies (reference 2.4). */
export function escapedJson(value: unknown): string {
	return JSON.stringify(value).replace(
		/[^\0-\x7f]/g,
		(codeUnit) => `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
