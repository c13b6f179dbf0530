import type { FilePart } from '../../providers/contract';

/** In quotes, as RFC 7578 wants it: quotes and line breaks percent-encoded, as browsers do. */
const quoted = (text: string) =>
	`"${text.replace(/["\r\n]/g, (character) => encodeURIComponent(character))}"`;

/**
 * A `multipart/form-data` body (RFC 7578) as bytes.
 *
 * @param boundary must not occur in any of the files; a UUID surely does not
 */
export function multipartBody(files: readonly FilePart[], boundary: string): Buffer {
	const parts = files.flatMap(({ field, fileName, type, base64 }) => [
		Buffer.from(
			`--${boundary}\r\nContent-Disposition: form-data; name=${quoted(field)}; filename=${quoted(fileName)}\r\nContent-Type: ${type}\r\n\r\n`,
		),
		Buffer.from(base64, 'base64'),
		Buffer.from('\r\n'),
	]);
	return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}
