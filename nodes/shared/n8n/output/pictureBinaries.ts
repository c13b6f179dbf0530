import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';

const sizeInWords = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`;

/** A file that stands in the item itself: the editor reads it from there without asking the server. */
const inlineFile = (
	content: string,
	facts: Pick<IBinaryData, 'mimeType' | 'fileType' | 'fileName' | 'fileExtension'>,
): IBinaryData => {
	const bytes = Buffer.from(content);
	return { ...facts, data: bytes.toString('base64'), fileSize: sizeInWords(bytes.length) };
};

/**
 * A page that shows a picture and nothing else. As a background, because n8n's editor takes every
 * address but those of the web off an `<img>`; nothing in it can run.
 */
function pageOf(svg: string): string {
	const [, width = '360'] = /\bwidth="(\d+)/.exec(svg) ?? [];
	const [, height = '640'] = /\bheight="(\d+)/.exec(svg) ?? [];
	const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
	return `<div style="width:${width}px;height:${height}px;background:url(${address}) no-repeat"></div>`;
}

/**
 * A picture as files of an item: under its name a page that the editor shows with 'View', and under
 * its name with 'Svg' the picture itself.
 *
 * The editor of n8n 2.41 shows no SVG (ViewableMimeTypes in its package api-types), but it shows HTML
 * that calls itself plain text.
 *
 * @param name of the binary field
 * @param fileName without its ending; the name of the field where it is not given
 */
export const pictureBinaries = (
	name: string,
	svg: string,
	fileName: string = name,
): IBinaryKeyData => ({
	[name]: inlineFile(pageOf(svg), {
		mimeType: 'text/plain',
		fileType: 'html',
		fileName: `${fileName}.html`,
		fileExtension: 'html',
	}),
	[`${name}Svg`]: inlineFile(svg, {
		mimeType: 'image/svg+xml',
		fileType: 'image',
		fileName: `${fileName}.svg`,
		fileExtension: 'svg',
	}),
});
