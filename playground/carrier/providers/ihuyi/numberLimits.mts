import { DateTime } from 'luxon';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import type { Refusal } from './notificationCodes.mts';

interface NumberHistory {
	/** Unix second of the last message. */
	lastSecond: number;
	/** The day (China time) that the counts belong to. */
	day: string;
	messages: number;
	verificationCodes: number;
}

/** Counts the messages to every number against codes 4080, 4082 and 4085 (reference 2.5). */
export class NumberLimits {
	private readonly histories = new Map<string, NumberHistory>();

	private readonly account: IhuyiAccountOptions;

	constructor(account: IhuyiAccountOptions) {
		this.account = account;
	}

	/**
	 * Why one more message to the number is refused, if it is.
	 * @param at in ms
	 */
	refuse(number: string, isVerificationCode: boolean, at: number): Refusal | undefined {
		const { oneMessagePerSecond, messagesPerDay, verificationCodesPerDay } = this.account;
		const history = this.historyOf(number, at);
		if (oneMessagePerSecond && history.lastSecond === Math.floor(at / 1000)) return { code: 4080 };
		if (messagesPerDay !== undefined && history.messages >= messagesPerDay) {
			return { code: 4082, limit: messagesPerDay };
		}
		if (
			isVerificationCode &&
			verificationCodesPerDay !== undefined &&
			history.verificationCodes >= verificationCodesPerDay
		) {
			return { code: 4085, limit: verificationCodesPerDay };
		}
		return undefined;
	}

	/** Counts a message that was taken. */
	count(number: string, isVerificationCode: boolean, at: number): void {
		const { day, messages, verificationCodes } = this.historyOf(number, at);
		this.histories.set(number, {
			lastSecond: Math.floor(at / 1000),
			day,
			messages: messages + 1,
			verificationCodes: verificationCodes + (isVerificationCode ? 1 : 0),
		});
	}

	private historyOf(number: string, at: number): NumberHistory {
		const day = DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat('yyyy-MM-dd');
		const history = this.histories.get(number);
		if (history?.day === day) return history;
		return { lastSecond: history?.lastSecond ?? 0, day, messages: 0, verificationCodes: 0 };
	}
}
