import { DateTime } from 'luxon';
import type { AliyunAccountOptions } from './accountOptions.mts';
import { BusinessError } from './refusals.mts';

/** The word for each span; the hour's is recorded (reference 1), the others follow it. */
const words = { minute: '分钟', hour: '小时', day: '天' } as const;

/** Limits the messages to every number (`isv.BUSINESS_LIMIT_CONTROL`). */
export class FlowControl {
	private readonly timesByNumber = new Map<string, number[]>();

	private readonly limits: AliyunAccountOptions['limitsPerNumber'];

	constructor(limits: AliyunAccountOptions['limitsPerNumber']) {
		this.limits = limits;
	}

	/** Throws a {@link BusinessError} if one more message to the number is too many. */
	check(number: string, now: number): void {
		const times = this.timesByNumber.get(number) ?? [];
		for (const span of ['minute', 'hour', 'day'] as const) {
			const limit = this.limits[span];
			const start = DateTime.fromMillis(now, { zone: 'Asia/Shanghai' }).startOf(span).toMillis();
			if (limit === undefined || times.filter((at) => at >= start).length < limit) continue;
			throw new BusinessError(
				'isv.BUSINESS_LIMIT_CONTROL',
				`触发${words[span]}级流控Permits:${limit}`,
			);
		}
	}

	/** Counts a message that was taken. */
	count(number: string, now: number): void {
		this.timesByNumber.set(number, [...(this.timesByNumber.get(number) ?? []), now]);
	}
}
