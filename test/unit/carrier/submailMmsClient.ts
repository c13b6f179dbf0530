import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { defaultSubmailAccount } from '../../../playground/carrier/providers/submail/accountOptions.mts';
import { http } from './clients';

export type Fields = Record<string, unknown>;

export const { mmsAppId, mmsAppKey } = defaultSubmailAccount;

/** Sends a form with the plain key of the MMS app; fields given as undefined are left out. */
export async function answer(
	carrier: Carrier,
	endpoint: string,
	fields: Fields = {},
	method = 'POST',
) {
	const form = { appid: mmsAppId, signature: mmsAppKey, ...fields };
	const body = new URLSearchParams(JSON.parse(JSON.stringify(form)));
	const url = `${carrier.baseUrl('submail')}/${endpoint}`;
	const { data } =
		method === 'GET'
			? await http.get(`${url}?${body.toString()}`)
			: await http.request({ method, url, data: body });
	return JSON.parse(data);
}

/** The error envelope. */
export const refused = (code: number) => ({
	status: 'error',
	code: String(code),
	msg: expect.any(String),
});

/** A file of so many bytes in base64. */
export const file = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');

/** A page with a picture. */
export const picturePage = (text: string, bytes = 3) => ({
	image: { data: file(bytes), type: 'image/png' },
	text,
});

/** A page with a video. */
export const videoPage = (text: string, bytes = 3) => ({
	video: { data: file(bytes), type: 'video/mp4' },
	text,
});

/** A valid multimedia template of the given pages. */
export const templateOf = (...pages: unknown[]) => ({
	mms_title: '展会',
	mms_signature: '【SUBMAIL】',
	mms_subject: '展会邀请',
	mms_content: JSON.stringify(pages),
});

/** A valid video template of the given pages. */
export const videoTemplateOf = (...pages: unknown[]) => ({
	...templateOf(...pages),
	mms_type: 'video',
});
