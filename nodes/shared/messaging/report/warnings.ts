import type { Figures } from './figures';

/** Marks that campaigns are usually measured by; no provider promises them. Percent, per mille. */
const DELIVERY_PERCENT = 98;
const COMPLAINTS_PER_MILLE = 1;

/** What was read but says nothing about the messages of the report. */
export interface PassedOver {
	/** Sends that came more than once. */
	repeatedSends: number;
	unmatchedReceipts: number;
	unmatchedReplies: number;
	unmatchedClicks: number;
}

/** What the owner of the campaign should look at: `part` of `whole` messages. */
export interface Warning {
	kind:
		| 'deliveryBelowMark'
		| 'complaintsAboveMark'
		| 'waiting'
		| 'unknownOutcomes'
		| 'noReceipts'
		| 'noClicksMatched'
		| 'costIncomplete'
		| 'clocks';
	part: number;
	whole: number;
}

/**
 * Compares the figures with the usual marks (delivery at least 98 % of the messages whose final
 * receipt has come, complaints below 0.1 % of the accepted ones) and names what makes them unsure.
 *
 * @param clicks how many clicks came
 */
export function warningsOf(
	{ totals, timeToDeliver, cost }: Figures,
	passedOver: PassedOver,
	clicks: number,
): Warning[] {
	const { accepted, delivered, undelivered, waiting, unknown, complained } = totals;
	const reported = delivered + undelivered;
	const billed = accepted + unknown;
	const warnings: Array<Warning & { applies: boolean }> = [
		{
			kind: 'deliveryBelowMark',
			part: delivered,
			whole: reported,
			// Compared in whole numbers, so that exactly 98 % is no warning.
			applies: delivered * 100 < reported * DELIVERY_PERCENT,
		},
		{
			kind: 'complaintsAboveMark',
			part: complained ?? 0,
			whole: accepted,
			applies: accepted > 0 && (complained ?? -1) * 1000 >= accepted * COMPLAINTS_PER_MILLE,
		},
		{
			kind: 'noReceipts',
			part: passedOver.unmatchedReceipts,
			whole: accepted,
			applies: accepted > 0 && reported === 0,
		},
		{ kind: 'waiting', part: waiting, whole: accepted, applies: waiting > 0 && reported > 0 },
		{ kind: 'unknownOutcomes', part: unknown, whole: totals.messages, applies: unknown > 0 },
		{
			kind: 'costIncomplete',
			part: cost.messages,
			whole: billed,
			applies: cost.messages > 0 && cost.messages < billed,
		},
		{
			kind: 'clocks',
			part: timeToDeliver.implausible,
			whole: delivered,
			applies: timeToDeliver.implausible > 0,
		},
		{
			kind: 'noClicksMatched',
			part: clicks,
			whole: clicks,
			applies: clicks > 0 && passedOver.unmatchedClicks === clicks,
		},
	];
	return warnings
		.filter(({ applies }) => applies)
		.map(({ kind, part, whole }) => ({ kind, part, whole }));
}
