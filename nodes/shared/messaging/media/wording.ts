import type { MediaFile, MediaKind } from '../model/page';
import { grouped } from '../util/grouped';

/** A size in bytes with the unit that people know: `81,920 bytes (80 KB)`; below 1 KB bytes alone. */
export function bytesInWords(bytes: number): string {
	const exact = `${grouped(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
	return bytes < 1024 ? exact : `${exact} (${shortSize(bytes)})`;
}

/** A size in the largest unit that fits, 1,024 of the next smaller one each: `80 KB`, `1.8 MB`. */
export function shortSize(bytes: number): string {
	const [unit, name] = bytes < 1024 ** 2 ? [1024, 'KB'] : [1024 ** 2, 'MB'];
	return `${Number((bytes / unit).toFixed(1))} ${name}`;
}

/** A length in minutes and seconds, `1:05`; a started second counts, so that no sound takes 0:00. */
export function clockTime(durationMs: number): string {
	const seconds = Math.ceil(durationMs / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1 page`, `2 pages`. */
export const counted = (count: number, noun: string): string =>
	`${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** The plural of a kind. */
export const KIND_PLURAL: Readonly<Record<MediaKind, string>> = {
	image: 'pictures',
	audio: 'sounds',
	video: 'films',
};

/** A file's name in quotes. */
export const quoted = ({ fileName }: MediaFile): string => `'${fileName}'`;
