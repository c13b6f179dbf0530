import type { SendCall, SmsChannel } from '../../contract';
import { scheduledTime, scheduleFormField } from '../../common/schedule';
import { LEGACY_MARKETING_URL } from '../baseUrl';
import { legacyMarketingRefusal } from '../codes';
import { toMainlandForm } from '../../common/mainlandNumber';
import { readSubmitAnswer } from './submitAnswer';
import { defined } from '../../../messaging/util/defined';

/** The forms of `stime` in two client libraries, which contradict each other. */
const SCHEDULE_FORMS = ['dateTime', 'unixSeconds'];

/**
 * webservice/sms.php: one text to many numbers, one id for all of them; a repeated request is a second
 * message. Refusals speak of the request as a whole.
 */
const submit: SendCall = {
	carries: 'text',
	shares: 'content',
	// ihuyi names no maximum for this product. Ours keeps a request, its answer and a doubt about it
	// small; v1 takes 10,000.
	recipientsPerRequest: 1000,
	replay: 'none',
	encode: ({ messages }) => {
		const [{ content }] = messages;
		const stime = scheduledTime(messages[0], SCHEDULE_FORMS[0]);
		return {
			method: 'POST',
			path: '/webservice/sms.php',
			query: { method: 'Submit', format: 'json' },
			form: defined({
				mobile: messages.map((message) => toMainlandForm(message.to)).join(','),
				content: content.kind === 'text' ? content.text : '',
				stime,
			}),
		};
	},
	decode: ({ body }, { messages }) => {
		const verdict = readSubmitAnswer(body, 'smsid', legacyMarketingRefusal);
		return verdict && messages.map(() => verdict);
	},
};

/**
 * Product B0, the marketing SMS before v1 (营销短信), on a host of its own: the vendor's demo code, and
 * DoveChen/yii2-ihuyi and zhenggg/easy-ihuyi on GitHub. Whether it refuses a single number, as two
 * client libraries do, is not published; nor is the form of its scheduled time (`stime`), which is
 * therefore the user's to choose.
 *
 * One source bills by 66 characters where we count 67, so a text near the end of a part may cost one
 * more than shown.
 */
export const marketingLegacy: SmsChannel = {
	displayName: 'Marketing, Old Accounts (M…) (营销短信旧版)',
	description: `Marketing SMS for an API ID that begins with M. Needs a credential of its own, with the Base URL ${LEGACY_MARKETING_URL}.`,
	limits: {
		emoji: 'allowed',
		encoding: 'UCS-2',
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'text',
		optOut: 'required',
		content: 'text',
		sender: 'none',
		scheduling: 'provider',
	},
	fields: [scheduleFormField(SCHEDULE_FORMS)],
	calls: [submit],
};
