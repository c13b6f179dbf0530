import { RECEIPT_STATUSES, type DeliveryReceipt } from '../model/deliveryReceipt';

/**
 * Order of receipts of one message, the weaker one first: final ones go before others, then the later
 * one, then by status, category and key, so that the choice never depends on the order of arrival.
 * A receipt without a time is taken for the oldest.
 */
function compare(a: DeliveryReceipt, b: DeliveryReceipt): number {
	if (a.final !== b.final) return a.final ? 1 : -1;
	const [timeOfA, timeOfB] = [a.occurredAt ?? -Infinity, b.occurredAt ?? -Infinity];
	if (timeOfA !== timeOfB) return timeOfA < timeOfB ? -1 : 1;
	const rank = ({ status }: DeliveryReceipt) => {
		// Of two that came at the same time, `delivered` is the good word that needs no other.
		if (status === 'delivered') return RECEIPT_STATUSES.length;
		return status === 'unknown' ? -1 : RECEIPT_STATUSES.indexOf(status);
	};
	if (rank(a) !== rank(b)) return rank(a) - rank(b);
	const words = ({ failure, receiptKey }: DeliveryReceipt) =>
		[failure?.category, failure?.providerCode, failure?.message, receiptKey].join(' ');
	return words(a) < words(b) ? -1 : words(a) > words(b) ? 1 : 0;
}

/** The one of two receipts for the same message that counts. Either may be missing. */
export function settled(
	known: DeliveryReceipt | undefined,
	next: DeliveryReceipt | undefined,
): DeliveryReceipt | undefined {
	if (!known || !next) return known ?? next;
	return compare(next, known) > 0 ? next : known;
}
