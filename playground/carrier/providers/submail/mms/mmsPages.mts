import { z } from 'zod';
import type { MmsType, SubmailMmsPage } from '../accountOptions.mts';
import { parseJson } from '../jsonText.mts';
import type { Refusal } from '../refusals.mts';

/** Most pages of a template (reference 13). */
const maxPages = 9;

/** The files that a page may hold, by kind (reference 13). */
const mediaTypes = {
	image: ['image/jpg', 'image/jpeg', 'image/png', 'image/gif'],
	audio: ['audio/mp3', 'audio/wav', 'audio/midi'],
	video: ['video/3gp', 'video/3gpp', 'video/mp4'],
};

type MediaKind = keyof typeof mediaTypes;

const kinds = Object.keys(mediaTypes) as MediaKind[];

const fileSchema = z.object({ data: z.string().refine(isBase64), type: z.string() }).strict();

const fileOf = (kind: MediaKind) =>
	fileSchema.refine(({ type }) => mediaTypes[kind].includes(type)).optional();

/** A page as the wire has it (reference 13). What the real one does with other members is unknown. */
const pageSchema = z
	.object({
		text: z.string().optional(),
		image: fileOf('image'),
		audio: fileOf('audio'),
		video: fileOf('video'),
	})
	.strict();

/**
 * Reads `mms_content` (reference 13). No code of the table is about pages; chosen here are 419 for a
 * page or a template without content, 307 for what is no JSON list, and 117 for everything else.
 * @param content a JSON array as text
 */
export function readPages(content: string, type: MmsType): SubmailMmsPage[] | Refusal {
	if (!content) return { code: 419 };
	const parsed = parseJson(content);
	if (parsed === undefined) return { code: 307, jsonDecodingError: 4 };
	if (!Array.isArray(parsed)) return { code: 307, jsonDecodingError: 2 };
	if (parsed.length === 0) return { code: 419 };
	const read = z.array(pageSchema).max(maxPages).safeParse(parsed);
	if (!read.success) return { code: 117 };

	const kindsOfPages = read.data.map((page) => kinds.filter((kind) => page[kind]));
	if (read.data.some(({ text }, index) => !text && kindsOfPages[index].length === 0)) {
		return { code: 419 };
	}
	if (!isOneKind(kindsOfPages.flat(), type)) return { code: 117 };
	return read.data.map(({ text, image, audio, video }) => {
		const media = image ?? audio ?? video;
		return { text, ...(media && { media }) };
	});
}

/**
 * One kind a template (reference 13). That video belongs to `mms_type` video and the others to `mms`
 * is how this simulator reads it.
 */
function isOneKind(used: MediaKind[], type: MmsType): boolean {
	return used.every((kind) => kind === used[0] && (kind === 'video') === (type === 'video'));
}

/** Strict: no line breaks, no `data:` in front, padded. */
function isBase64(data: string): boolean {
	return data !== '' && Buffer.from(data, 'base64').toString('base64') === data;
}
