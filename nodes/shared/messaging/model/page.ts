/** What a file is for the phone. */
export type MediaKind = 'image' | 'audio' | 'video';

/** A picture, sound or film, with its type read from its content. */
export interface MediaFile {
	kind: MediaKind;
	/** MIME type, such as `image/jpeg`. */
	type: string;
	/** Usual ending of its name, without the dot: jpg, png, gif, amr, mp3, wav, mid, 3gp, mp4. */
	extension: string;
	/** As it was called where it comes from; only for people to read. */
	fileName: string;
	/** Size of the file itself, bytes. */
	bytes: number;
	/** The file in Base64, the form in which n8n keeps it and most providers take it. */
	base64: string;
	/** SHA-256 of the file, lower-case hex; two files with the same id are the same file. */
	id: string;
	/** Length of a sound or film, milliseconds; absent where it cannot be read. */
	durationMs?: number;
	/** Public address it was fetched from, for providers that fetch media themselves. */
	url?: string;
	/** The provider's id of the file, once it has been uploaded there. */
	uploadId?: string;
}

/** One page of a multimedia message: a text, a file, or both. */
export interface Page {
	text: string;
	media?: MediaFile;
}

/** What a channel takes in a multimedia message; what is absent has no published limit. */
export interface MediaLimits {
	/** Extensions of the types it takes, by kind; a kind that is absent is not taken at all. */
	types: Readonly<Partial<Record<MediaKind, readonly string[]>>>;
	/** Largest single file, bytes. */
	bytesPerFile?: number;
	/** Largest message: subject and texts (UTF-8) and files together, bytes. */
	bytesInTotal?: number;
	/** Most files. */
	files?: number;
	/** Most pages. */
	pages?: number;
	/** Longest sound or film, milliseconds. */
	durationMs?: number;
	/** Longest subject, characters. */
	subjectCharacters?: number;
	/** Longest text of all pages together, UTF-16 code units. */
	textCodeUnits?: number;
	/** Whether sound and pictures may come in one message. */
	mixedKinds: boolean;
	/** Characters that the channel refuses in subject and texts. */
	forbiddenCharacters?: readonly string[];
}
