import { timeoutOption } from '../shared/n8n/form/timeout';

/** Longest wait for one answer; films take their time to upload. */
export const TIMEOUT = timeoutOption({ max: 600, default: 60 });
