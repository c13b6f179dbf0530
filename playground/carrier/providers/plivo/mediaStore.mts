import { randomUUID } from 'node:crypto';
import { PlivoError } from './plivoError.mts';

/** Unused media are deleted after so long (reference 9); used ones stay as long as the carrier runs. */
const unusedMs = 6 * 60 * 60 * 1000;

/** A file as it was uploaded. */
export interface MediaFile {
	name: string;
	/** MIME type, as the client named it. */
	type: string;
	data: Buffer;
}

/** An uploaded file and what Plivo knows of it. */
export interface StoredMedia extends MediaFile {
	id: string;
	/** In ms. */
	uploadedAt: number;
	/** Whether a message has shown it. */
	isUsed: boolean;
}

/** The uploaded media of one account. Times are in ms. */
export class MediaStore {
	private readonly byId = new Map<string, StoredMedia>();

	/** Stores a file under a new id. */
	add(file: MediaFile, now: number): StoredMedia {
		const media = { ...file, id: randomUUID(), uploadedAt: now, isUsed: false };
		this.byId.set(media.id, media);
		return media;
	}

	/** All media that are still there, in the order of their upload. */
	all(now: number): StoredMedia[] {
		return [...this.byId.values()].filter(
			({ isUsed, uploadedAt }) => isUsed || now - uploadedAt < unusedMs,
		);
	}

	/** The media with an id, or none. */
	find(id: string, now: number): StoredMedia | undefined {
		return this.all(now).find((media) => media.id === id);
	}

	/**
	 * Marks media as used by a message and returns them. Throws a {@link PlivoError} for an unknown id:
	 * that a send with such an id is refused is this simulator's choice.
	 */
	use(ids: string[], now: number): StoredMedia[] {
		const found = ids.map((id) => {
			const media = this.find(id, now);
			if (!media) throw new PlivoError(400, `media_ids: there is no media ${id}`);
			return media;
		});
		for (const media of found) media.isUsed = true;
		return found;
	}

	/** Deletes media. */
	remove(id: string): void {
		this.byId.delete(id);
	}
}
