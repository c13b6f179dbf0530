import type { MmsChannel } from '../../contract';
import { check } from './check';
import { MMS_MEDIA } from '../mmsMedia';
import { mmsMultixsend, mmsXsend } from './mmsSend';
import { TAG } from './tag';

/** MMS, by approved templates only: https://www.mysubmail.com/documents/N6ktR, UPKTG2. */
export const mms: MmsChannel = {
	displayName: 'MMS (彩信)',
	description:
		'Approved MMS templates to mainland numbers; needs a credential with the ID and key of an MMS app, which has a money account of its own. Templates of video MMS (视频彩信) have no variables.',
	limits: {
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'provider',
		optOut: 'notRequired',
		sender: 'none',
		content: 'template',
		media: MMS_MEDIA,
	},
	fields: [
		{
			...TAG,
			description: `${TAG.description}. Whether MD5 and SHA1 cover it for MMS is not confirmed: use it with 'Signing' set to Normal in the credential.`,
		},
	],
	check,
	calls: [mmsMultixsend, mmsXsend],
};
