import type { NumberOption } from '../shared/n8n/parameters/numberOption';

/** Messages that a number may get. */
export const CAP_MESSAGES: NumberOption = {
	name: 'frequencyCapMessages',
	displayName: 'Frequency Cap (Messages)',
	min: 1,
	max: 1000,
	default: 3,
};

/** In so many days. */
export const CAP_DAYS: NumberOption = {
	name: 'frequencyCapDays',
	displayName: 'Frequency Cap (Days)',
	min: 1,
	max: 366,
	default: 30,
};
