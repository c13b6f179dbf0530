import { reply, type Reply } from '../../../messaging/model/reply';
import type { Webhook } from '../../contract';
import { toE164 } from '../numbers';
import { readEvent, subhook } from './subhook';

/** Event `mo` of SUBHOOK (上行), of SMS and MMS alike; it names neither the message it answers nor what it wants. */
export const replies: Webhook<Reply> = {
	...subhook('mo'),
	decode: (request) => {
		const event = readEvent(request);
		if (!event) return undefined;
		if (event.name !== 'mo') return [];

		const { field, occurredAt } = event;
		const address = field('address');
		if (!address) return undefined;
		return [
			reply({
				provider: 'submail',
				from: toE164(address),
				text: field('content'),
				intent: null,
				occurredAt,
				timeText: field('timestamp'),
			}),
		];
	},
};
