import type { NumberOption } from '../shared/n8n/parameters/numberOption';

/** Longest wait for one answer, seconds. */
export const TIMEOUT: NumberOption = {
	name: 'timeoutSeconds',
	displayName: 'Timeout (Seconds)',
	min: 1,
	max: 300,
	default: 30,
};

/** How long to keep asking for a final status, minutes. */
export const WAIT_MINUTES: NumberOption = {
	name: 'waitMinutes',
	displayName: 'Wait Until Final (Minutes)',
	min: 0,
	max: 1440,
	default: 0,
};
