import type { PlivoAccountOptions } from './accountOptions.mts';
import { PlivoError } from './plivoError.mts';

/**
 * The sender of a message: exactly one of `src` and `powerpack_uuid`; characters outside A-Z a-z 0-9
 * are stripped; a number has up to 14 digits, a name up to 11 characters (reference 2).
 * Throws a {@link PlivoError}.
 */
export function senderOf(
	{ src, powerpack_uuid: powerpack }: { src?: string; powerpack_uuid?: string },
	account: PlivoAccountOptions,
): string {
	if (src && powerpack) {
		throw new PlivoError(400, 'src and powerpack_uuid cannot be used together');
	}
	if (powerpack) {
		const number = account.powerpacks[powerpack];
		if (!number) throw new PlivoError(400, 'powerpack_uuid is not valid');
		return number;
	}
	const stripped = src?.replace(/[^A-Za-z0-9]/g, '');
	if (!stripped) throw new PlivoError(400, 'src or powerpack_uuid is required');
	if (/^\d+$/.test(stripped)) {
		const isOwn = account.ownNumbers?.includes(stripped) ?? true;
		if (stripped.length > 14 || !isOwn) throw new PlivoError(400, 'src parameter is not valid');
	} else if (!account.alphanumericSenders || stripped.length > 11) {
		throw new PlivoError(400, 'src parameter is not valid');
	}
	return stripped;
}
