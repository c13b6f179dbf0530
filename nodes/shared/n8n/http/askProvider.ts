import { inEnglish } from '../../messaging/model/sentence';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { failure, type Failure } from '../../messaging/model/failure';
import type { ProviderAnswer, ProviderRequest } from '../../providers/contract';
import type { ProviderAccess } from './credential';
import { sendRequest } from './sendRequest';

/** A question to a provider that sends and costs nothing. */
export interface Question<Answer> {
	request: ProviderRequest;
	/** What the answer says; undefined if it cannot be read. */
	decode(answer: ProviderAnswer): Answer | Failure | undefined;
}

/**
 * Asks a provider something. Never throws for what the provider does: the failure says it.
 *
 * @param timeoutMs longest wait in all for the answer, milliseconds
 */
export async function askProvider<Answer extends object>(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	access: ProviderAccess,
	{ request, decode }: Question<Answer>,
	timeoutMs: number,
): Promise<Answer | Failure> {
	const reply = await sendRequest(context, access, request, timeoutMs);
	if (reply.kind !== 'answer') {
		return failure(
			'network',
			inEnglish(
				`The provider did not answer (${reply.reason}). Check the network and 'Base URL' in the credential, then ask again.`,
			),
		);
	}
	const decoded = reply.tooLong ? undefined : decode(reply);
	if (decoded !== undefined) return decoded;

	const details = { providerCode: `HTTP ${reply.status}` };
	if (reply.status === 401 || reply.status === 403) {
		const words = 'The provider refused access. Check the credential.';
		return failure('authentication', inEnglish(words), details);
	}
	return failure(
		reply.status === 429 ? 'rateLimited' : 'provider',
		inEnglish(
			`The provider gave no answer that can be read (${reply.tooLong ? 'the answer is too long' : `HTTP ${reply.status}`}). Ask again later, and check 'Base URL' in the credential.`,
		),
		details,
	);
}
