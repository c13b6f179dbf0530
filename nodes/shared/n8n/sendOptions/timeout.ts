import { timeoutOption } from '../form/timeout';

/** How long a Send node waits for one answer. */
export const SEND_TIMEOUT = timeoutOption({ max: 300, default: 30 });
