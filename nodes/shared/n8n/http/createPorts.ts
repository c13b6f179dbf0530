import { randomUUID } from 'node:crypto';

import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { Ports } from '../../sending/ports';
import type { ProviderAccess } from './credential';
import { sendRequest } from './sendRequest';

/** Waits so many milliseconds, or until the execution is cancelled if that comes first. */
export function cancellableSleep(context: IExecuteFunctions): Ports['sleep'] {
	const signal = context.getExecutionCancelSignal();
	const cancelled = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
	return async (milliseconds) => await Promise.race([sleep(milliseconds), cancelled]);
}

/**
 * The sending loop's ports on n8n's helpers.
 *
 * @param timeoutMs longest wait in all for an answer, milliseconds
 */
export const createPorts = (
	context: IExecuteFunctions,
	access: ProviderAccess,
	timeoutMs: number,
): Ports => ({
	send: async (request) => await sendRequest(context, access, request, timeoutMs),
	now: () => Date.now(),
	sleep: cancellableSleep(context),
	random: () => Math.random(),
	cancelled: () => context.getExecutionCancelSignal()?.aborted ?? false,
	newRequestId: () => randomUUID(),
});
