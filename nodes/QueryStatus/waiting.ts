import { timeoutOption } from '../shared/n8n/form/timeout';
import type { NumberOption } from '../shared/n8n/form/numberOption';

/** Longest wait for one answer. */
export const TIMEOUT = timeoutOption({ max: 300, default: 30 });

/** How long to keep asking for a final status, minutes. */
export const WAIT_MINUTES: NumberOption = {
	name: 'waitMinutes',
	displayName: 'Wait Until Final (Minutes)',
	description:
		'How long to keep asking, as often as the provider allows, until the status is final. Without this option: ask once.',
	min: 0,
	max: 1440,
	default: 0,
	whenAdded: 5,
	displayOptions: { show: { '/resource': ['message'] } },
};
