import { DateTime } from 'luxon';

import { lazy } from '../util/lazy';
import type { Language } from '../model/sentence';
import { MINUTE } from '../util/durations';

/** What stands where nothing is known. */
export const NOTHING = '–';

const grouped = lazy(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }));

/** A count or an amount, such as `12,345`. */
export const shownNumber = (value: number | null): string =>
	value === null ? NOTHING : grouped().format(value);

/**
 * A share as percent with one decimal that never promises more than is true: cut off and not rounded,
 * so that 99.96 % is not 100 % and 97.96 % not 98 %, and what is more than nothing is not 0 %.
 *
 * @param part null: not known
 */
export function shownPercent(part: number | null, whole: number): string {
	if (part === null || whole === 0) return NOTHING;
	// Whole numbers first, because 0.57 * 100 is 56.99999999999999.
	const perMille = Math.floor((part * 1000) / whole);
	if (perMille === 0 && part > 0) return '< 0.1%';
	return `${perMille % 10 === 0 ? perMille / 10 : (perMille / 10).toFixed(1)}%`;
}

const UNITS: Readonly<Record<Language, readonly string[]>> = {
	en: [' s', ' min', ' h', ' d'],
	zh: [' 秒', ' 分钟', ' 小时', ' 天'],
};

/** How many of each unit make one of the next. */
const SIZES = [60, 60, 24];

/** A length of time in its two largest units, such as `4.2 s`, `1 min 5 s` or `2 h`. */
export function shownDuration(seconds: number | null, language: Language): string {
	if (seconds === null) return NOTHING;
	if (seconds < 10) return `${Math.round(seconds * 10) / 10}${UNITS[language][0]}`;
	let [large, small, unit] = [Math.round(seconds), 0, 0];
	while (unit < SIZES.length && large >= SIZES[unit]) {
		small = large % SIZES[unit];
		large = Math.floor(large / SIZES[unit]);
		unit++;
	}
	const rest = small > 0 ? ` ${small}${UNITS[language][unit - 1]}` : '';
	return `${large}${UNITS[language][unit]}${rest}`;
}

/**
 * A time as spreadsheets read it, such as `2026-11-21 09:00:00`.
 *
 * @param milliseconds since 1970
 * @param timezone IANA name
 */
export const shownTime = (
	milliseconds: number,
	timezone: string,
	format = 'yyyy-MM-dd HH:mm:ss',
): string => DateTime.fromMillis(milliseconds, { zone: timezone }).toFormat(format);

/**
 * Makes a `shownTime` for many times: it remembers the minutes it has met, because luxon takes far
 * longer for one than all else for a row of the details.
 *
 * @param timezone IANA name
 */
export function timeWriter(timezone: string): (milliseconds: number) => string {
	const minutes = new Map<number, string>();
	return (milliseconds) => {
		const minute = Math.floor(milliseconds / MINUTE);
		let shown = minutes.get(minute);
		if (shown === undefined) {
			shown = shownTime(minute * MINUTE, timezone);
			minutes.set(minute, shown);
		}
		// Long ago, some clocks were not whole minutes away from the others.
		if (!shown.endsWith(':00')) return shownTime(milliseconds, timezone);
		const second = Math.floor((milliseconds - minute * MINUTE) / 1000);
		return shown.slice(0, -2) + String(second).padStart(2, '0');
	};
}
