import { DateTime } from 'luxon';
import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { pictureBinaries } from '../shared/n8n/output/pictureBinaries';
import { maskNumbersIn } from '../shared/n8n/output/privacy';
import { maskPhoneNumber } from '../shared/messaging/phone/phoneNumber';
import type { Report } from '../shared/messaging/report/campaignReport';
import { detailsCsv } from '../shared/messaging/report/details';
import { pictureSvg } from '../shared/messaging/report/picture/picture';
import type { Language } from '../shared/messaging/model/sentence';

/** How the files are written. */
export interface FileStyle {
	title: string;
	language: Language;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	maskNumbers: boolean;
}

/** A masked sentence about a masked number. */
const masked = (text: string, to: string): string =>
	text === to ? maskPhoneNumber(to) : maskNumbersIn(text, [to]);

/**
 * The files of a report: `picture` to look at, `pictureSvg` to pass on and `details` (CSV), with the
 * date in their names.
 *
 * @param now milliseconds since 1970
 */
export async function reportFiles(
	context: IExecuteFunctions,
	report: Report,
	{ title, language, timezone, maskNumbers }: FileStyle,
	now: number,
): Promise<IBinaryKeyData> {
	const date = DateTime.fromMillis(now, { zone: timezone }).toFormat('yyyy-MM-dd');
	const svg = pictureSvg(report, { title, language, timezone });
	const clean = maskNumbers ? masked : (text: string) => text;
	const details = detailsCsv(report.messages, report.totals, { language, timezone, clean });
	return {
		...pictureBinaries('picture', svg, `campaign-report-${date}`),
		details: await context.helpers.prepareBinaryData(
			Buffer.from(details),
			`campaign-details-${date}.csv`,
			'text/csv',
		),
	};
}
