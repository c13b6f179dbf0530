import { z } from 'zod';
import type { EventComposer } from '../../eventPusher.mts';
import { jsonArray } from './jsonArray.mts';
import { chinaTime } from './times.mts';

const replySchema = z
	.object({
		from: z.string().min(1),
		text: z.string(),
		/** Extension digits that the phone wrote to. */
		destCode: z.string().default(''),
		sequenceId: z.string().optional(),
		/** On the older page of the vendor only (reference 7). */
		signName: z.string().optional(),
	})
	.strict();

/** Composes SmsUp, a reply from a phone (reference 7). */
export function replyComposer(): EventComposer {
	let count = 0;
	return (fields, at) => {
		const { from, text, destCode, sequenceId, signName } = replySchema.parse(fields);
		count += 1;
		const reply = {
			phone_number: from,
			content: text,
			send_time: chinaTime(at),
			dest_code: destCode,
			sequence_id: sequenceId ?? String(1_000_000_000 + count),
			...(signName !== undefined && { sign_name: signName }),
		};
		return jsonArray([JSON.stringify(reply)]);
	};
}
