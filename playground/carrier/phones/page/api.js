/** The phones on a page of the wall; rejects if the simulator does not answer. */
export async function readWall(search, page) {
	const response = await fetch(`wall?${new URLSearchParams({ search, page })}`);
	if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
	return await response.json();
}

/** The names of the providers, by provider and language; rejects if the simulator does not answer. */
export async function readProviders() {
	const response = await fetch('providers');
	if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
	return await response.json();
}

/** Sets the condition of a phone; tells what went wrong, as a key of the texts, if anything did. */
export const setCondition = (number, condition) => post('condition', { number, condition });

/** Replies to the latest message of a provider; tells what went wrong, if anything did. */
export const sendReply = (number, provider, text) => post('reply', { number, provider, text });

/**
 * Calls back whenever something on the wall has changed, also after a break.
 *
 * @param {() => void} changed
 * @param {(isLive: boolean) => void} connection hears whether changes are heard
 */
export function watchWall(changed, connection) {
	const events = new EventSource('events');
	events.addEventListener('open', () => connection(true));
	events.addEventListener('error', () => connection(false));
	events.addEventListener('change', changed);
}

async function post(path, body) {
	try {
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
		if (response.ok) return undefined;
		return response.status === 409 ? (await response.json()).problem : 'failed';
	} catch {
		return 'failed';
	}
}
