import type { MediaLimits } from '../../messaging/model/page';

const KB = 1024;

/** Both kinds of MMS: 9 pages, one kind of media, and characters that reviewers refuse. */
const COMMON = {
	pages: 9,
	mixedKinds: false,
	forbiddenCharacters: ['￥', '★', '&', '☞', '√', '※', '^_^'],
};

/** What an MMS with pictures or sounds may hold: https://www.mysubmail.com/documents/seyAm1 */
export const MMS_MEDIA: MediaLimits = {
	...COMMON,
	types: { image: ['jpg', 'png', 'gif'], audio: ['mp3', 'wav', 'mid'] },
	bytesPerFile: 85 * KB,
	bytesInTotal: 85 * KB,
};

/** What a video MMS may hold; for a single file no other limit is published than for all. */
export const VIDEO_MMS_MEDIA: MediaLimits = {
	...COMMON,
	types: { video: ['3gp', 'mp4'] },
	bytesInTotal: 2048 * KB,
};
