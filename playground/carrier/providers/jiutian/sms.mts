import { DateTime } from 'luxon';
import type { ProviderContext } from '../../provider.mts';
import type { JiutianAccountOptions } from './accountOptions.mts';
import { codes, type Refusal } from './codes.mts';
import { countSegments, isVerificationMessage, refuseText, signatureOf } from './content.mts';
import { refuseCredentials } from './credentials.mts';
import type { GbkFields } from './gbkForm.mts';
import { VerificationLimits } from './verificationLimits.mts';

/** Most numbers in one request (reference 2). The code for more is unknown: here -4. */
const maxNumbers = 500;

/** What a request came from besides its fields. */
interface Caller {
	ip: string;
}

/** What is answered: `success:<value>` or `error:<code>` (reference 2 and 4). */
export type Answer = { success: string } | { error: number };

/** The state and rules of one account. The order of the checks is unknown of the real one. */
export class JiutianSms {
	private readonly account: JiutianAccountOptions;

	private readonly context: ProviderContext;

	private readonly limits = new VerificationLimits();

	private spentSegments = 0;

	private requestsTaken = 0;

	constructor(account: JiutianAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
	}

	/** Takes one text for up to 500 numbers, all of them or none (partial success: unknown). */
	send(fields: GbkFields, caller: Caller): Answer {
		const { context, account } = this;
		const now = context.now();
		const refusal = this.refuseCaller(fields.cpid, fields, caller) ?? this.refuseMessage(fields);
		if (refusal) return { error: codes[refusal] };

		const text = fields.msg ?? '';
		const numbers = numbersOf(fields);
		const told = numbers.map((number) => context.fates.refusalOf(number));
		const ofFate = told.find((code) => code !== undefined);
		if (ofFate !== undefined) return { error: Number(ofFate) };
		const verifies = account.limitVerificationMessages && isVerificationMessage(text);
		if (verifies && numbers.some((number) => this.limits.exceeded(number, now))) {
			return { error: codes.rate };
		}
		const segments = countSegments(text);
		if (this.moneyLeft(segments * numbers.length) < 0) return { error: codes.balance };

		this.spentSegments += segments * numbers.length;
		this.requestsTaken += 1;
		// Digits, one number for the whole request: what the real number names is unknown.
		const messageId = `${Math.floor(now / 1000)}${String(this.requestsTaken).padStart(6, '0')}`;
		for (const to of numbers) {
			if (verifies) this.limits.count(to, now);
			// No receipt: neither a push nor a query is known (reference 1).
			context.journal.take({
				provider: 'jiutian',
				product: account.channels[fields.channelid ?? '']?.kind ?? '',
				messageId,
				to,
				text,
				signature: signatureOf(text),
				receivedAt: now,
				...(fields.sendtime && { scheduledFor: fields.sendtime }),
				segments,
			});
		}
		return { success: messageId };
	}

	/** The money left, in yuan. */
	balance(fields: GbkFields, caller: Caller): Answer {
		const refusal = this.refuseCaller(fields.userid, fields, caller);
		return refusal ? { error: codes[refusal] } : { success: this.moneyLeft(0).toFixed(2) };
	}

	private refuseCaller(
		customerId: string | undefined,
		{ password, timestamp = '' }: GbkFields,
		{ ip }: Caller,
	): Refusal | undefined {
		const { account, context } = this;
		if (!customerId || !password) return 'parameter';
		if (account.boundIp !== undefined && ip !== account.boundIp) return 'address';
		return refuseCredentials({ customerId, password, timestamp }, account, context.now());
	}

	private refuseMessage(fields: GbkFields): Refusal | undefined {
		const { account } = this;
		if ('msg' in fields && fields.msg === undefined) return 'encoding';
		const { channelid, tele, msg } = fields;
		if (!channelid || !tele || !msg) return 'parameter';
		const channel = account.channels[channelid];
		if (!channel) return 'channel';
		if (channel.paused) return 'channelPaused';
		const numbers = numbersOf(fields);
		if (numbers.length > maxNumbers || !numbers.every(isMainlandNumber)) return 'number';
		return this.isClosed() ? 'hours' : refuseText(msg, channel, account);
	}

	private isClosed(): boolean {
		const { sendingHours } = this.account;
		if (!sendingHours) return false;
		const { hour } = DateTime.fromMillis(this.context.now(), { zone: 'Asia/Shanghai' });
		return hour < sendingHours.from || hour >= sendingHours.to;
	}

	private moneyLeft(furtherSegments: number): number {
		return this.account.balance - (this.spentSegments + furtherSegments) * this.account.price;
	}
}

/** The numbers of a request, as they stand in it. */
export function numbersOf({ tele = '' }: GbkFields): string[] {
	return tele.split(',').filter(Boolean);
}

/** The form of the known examples: 11 digits without a country code. */
function isMainlandNumber(number: string): boolean {
	return /^1\d{10}$/.test(number);
}
