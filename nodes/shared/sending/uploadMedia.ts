import { failure, isFailure, type Failure } from '../messaging/model/failure';
import type { MediaFile } from '../messaging/model/page';
import type { Message } from '../messaging/model/message';
import type { MediaUpload } from '../providers/contract';
import { forEachConcurrently } from './concurrency';
import { backoffMs, type RetryLimits } from './backoff';
import type { HttpResult, Ports } from './ports';
import { SENDING_SENTENCES } from './sentences';

/** What became of each file, by its id: the provider's id of it, or why it is not there. */
export type Uploads = ReadonlyMap<string, string | Failure>;

const filesOf = ({ content }: Message): MediaFile[] =>
	content.kind === 'pages' ? content.pages.flatMap(({ media }) => media ?? []) : [];

const notUploaded = ({ fileName }: MediaFile, why: string): Failure =>
	failure('network', SENDING_SENTENCES.notUploaded({ file: fileName, reason: why }), {
		retryable: true,
	});

/** An upload sends nothing to anybody, so it may be repeated whatever went wrong. */
function read(reply: HttpResult, upload: MediaUpload, file: MediaFile): string | Failure {
	if (reply.kind !== 'answer') return notUploaded(file, reply.reason);
	if (reply.status >= 500 || reply.status === 429) return notUploaded(file, `HTTP ${reply.status}`);
	const decoded = reply.tooLong ? undefined : upload.decode(reply);
	if (decoded === undefined) {
		return failure(
			'provider',
			SENDING_SENTENCES.uploadUnreadable({ file: file.fileName, status: reply.status }),
			{ providerCode: `HTTP ${reply.status}` },
		);
	}
	return isFailure(decoded)
		? {
				...decoded,
				message: SENDING_SENTENCES.file({ file: file.fileName, reason: decoded.message }),
			}
		: decoded.uploadId;
}

async function uploadOne(
	file: MediaFile,
	upload: MediaUpload,
	limits: RetryLimits,
	ports: Ports,
): Promise<string | Failure> {
	for (let made = 1; ; made++) {
		const result = read(await ports.send(upload.encode(file)), upload, file);
		const repeat = typeof result !== 'string' && result.retryable && made < limits.attempts;
		if (!repeat || ports.cancelled()) return result;
		await ports.sleep(backoffMs(made, limits, ports.random()));
	}
}

/**
 * Hands the files of all messages to the provider, each one once.
 *
 * @param requestsAtOnce uploads under way at the same time
 */
export async function uploadMedia(
	messages: readonly Message[],
	upload: MediaUpload,
	limits: RetryLimits,
	requestsAtOnce: number,
	ports: Ports,
): Promise<Uploads> {
	const files = new Map<string, MediaFile>();
	for (const file of messages.flatMap(filesOf)) if (upload.takes(file)) files.set(file.id, file);

	const uploads = new Map<string, string | Failure>();
	await forEachConcurrently([...files.values()], requestsAtOnce, async (file) => {
		if (ports.cancelled()) return false;
		const result = await uploadOne(file, upload, limits, ports).catch(() =>
			notUploaded(file, 'a fault in this node'),
		);
		uploads.set(file.id, result);
		return typeof result === 'string';
	});
	return uploads;
}

/**
 * The message with the provider's ids of its files.
 *
 * @returns why it cannot be sent, if one of its files is not there; a file that the run did not get
 * to stays without an id
 */
export function withUploads(message: Message, uploads: Uploads): Message | Failure {
	const { content } = message;
	if (content.kind !== 'pages') return message;
	const results = filesOf(message).map(({ id }) => uploads.get(id));
	const missing = results.find((result): result is Failure => typeof result === 'object');
	if (missing) return missing;
	const pages = content.pages.map((page) => {
		const uploadId = page.media && uploads.get(page.media.id);
		return page.media && typeof uploadId === 'string'
			? { ...page, media: { ...page.media, uploadId } }
			: page;
	});
	return { ...message, content: { ...content, pages } };
}
