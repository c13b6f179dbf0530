import type { ServerResponse } from 'node:http';

/** At most so often browsers are told that something changed, in ms. */
const restMs = 250;

/**
 * Tells browsers that the wall changed, by Server-Sent Events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). An event carries no content: who
 * hears one asks for what is shown, so none that was missed matters.
 */
export class ChangeStream {
	private readonly listeners = new Set<ServerResponse>();

	private resting: NodeJS.Timeout | undefined;

	private changedMeanwhile = false;

	/** Answers a request with events; the first one comes at once. */
	open(response: ServerResponse): void {
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		response.write('retry: 1000\n\n');
		tell(response);
		this.listeners.add(response);
		response.once('close', () => this.listeners.delete(response));
	}

	/** Something changed: told at once or, soon after an earlier change, together with others. */
	changed(): void {
		if (this.resting) {
			this.changedMeanwhile = true;
			return;
		}
		this.listeners.forEach(tell);
		this.resting = setTimeout(() => {
			this.resting = undefined;
			if (this.changedMeanwhile) this.changed();
		}, restMs);
		this.changedMeanwhile = false;
	}

	/** Ends all answers. */
	close(): void {
		clearTimeout(this.resting);
		this.listeners.forEach((response) => response.end());
	}
}

const tell = (response: ServerResponse): void => {
	response.write('event: change\ndata:\n\n');
};
