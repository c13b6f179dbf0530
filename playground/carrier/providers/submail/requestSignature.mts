import type { App } from './apps.mts';
import { digest } from './digest.mts';

/** The endpoints that leave large parameters out of the signature with `sign_version=2`. */
const leftOutByVersion2: Record<string, string[]> = {
	'sms/send': ['content'],
	'sms/batchsend': ['content'],
	'sms/xsend': ['vars'],
	// The page says `content`, apparently a copy slip (reference 2): there is no such parameter.
	'sms/batchxsend': ['vars'],
	'sms/multisend': ['content', 'multi'],
	'sms/multixsend': ['content', 'multi'],
	// Not on the page, but in all demos of the vendor (reference 2).
	'mms/xsend': ['vars'],
	'mms/multixsend': ['multi'],
};

/**
 * The parameters as they are signed (reference 2): without `signature` and `tag`, sorted, not
 * URL-encoded.
 * @param version 2 leaves out the endpoint's large parameters
 */
export function joinedParameters(
	fields: Record<string, string>,
	endpoint: string,
	version: '1' | '2',
): string {
	return joined(fields, leftOut(endpoint, version));
}

/**
 * The joined parameters in every reading that is taken: one, or several where the reference (2) is
 * contradictory.
 */
export function acceptedReadings(fields: Record<string, string>, endpoint: string): string[] {
	const readings = versionsOf(fields, endpoint).map((version) => leftOut(endpoint, version));
	// Only the SMS page says that the tag is not signed.
	if (endpoint.startsWith('mms/')) readings.push(...readings.map(withTag));
	// Some demos sign the whole template, others nothing of it.
	const [, product] = /^(sms|mms)\/template$/.exec(endpoint) ?? [];
	if (product) {
		const content = Object.keys(fields).filter((name) => name.startsWith(`${product}_`));
		readings.push(...readings.map((names) => [...names, ...content]));
	}
	return readings.map((names) => joined(fields, names));
}

/** The signature over joined parameters, in digital mode (reference 2). */
export function requestSignature(
	joinedFields: string,
	{ appId, appKey }: App,
	algorithm: 'md5' | 'sha1',
): string {
	return digest(algorithm, appId + appKey + joinedFields + appId + appKey);
}

/** Without `sign_version` it is 1; multisend's page prints 2, so there both are taken (reference 2). */
function versionsOf(fields: Record<string, string>, endpoint: string): Array<'1' | '2'> {
	if (fields.sign_version === '2') return ['2'];
	return fields.sign_version === undefined && endpoint === 'sms/multisend' ? ['1', '2'] : ['1'];
}

function leftOut(endpoint: string, version: '1' | '2'): string[] {
	return ['signature', 'tag', ...((version === '2' && leftOutByVersion2[endpoint]) || [])];
}

function withTag(names: string[]): string[] {
	return names.filter((name) => name !== 'tag');
}

function joined(fields: Record<string, string>, names: string[]): string {
	return Object.keys(fields)
		.filter((name) => !names.includes(name))
		.sort()
		.map((name) => `${name}=${fields[name]}`)
		.join('&');
}
