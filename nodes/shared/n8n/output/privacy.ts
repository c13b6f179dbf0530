import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { maskPhoneNumber } from '../../messaging/phone/phoneNumber';
import { cutSecrets } from './secretPattern';

const HIDDEN = '***';

/** Shorter values would also hide harmless text. */
const SHORTEST_SECRET = 6;

/** Fields of a credential that choose something; their values are ordinary words. */
const SETTING = /url|type|domains/i;

const MAINLAND_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/**
 * What a request proves itself with and what is not in the credential: hashes made with the secret,
 * which count for a minute or more. `password` is one of them at ihuyi and Jiutian.
 */
const PROOF =
	/\b(password|passwd|pwd|signature|sign|sig)((?:%(?:25)?[0-9A-F]{2}|&(?:quot|#\d{1,4});|\\{1,4}u[0-9A-F]{4}|[^0-9A-Za-z]){1,8})([0-9a-f]{32,128}|[0-9A-Za-z+/]{27,86}={1,2})(?![0-9A-Za-z])/gi;

/** User and password in an address. */
function partsOfAddress(address: string): string[] {
	try {
		const { username, password } = new URL(address.trim());
		return [username, password].map(decodeURIComponent);
	} catch {
		return [];
	}
}

/**
 * The texts in a credential that must stay in it. One field may hold several keys, separated by commas,
 * and what is sent has no spaces around it.
 */
function secretsIn(credential: ICredentialDataDecryptedObject): string[] {
	const texts = Object.entries(credential).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return texts
		.flatMap(([name, value]) => {
			if (/url/i.test(name)) return partsOfAddress(value);
			return SETTING.test(name) ? [] : [value, ...value.split(',')];
		})
		.map((value) => value.trim())
		.filter((value) => value.length >= SHORTEST_SECRET);
}

/**
 * A function that takes the values of a credential out of a text, in whatever form, except its address
 * and settings, and the proofs that requests carry. A provider, or a proxy on the way, may repeat the
 * request in what it answers. The time it takes is in proportion to the text.
 */
export function secretRemover(
	credential: ICredentialDataDecryptedObject,
): (text: string) => string {
	const secrets = [...new Set(secretsIn(credential))].sort((a, b) => b.length - a.length);
	const withoutSecrets = cutSecrets(secrets, HIDDEN);
	return (text) => withoutSecrets(text).replace(PROOF, `$1$2${HIDDEN}`);
}

/**
 * Masks a recipient in a text, in all the forms in which it may stand there, and any other mainland
 * number beside it.
 *
 * @param numbers the recipient as typed and as E.164
 */
export function maskNumbersIn(text: string, numbers: readonly string[]): string {
	const forms = numbers.flatMap((number) => [number, number.replace(/^\+/, '')]);
	const longestFirst = [...new Set(forms)]
		.filter((form) => form.length >= 5)
		.sort((a, b) => b.length - a.length);
	const masked = longestFirst.reduce(
		(clean, form) => clean.split(form).join(maskPhoneNumber(form)),
		text,
	);
	return masked.replace(MAINLAND_NUMBER, (number) => maskPhoneNumber(number));
}
