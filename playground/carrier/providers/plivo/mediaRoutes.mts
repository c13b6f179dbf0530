import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PlivoAccountOptions } from './accountOptions.mts';
import type { Answer } from './answers.mts';
import type { MediaFile, MediaStore, StoredMedia } from './mediaStore.mts';
import { pageOf, pagingSchema } from './paging.mts';
import { PlivoError } from './plivoError.mts';
import { uploadTime } from './times.mts';

/** Most files in one upload (reference 9). */
const maxFiles = 10;

/** Largest file (reference 9); a MB is taken as 2 to the power of 20 bytes. */
const maxFileBytes = 2 * 1024 * 1024;

/** Room for one file too many, so that Plivo's own refusal is what answers. */
const uploadLimitBytes = (maxFiles + 1) * maxFileBytes + 1024 * 1024;

type MediaRequest = FastifyRequest<{ Params: { id: string } }>;

/**
 * The Media API: upload, list, read and delete (reference 9). The members of a media object are those
 * of the fixtures of plivo/plivo-python (tests/resources/fixtures/media*.json); an upload is answered
 * with `objects`, as the official node SDK decodes it. Unknown, so this simulator's choice: the status
 * 201 of an upload, that one bad file refuses all, and DELETE, which no SDK has.
 * @param path of the list, with the slash at the end
 */
export function addMediaRoutes(
	app: FastifyInstance,
	path: string,
	account: PlivoAccountOptions,
	store: MediaStore,
	now: () => number,
	answer: Answer,
): void {
	const bodyOf = (media: StoredMedia) => mediaBody(media, account);
	const find = ({ params }: MediaRequest): StoredMedia => {
		const media = store.find(params.id, now());
		if (!media) throw new PlivoError(404, 'not found');
		return media;
	};

	app.post(
		path,
		{ bodyLimit: uploadLimitBytes },
		answer(201, async (request) => {
			const files = await readFiles(request);
			return { objects: files.map((file) => bodyOf(store.add(file, now()))) };
		}),
	);
	app.get(
		path,
		answer(200, (request) => {
			const paging = pagingSchema.safeParse(request.query);
			if (!paging.success) throw new PlivoError(400, 'limit or offset is not valid');
			const listPath = `/v1/Account/${account.authId}/Media/`;
			const { meta, objects } = pageOf(store.all(now()), paging.data, listPath, request.query);
			return { meta, objects: objects.map(bodyOf) };
		}),
	);
	app.get(
		`${path}:id/`,
		answer(200, (request: MediaRequest) => bodyOf(find(request))),
	);
	app.delete(
		`${path}:id/`,
		answer(204, (request: MediaRequest) => {
			store.remove(find(request).id);
			return {};
		}),
	);
}

/** What the API tells of a medium (SDK fixtures). */
function mediaBody(
	{ id, name, type, data, uploadedAt }: StoredMedia,
	account: PlivoAccountOptions,
) {
	return {
		content_type: type,
		file_name: name,
		media_id: id,
		media_url: `https://media.plivo.com/Account/${account.authId}/Media/${id}`,
		size: data.length,
		upload_time: uploadTime(uploadedAt),
	};
}

/** The files in the fields `file` of a multipart form. Throws a {@link PlivoError}. */
async function readFiles({ headers, body }: FastifyRequest): Promise<MediaFile[]> {
	const parts = await readForm(headers['content-type'] ?? '', body);
	const files = await Promise.all(
		parts
			.filter((part) => part instanceof File)
			.map(async (file) => ({
				name: file.name,
				type: file.type,
				data: Buffer.from(await file.arrayBuffer()),
			})),
	);
	if (files.length === 0) throw new PlivoError(400, 'file is required');
	if (files.length > maxFiles) throw new PlivoError(400, `more than ${maxFiles} files`);
	const tooLarge = files.find(({ data }) => data.length > maxFileBytes);
	if (tooLarge) throw new PlivoError(400, `file ${tooLarge.name} is larger than 2 MB`);
	return files;
}

/** The values of the form's fields `file`, read by Node itself. */
async function readForm(contentType: string, body: unknown) {
	try {
		const bytes = new Uint8Array(Buffer.isBuffer(body) ? body : []);
		const response = new Response(bytes, { headers: { 'content-type': contentType } });
		return (await response.formData()).getAll('file');
	} catch {
		throw new PlivoError(400, 'the body must be a multipart form');
	}
}
