import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { MediaFile } from '../../../messaging/model/page';
import { fieldText } from '../../common/fieldText';
import { readJsonObject } from '../../common/json';
import type { MediaUpload, ProviderAnswer } from '../../contract';
import { MEDIA } from '../paths';

import { refusal, UPLOAD_REFUSALS } from '../refusals';

/** Whether Plivo can fetch a file by itself. */
const hasPublicAddress = ({ url }: MediaFile): boolean => /^https:\/\//i.test(url ?? '');

/**
 * The parameters for the files of a message: those with a public address by it, the others by the id
 * that Plivo gave them. Each list is in the order of the pages; Plivo does not say how it orders the
 * two lists among each other.
 */
export function mediaParameters(files: readonly MediaFile[]): Record<string, string[]> {
	const urls = files.filter(hasPublicAddress).map(({ url = '' }) => url);
	// Without its id a file must not be left out unnoticed: Plivo refuses an empty one.
	const ids = files.filter((file) => !hasPublicAddress(file)).map(({ uploadId = '' }) => uploadId);
	return {
		...(urls.length > 0 ? { media_urls: urls } : {}),
		...(ids.length > 0 ? { media_ids: ids } : {}),
	};
}

/**
 * The one file of the answer, which has a state of its own beside that of the request. The page shows
 * 200; both SDKs take any 2xx.
 */
function decode(answer: ProviderAnswer): { uploadId: string } | Failure | undefined {
	if (answer.status < 200 || answer.status >= 300) return refusal(UPLOAD_REFUSALS, answer);
	const objects = readJsonObject(answer.body)?.objects;
	const [object] = Array.isArray(objects) ? (objects as Array<Record<string, unknown> | null>) : [];
	const status = fieldText(object?.status);
	if (status !== '' && status !== 'success') {
		const code = fieldText(object?.status_code);
		return failure(
			'contentRejected',
			inEnglish(
				'Plivo did not take the file, so the message was not sent. Use a JPG, PNG or GIF picture of at most 2 MB.',
			),
			{ ...(code === '' ? {} : { providerCode: code }), providerMessage: status },
		);
	}
	const uploadId = fieldText(object?.media_id);
	return uploadId === '' ? undefined : { uploadId };
}

/**
 * Upload media: https://www.plivo.com/docs/messaging/api/media/upload-media/. Files that no message
 * uses are deleted after 6 hours.
 */
export const upload: MediaUpload = {
	takes: (file) => !hasPublicAddress(file),
	encode: ({ id, extension, type, base64 }) => ({
		method: 'POST',
		path: MEDIA,
		// A name in ASCII with the right ending, whatever the file was called.
		files: [{ field: 'file', fileName: `${id.slice(0, 16)}.${extension}`, type, base64 }],
	}),
	decode,
};
