import type { NumberOption } from '../shared/n8n/parameters/numberOption';

/** Longest wait for one answer, seconds; films take their time to upload. */
export const TIMEOUT: NumberOption = {
	name: 'timeoutSeconds',
	displayName: 'Timeout (Seconds)',
	min: 1,
	max: 600,
	default: 60,
};
