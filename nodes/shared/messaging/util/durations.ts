/** Durations in milliseconds. A day is 24 hours, whatever a clock is changed by in it. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
