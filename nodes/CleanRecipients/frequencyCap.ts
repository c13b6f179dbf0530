import type { NumberOption } from '../shared/n8n/form/numberOption';

/** Messages that a number may get. */
export const CAP_MESSAGES: NumberOption = {
	name: 'frequencyCapMessages',
	displayName: 'Frequency Cap (Messages)',
	description: "How many messages a number may get in those days. Only with 'Send History'.",
	min: 1,
	max: 1000,
	default: 3,
	isWhole: true,
};

/** In so many days. */
export const CAP_DAYS: NumberOption = {
	name: 'frequencyCapDays',
	displayName: 'Frequency Cap (Days)',
	description:
		"The days, of 24 hours each, in which messages are counted. Only with 'Send History'.",
	min: 1,
	max: 366,
	default: 30,
	isWhole: true,
};
