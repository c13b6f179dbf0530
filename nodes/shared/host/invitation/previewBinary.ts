import type { IBinaryData } from 'n8n-workflow';

import { previewSvg, type Preview } from '../../messaging/preview/preview';

/**
 * The preview as a file of an item. The picture stands in the item itself and not in n8n's file
 * store, because the editor shows an SVG only from there.
 */
export function previewBinary(preview: Preview): IBinaryData {
	const svg = Buffer.from(previewSvg(preview));
	return {
		data: svg.toString('base64'),
		mimeType: 'image/svg+xml',
		fileType: 'image',
		fileName: 'preview.svg',
		fileExtension: 'svg',
		fileSize: `${Math.ceil(svg.length / 1024)} kB`,
	};
}
