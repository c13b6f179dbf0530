import type { IDataObject } from 'n8n-workflow';

import { checkCharacters } from '../../messaging/text/characters';
import { isFailure, type Failure } from '../../messaging/model/failure';
import type { InvitationParts } from '../../messaging/invitation/invitation';
import type { MediaFile, Page } from '../../messaging/model/page';
import { anyTooLong } from '../../messaging/text/textLimits';
import type { ItemParameters } from '../parameters/itemParameters';
import { textOf } from '../../messaging/text/textValue';
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
	if (source === 'url') return { kind: 'url', url: textOf('URL', url).trim() };
	return source === 'none'
		? undefined
		: { kind: 'binary', field: textOf('Binary Field', binaryField).trim() };
};

/** The entries of a fixed collection; also of one that an expression gave as a plain list. */
function entriesOf(value: unknown, name: string): IDataObject[] {
	const list: unknown = Array.isArray(value) ? value : (value as IDataObject | null)?.[name];
	return Array.isArray(list) ? (list as IDataObject[]) : [];
}

/** The fields of a composed invitation that stand by themselves in the form, by what it calls them. */
const COMPOSE_FIELDS = {
	eventName: 'Event Name',
	guestName: 'Guest Name',
	start: 'Start',
	end: 'End',
	venue: 'Venue',
	hall: 'Hall',
	booth: 'Booth',
	registrationLink: 'Registration Link',
} as const;

/** Names and labels of those fields. */
export const COMPOSE_LABELS: ReadonlyArray<[name: string, label: string]> =
	Object.entries(COMPOSE_FIELDS);

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

/** The parts that are read and not written as they are. */
const READ_PARTS: Readonly<Partial<Record<keyof InvitationParts, string>>> = {
	start: 'Start',
	end: 'End',
	zone: 'Time Zone',
	registrationLink: 'Registration Link',
	mapLink: 'Map Link',
	signature: 'Signature (签名)',
	optOutText: 'Opt-Out Text (退订)',
};

/** Refuses a part that cannot stand in a message, while the field that it comes from is known. */
function checkParts(parts: InvitationParts): Failure | undefined {
	const named = (names: Readonly<Record<string, string>>) =>
		Object.entries(names).map(
			([part, field]) => [field, String(parts[part as keyof InvitationParts] ?? '')] as const,
		);
	const written = named(WRITTEN_PARTS);
	return (
		anyTooLong([...written, ...named(READ_PARTS)]) ??
		written.map(([field, text]) => checkCharacters(field, text, { emoji: 'allowed' })).find(Boolean)
	);
}

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
	const field = (name: keyof typeof COMPOSE_FIELDS) =>
		textOf(COMPOSE_FIELDS[name], parameters.get(name, itemIndex, ''));
	const more = parameters.get('parts', itemIndex, {}) as IDataObject;
	const media: MediaFile[] = [];
	for (const entry of entriesOf(parameters.get('media', itemIndex, {}), 'file')) {
		const source = sourceOf(entry);
		const file = source && (await reader.read(itemIndex, source));
		if (file && isFailure(file)) return file;
		if (file) media.push(file);
	}
	const greeting = textOf('Greeting', more.greeting).trim();
	const parts: InvitationParts = {
		language: parameters.get('invitationLanguage', itemIndex, '') === 'en' ? 'en' : 'zh',
		eventName: field('eventName'),
		guestName: field('guestName'),
		start: field('start').trim(),
		end: field('end').trim(),
		zone: textOf('Time Zone', more.zone).trim() || zone,
		sameHoursDaily: more.sameHoursDaily === true,
		showZone: more.showZone === true,
		venue: field('venue'),
		hall: field('hall'),
		booth: field('booth'),
		registrationLink: field('registrationLink'),
		highlights: textOf('Highlights', more.highlights),
		company: textOf('Company', more.company),
		mapLink: textOf('Map Link', more.mapLink),
		contact: textOf('Contact', more.contact),
		greeting: greeting || undefined,
		signature,
		optOutText,
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
		pages.push({ text: textOf('Text of a page', entry.text).trim(), media });
	}
	return { subject: textOf('Subject', parameters.get('subject', itemIndex, '')).trim(), pages };
}
