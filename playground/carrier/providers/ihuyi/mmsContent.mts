import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { IhuyiAccountOptions } from './accountOptions.mts';

/** One item of a multimedia message, decoded. */
export interface MmsItem {
	kind: 'txt' | 'img' | 'video';
	/** MIME type by the extension. */
	type: string;
	data: Buffer;
}

/**
 * File types by `con_type` and extension (reference 6.2: JPG, GIF, PNG). Which extensions the real
 * one takes for text and video is unknown: those here are the usual ones.
 */
const mimeTypes: Record<MmsItem['kind'], Record<string, string>> = {
	txt: { txt: 'text/plain' },
	img: { jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', png: 'image/png' },
	video: { mp4: 'video/mp4', '3gp': 'video/3gpp' },
};

/**
 * Largest size of all items together, in bytes (reference 6.2: 80 KB and 1.8 MB). That it counts
 * before Base64 and in steps of 1,024 is this simulator's choice.
 */
export const maxMmsBytes: Record<IhuyiAccountOptions['mmsProduct'], number> = {
	mms: 80 * 1024,
	video: Math.floor(1.8 * 1024 * 1024),
};

/** Reads member `content`: items with type, extension and data, all data in Base64 (reference 6.2). */
export function contentSchema({ mmsExtensionKey, mmsDataKey }: IhuyiAccountOptions) {
	const itemSchema = z
		.object({
			con_type: z.enum(['txt', 'img', 'video']),
			[mmsExtensionKey]: z.string(),
			[mmsDataKey]: z.string().min(1).base64(),
		})
		.transform((item, context): MmsItem => {
			const kind = item.con_type as MmsItem['kind'];
			const type = mimeTypes[kind][String(item[mmsExtensionKey]).toLowerCase()];
			const data = Buffer.from(String(item[mmsDataKey]), 'base64');
			if (type !== undefined && (kind !== 'txt' || isUtf8(data))) return { kind, type, data };
			context.addIssue({ code: 'custom', message: 'is no such file' });
			return z.NEVER;
		});
	return z.array(itemSchema).min(1);
}
