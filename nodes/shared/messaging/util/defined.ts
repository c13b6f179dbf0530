/**
 * An object without the members that are undefined. Within the code `undefined` means that something is
 * not there; what leaves us, such as the JSON of an item or the fields of a request, must not name it.
 */
export const defined = <Value>(
	members: Readonly<Record<string, Value>>,
): Record<string, Exclude<Value, undefined>> =>
	Object.fromEntries(
		Object.entries(members).filter(
			(member): member is [string, Exclude<Value, undefined>] => member[1] !== undefined,
		),
	);
