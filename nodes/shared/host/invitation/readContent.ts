import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { checkCharacters } from '../../messaging/characters';
import { isFailure, type Failure } from '../../messaging/failure';
import type { InvitationParts } from '../../messaging/invitation/invitation';
import type { MediaFile, Page } from '../../messaging/media/mediaFile';
import type { ItemParameters } from '../itemParameters';
import { asText } from '../sending/readParameters';
import type { MediaReader, MediaSource } from './mediaReader';

/** A message composed from its parts, as the form has it. */
export interface ComposeInput {
	parts: InvitationParts;
	media: MediaFile[];
}

/** A message whose pages the user gave. */
export interface PagesInput {
	subject: string;
	pages: Page[];
}

const sourceOf = ({ source, url, binaryField }: IDataObject): MediaSource | undefined => {
	if (source === 'url') return { kind: 'url', url: asText(url).trim() };
	return source === 'none' ? undefined : { kind: 'binary', field: asText(binaryField).trim() };
};

/** The entries of a fixed collection; also of one that an expression gave as a plain list. */
function entriesOf(value: unknown, name: string): IDataObject[] {
	const list: unknown = Array.isArray(value) ? value : (value as IDataObject | null)?.[name];
	return Array.isArray(list) ? (list as IDataObject[]) : [];
}

/** A date of the form or of an expression as ISO text; expressions may give luxon's DateTime. */
const isoText = (value: unknown): string =>
	DateTime.isDateTime(value) ? (value.toISO() ?? '') : asText(value).trim();

/** The parts that are put into the texts as they are, by what the form calls them. */
const WRITTEN_PARTS: Readonly<Partial<Record<keyof InvitationParts, string>>> = {
	eventName: 'Event Name',
	guestName: 'Guest Name',
	venue: 'Venue',
	hall: 'Hall',
	booth: 'Booth',
	highlights: 'Highlights',
	company: 'Company',
	contact: 'Contact',
	greeting: 'Greeting',
};

/** Refuses a part that cannot stand in a message, while the field that it comes from is known. */
const checkParts = (parts: InvitationParts): Failure | undefined =>
	Object.entries(WRITTEN_PARTS)
		.map(([part, field]) =>
			checkCharacters(field, asText(parts[part as keyof InvitationParts]), { emoji: 'allowed' }),
		)
		.find(Boolean);

/**
 * Reads the parts and files of an invitation.
 *
 * @returns why one of the parts or files cannot be used, if so
 */
export async function readCompose(
	parameters: ItemParameters,
	itemIndex: number,
	reader: MediaReader,
	{ signature, optOutText, zone }: { signature: string; optOutText: string; zone: string },
): Promise<ComposeInput | Failure> {
	const field = (name: string) => asText(parameters.get(name, itemIndex, ''));
	const more = parameters.get('parts', itemIndex, {}) as IDataObject;
	const media: MediaFile[] = [];
	for (const entry of entriesOf(parameters.get('media', itemIndex, {}), 'file')) {
		const source = sourceOf(entry);
		const file = source && (await reader.read(itemIndex, source));
		if (file && isFailure(file)) return file;
		if (file) media.push(file);
	}
	const greeting = asText(more.greeting).trim();
	const parts: InvitationParts = {
		language: field('language') === 'en' ? 'en' : 'zh',
		eventName: field('eventName'),
		guestName: field('guestName'),
		start: isoText(parameters.get('start', itemIndex, '')),
		end: isoText(parameters.get('end', itemIndex, '')),
		zone: asText(more.zone).trim() || zone,
		sameHoursDaily: more.sameHoursDaily === true,
		showZone: more.showZone === true,
		venue: field('venue'),
		hall: field('hall'),
		booth: field('booth'),
		registrationLink: field('registrationLink'),
		highlights: asText(more.highlights),
		company: asText(more.company),
		mapLink: asText(more.mapLink),
		contact: asText(more.contact),
		...(greeting ? { greeting } : {}),
		...{ signature, optOutText },
	};
	return checkParts(parts) ?? { parts, media };
}

/**
 * Reads the pages that the user gave.
 *
 * @returns why one of the files cannot be used, if so
 */
export async function readPages(
	parameters: ItemParameters,
	itemIndex: number,
	reader: MediaReader,
): Promise<PagesInput | Failure> {
	const pages: Page[] = [];
	for (const entry of entriesOf(parameters.get('pages', itemIndex, {}), 'page')) {
		const source = sourceOf({ source: 'none', ...entry });
		const media = source && (await reader.read(itemIndex, source));
		if (media && isFailure(media)) return media;
		pages.push({ text: asText(entry.text).trim(), ...(media ? { media } : {}) });
	}
	return { subject: asText(parameters.get('subject', itemIndex, '')).trim(), pages };
}
