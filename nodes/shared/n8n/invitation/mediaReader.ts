import { inEnglish } from '../../messaging/model/sentence';
import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { failure, isFailure, type Failure } from '../../messaging/model/failure';
import type { MediaFile } from '../../messaging/model/page';
import { readMedia, type RawMedia } from '../../messaging/media/readMedia';
import { shownUrl } from '../../messaging/text/shownUrl';
import { bounded } from '../http/bounded';
import { errorReason, refusedInN8n } from '../http/httpResult';

/** Where a file comes from. */
export type MediaSource = { kind: 'binary'; field: string } | { kind: 'url'; url: string };

/** Longest wait in all for a file from an address, milliseconds. */
const TIMEOUT = 60_000;

/** Largest file that is fetched, megabytes; no provider takes more than 5 for a whole message. */
const LARGEST_MB = 10;

/** Reads the files of one run; each file is fetched and looked at once. */
export interface MediaReader {
	/** A file of an item, or why it cannot be used. */
	read(itemIndex: number, source: MediaSource): Promise<MediaFile | Failure>;
}

const unfetched = (url: string, why: string): Failure =>
	failure(
		'configuration',
		inEnglish(
			`The file at '${shownUrl(url)}' cannot be fetched (${why}). Open the address in a browser without signing in; it must show the file itself.`,
		),
	);

/** The last part of a path as a file name; addresses without one have no name. */
function nameIn(url: string): string {
	try {
		return decodeURIComponent(new URL(url).pathname.split('/').pop() ?? '');
	} catch {
		return '';
	}
}

async function fetchFile(context: IExecuteFunctions, url: string): Promise<RawMedia | Failure> {
	if (!/^https?:\/\/[^\s/]+/i.test(url)) {
		return failure(
			'configuration',
			inEnglish(
				`'URL' is '${shownUrl(url)}', which is not a web address. Enter one that begins with https://.`,
			),
		);
	}
	const bounds = {
		timeoutMs: TIMEOUT,
		maxBytes: LARGEST_MB * 1024 * 1024,
		stop: context.getExecutionCancelSignal(),
	};
	try {
		const { status, body, tooLong } = await bounded(
			bounds,
			async (options) =>
				(await context.helpers.httpRequest({
					method: 'GET',
					url,
					...options,
				})) as IN8nHttpFullResponse,
		);
		if (status !== 200) return unfetched(url, `HTTP ${status}`);
		if (tooLong) {
			return failure(
				'configuration',
				inEnglish(
					`The file at '${shownUrl(url)}' has more than ${LARGEST_MB} MB, more than any provider takes. Make it smaller.`,
				),
			);
		}
		return {
			base64: body.toString('base64'),
			// An address ends as its owner likes; only the content tells the type.
			fileName: nameIn(url).replace(/\.[^.]*$/, ''),
			url,
		};
	} catch (error) {
		return unfetched(url, refusedInN8n(error) ?? errorReason(error));
	}
}

/** A reader on n8n's helpers. */
export function createMediaReader(context: IExecuteFunctions): MediaReader {
	const known = new Map<string, Promise<MediaFile | Failure>>();

	/** Looked at once; equal files are one object, however often they come. */
	const once = async (key: string, load: () => Promise<RawMedia | Failure>) => {
		const before = known.get(key);
		if (before) return await before;
		const reading = load().then((raw) => (isFailure(raw) ? raw : readMedia(raw)));
		known.set(key, reading);
		return await reading;
	};

	const readBinary = async (itemIndex: number, field: string) => {
		const binary = context.getInputData()[itemIndex].binary?.[field];
		if (!binary) {
			return failure(
				'configuration',
				inEnglish(
					`The item has no file in the binary field '${field}'. Correct 'Binary Field', or let the step before give the file.`,
				),
			);
		}
		return await once(`binary ${binary.id ?? binary.data} ${binary.fileName ?? ''}`, async () => ({
			base64: (await context.helpers.getBinaryDataBuffer(itemIndex, field)).toString('base64'),
			fileName: binary.fileName ?? '',
		}));
	};

	return {
		read: async (itemIndex, source) =>
			source.kind === 'binary'
				? await readBinary(itemIndex, source.field)
				: await once(`url ${source.url}`, async () => await fetchFile(context, source.url)),
	};
}
