import { randomBytes } from 'node:crypto';

import type { INodeListSearchResult } from 'n8n-workflow';

/** Shorter secrets could be guessed. */
const SHORTEST = 16;

const newSecret = () => randomBytes(18).toString('base64url');

/** A few fresh secrets to choose from; each look at the list makes new ones. */
export async function suggestSecrets(): Promise<INodeListSearchResult> {
	return {
		results: [newSecret(), newSecret(), newSecret()].map((value) => ({ name: value, value })),
	};
}

/** Whether a secret is long enough and can stand in an address as it is. */
export const isUsableSecret = (value: string): boolean =>
	value.length >= SHORTEST && /^[\w.~-]+$/.test(value);

/** What to tell the user about a secret that cannot be used. */
export const SECRET_ADVICE = `Choose one from the list of 'Secret in URL', or enter at least ${SHORTEST} letters, digits, hyphens or underscores.`;
