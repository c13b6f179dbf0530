import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { MediaLimits } from '../../../messaging/model/page';
import type { Message } from '../../../messaging/model/message';
import type { MmsChannel, MmsLimits, SendCall } from '../../contract';
import { mmsRefusal } from '../codes';
import { arrange, mmsMembers } from './mmsContent';
import { checkMmsKeys, MMS_KEY_FIELDS } from './mmsKeys';
import { batchMembers, PRODUCT_ID_FIELD, readBatchReply } from './v1Batch';
import { SECOND } from '../../../messaging/util/durations';

const KB = 1024;
const MB = 1024 * KB;

const PICTURES = ['jpg', 'gif', 'png'];

/** batchSend: one message to many numbers. */
const batchSend: SendCall = {
	carries: 'any',
	shares: 'content',
	// It takes 10,000; one article advises 5,000.
	recipientsPerRequest: 5_000,
	replay: 'requestId',
	encode: (batch) => ({
		method: 'POST',
		path: '/mms/v1/batchSend',
		json: { ...batchMembers(batch), ...mmsMembers(batch.messages[0]) },
	}),
	decode: (answer, batch) => readBatchReply(answer, batch, mmsRefusal),
};

function check({ content, settings }: Message): Failure | undefined {
	if (content.kind === 'template' && content.variables.length > 0) {
		return failure(
			'configuration',
			inEnglish(
				"ihuyi does not publish how values get into a template for MMS. Remove 'Template Variables' and use a template without variables, or compose the message here.",
			),
		);
	}
	return checkMmsKeys(settings);
}

const limits = (media: MediaLimits): MmsLimits => ({
	content: 'pagesOrTemplate',
	media,
	countries: ['CN'],
	defaultCountry: 'CN',
	signature: 'text',
	optOut: 'required',
	sender: 'none',
});

/** What the two message types have in common. */
const shared = {
	fields: [PRODUCT_ID_FIELD, ...Object.values(MMS_KEY_FIELDS)],
	check,
	arrange,
	calls: [batchSend],
};

const UNCONFIRMED =
	'Unconfirmed: ihuyi publishes only parts of this interface, so send one message to yourself first.';

/**
 * Product C, marketing MMS v1 (彩信): http://www.kmuufo.com/api_shipinduanxin.html (copy of the vendor's
 * page); address, size and types from https://juejin.cn/post/7628583195649769481 and
 * https://juejin.cn/post/7628182737432035354. Whether the size counts before or after Base64 is not
 * published; here it counts before. Sounds are left out: the sources contradict each other.
 */
export const mms: MmsChannel = {
	displayName: 'MMS (彩信)',
	description: `Texts and pictures, 80 KB in total; one request for up to 5,000 recipients of one message. ${UNCONFIRMED}`,
	limits: limits({ types: { image: PICTURES }, bytesInTotal: 80 * KB, mixedKinds: true }),
	...shared,
};

/**
 * Product C, video SMS v1 (视频短信), at the same address: sizes from
 * https://juejin.cn/post/7626571229772300297, https://juejin.cn/post/7626946076196601866 and
 * https://juejin.cn/post/7626798165397667878. What tells it from the MMS is not published, perhaps the
 * product id; neither are the types of films, so these are the usual ones.
 */
export const videoMms: MmsChannel = {
	displayName: 'Video SMS (视频短信)',
	description: `Texts, pictures and films of up to 30 seconds, 1.8 MB in total; one request for up to 5,000 recipients of one message. ${UNCONFIRMED}`,
	limits: limits({
		types: { image: PICTURES, video: ['mp4', '3gp'] },
		bytesInTotal: Math.floor(1.8 * MB),
		durationMs: 30 * SECOND,
		mixedKinds: true,
	}),
	...shared,
};
