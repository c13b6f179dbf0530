import type { Failure } from '../../messaging/model/failure';
import type { Message } from '../../messaging/model/message';
import type { Billing, SendResult } from '../../messaging/model/outcome';
import type { RuleWarning } from '../../messaging/compliance/levels';

/** A message that may be sent, or the result that settles it without sending. */
export type Checked =
	| {
			message: Message;
			billing?: Billing;
			/** Text rules that it breaks and that do not stop it; missing if there are none. */
			warnings?: readonly RuleWarning[];
	  }
	| { settled: SendResult };

/** Settles a message before anything was sent. */
export const settledAs = (to: string, result: Omit<SendResult, 'to' | 'attempts'>): Checked => ({
	settled: { to, attempts: 0, ...result },
});

/** Refuses a message before it costs anything. */
export const refused = (to: string, reason: Failure): Checked =>
	settledAs(to, { outcome: 'rejected', failure: reason });
