import { MEDIA_FORMATS, type MediaFormat } from './formats';
import type { Inspection } from './inspection';

/** A file's type and what a walk through it told. */
export interface DetectedMedia extends Inspection {
	format: MediaFormat;
}

/**
 * Tells what a file is by its content, never by its name.
 *
 * @returns the type and whether the file is whole; undefined for a type that no message carries
 */
export function detectMedia(file: Buffer): DetectedMedia | undefined {
	const format = MEDIA_FORMATS.find(({ claims }) => claims(file));
	return format && { format, ...format.inspect(file) };
}
