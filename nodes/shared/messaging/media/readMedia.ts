import { inEnglish } from '../model/sentence';
import { createHash } from 'node:crypto';

import { failure, type Failure } from '../model/failure';
import type { MediaFile } from '../model/page';
import { detectMedia } from './detect';
import { MEDIA_FORMATS, type MediaFormat } from './formats';
import { unsupportedTypeName } from './unsupportedTypes';

/** A file as it comes: from n8n's binary data or fetched from an address. */
export interface RawMedia {
	/** The file in Base64. */
	base64: string;
	/** Its name; may be empty. */
	fileName: string;
	/** Public address it was fetched from. */
	url?: string;
}

/** What a name ends with, if that looks like the mark of a type and not like the end of a word. */
const EXTENSION = /\.([a-z0-9]{1,5})$/i;
/** Anything but plain Base64 with at most two fillers at its end. */
const NOT_PLAIN_BASE64 = /[^A-Za-z0-9+/=]|=(?!=?$)/;

const TAKEN = MEDIA_FORMATS.map(({ extension }) => extension.toUpperCase()).join(', ');

const fits = ({ extension, otherExtensions }: MediaFormat, claimed: string): boolean =>
	extension === claimed || otherExtensions.includes(claimed);

/** The ending that a name shows in lower case; numbers alone, as in 'hall 5.1', are none. */
function claimedExtension(fileName: string): string | undefined {
	const ending = EXTENSION.exec(fileName)?.[1].toLowerCase();
	return ending && /[a-z]/.test(ending) ? ending : undefined;
}

/** Plain Base64 of a file: the given text where it is plain, so that megabytes are not copied. */
const plainBase64 = (base64: string, file: Buffer): string =>
	base64.length % 4 === 0 && !NOT_PLAIN_BASE64.test(base64) ? base64 : file.toString('base64');

/**
 * Reads a picture, sound or film: its type by content, its length, its fingerprint.
 *
 * @returns the file, or why it cannot be sent: empty, of an unknown type, cut off or damaged, or
 * with a name that claims another type than the content has
 */
export function readMedia({ base64, fileName, url }: RawMedia): MediaFile | Failure {
	const givenName = fileName.trim();
	const called = givenName ? `'${givenName}'` : 'The file';
	const file = Buffer.from(base64, 'base64');
	if (file.length === 0) {
		return failure(
			'contentRejected',
			inEnglish(
				`${called} is empty. Check the step that reads or downloads it, and give the file again.`,
			),
		);
	}
	const detected = detectMedia(file);
	if (!detected) {
		const stranger = unsupportedTypeName(file);
		return failure(
			'contentRejected',
			inEnglish(
				`${called} is ${stranger ?? 'of a type that this node does not know'}. Phones take these types in a message: ${TAKEN}. ${
					stranger === 'a web page'
						? 'Check its address: it may need a sign-in, or lead to a page about the file.'
						: 'Convert it to one of them.'
				}`,
			),
		);
	}
	const { format, whole, durationMs } = detected;
	const typeName = format.extension.toUpperCase();
	if (!whole) {
		return failure(
			'contentRejected',
			inEnglish(
				`${called} (${typeName}) was cut off or is damaged: its end is missing, or its parts do not fit together. Save or download it again.`,
			),
		);
	}
	const claimed = claimedExtension(givenName);
	if (claimed !== undefined && !fits(format, claimed)) {
		return failure(
			'contentRejected',
			inEnglish(
				`${called} ends with .${claimed}, but its content is ${typeName}. Rename it to end with .${format.extension}, or save it as ${claimed.toUpperCase()}.`,
			),
		);
	}
	return {
		kind: format.kind,
		type: format.type,
		extension: format.extension,
		fileName: givenName || `unnamed.${format.extension}`,
		bytes: file.length,
		base64: plainBase64(base64, file),
		id: createHash('sha256').update(file).digest('hex'),
		durationMs,
		url,
	};
}
