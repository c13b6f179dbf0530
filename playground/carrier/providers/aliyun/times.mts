import { DateTime } from 'luxon';

const inChina = (at: number) => DateTime.fromMillis(at, { zone: 'Asia/Shanghai' });

/** China time as answers and pushes have it; that it is China time is an assumption. */
export function chinaTime(at: number): string {
	return inChina(at).toFormat('yyyy-MM-dd HH:mm:ss');
}

/** The day in China, `yyyyMMdd`. */
export function chinaDay(at: number): string {
	return inChina(at).toFormat('yyyyMMdd');
}
