import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Report } from '../shared/messaging/report/campaignReport';

import { warningSentence } from '../shared/messaging/report/sentences';
import type { Language } from '../shared/messaging/model/sentence';

/**
 * A report as the output item shows it: counts, rates as fractions from 0 to 1, seconds, and sentences.
 *
 * @param timezone IANA name of the workflow's time zone
 */
export function reportJson(report: Report, language: Language, timezone: string): IDataObject {
	const { period, warnings } = report;
	const iso = (milliseconds: number) =>
		DateTime.fromMillis(milliseconds, { zone: timezone }).toISO();
	return {
		totals: { ...report.totals },
		rates: { ...report.rates },
		failures: report.failures.map((count) => ({ ...count })),
		timeToDeliver: { ...report.timeToDeliver },
		deliveredWithin: report.deliveredWithin.map((step) => ({ ...step })),
		cost: { ...report.cost },
		byVariant: report.byVariant as unknown as IDataObject[],
		byCarrier: report.byCarrier as unknown as IDataObject[],
		period: period ? { from: iso(period.from), to: iso(period.to), timezone } : null,
		passedOver: { ...report.passedOver },
		warnings: warnings.map((warning) => warningSentence(warning, language)),
	};
}
