import { DateTime } from 'luxon';

const utc = (at: number) => DateTime.fromMillis(at, { zone: 'utc' });

/** A time in a record: space and offset, not the T form (reference 3; SDK fixtures). */
export function recordTime(at: number): string {
	return utc(at).toFormat('yyyy-MM-dd HH:mm:ssZZ');
}

/** A time in a callback: `YYYY-mm-dd HH:MM:SS.SSSSSS` (reference 6). */
export function callbackTime(at: number): string {
	return `${utc(at).toFormat('yyyy-MM-dd HH:mm:ss.SSS')}000`;
}

/** When a medium was uploaded: the T form in UTC (SDK fixtures). */
export function uploadTime(at: number): string {
	return `${utc(at).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS")}000Z`;
}

/** A time in a list filter, UTC: `YYYY-MM-DD HH:MM[:ss[.uuuuuu]]` (reference 3); undefined if it is none. */
export function filterTime(text: string): number | undefined {
	if (!/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d(\.\d{1,6})?)?$/.test(text)) return undefined;
	const time = DateTime.fromSQL(text, { zone: 'utc' });
	return time.isValid ? time.toMillis() : undefined;
}
