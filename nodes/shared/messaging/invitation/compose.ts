import { inEnglish } from '../model/sentence';
import { failure, isFailure, type Failure } from '../model/failure';
import type { MediaFile, MediaLimits, Page } from '../model/page';
import type { InvitationParts } from './invitation';
import { joinLines, writeLines, type InvitationLines, type LineName } from './lines';

/** A multimedia message, ready to be checked against everything else that its channel demands. */
export interface ComposedInvitation {
	subject: string;
	pages: Page[];
}

const KEY_FACTS: readonly LineName[] = ['greeting', 'event', 'time', 'venue', 'hall', 'booth'];
const WAY_IN: readonly LineName[] = ['registration', 'map', 'contact'];

/** The parts that can be long, by what the form calls them. */
const SHORTENED_IN: ReadonlyArray<readonly [part: keyof InvitationParts, field: string]> = [
	['highlights', 'Highlights'],
	['eventName', 'Event Name'],
	['venue', 'Venue'],
	['hall', 'Hall'],
	['booth', 'Booth'],
	['greeting', 'Greeting'],
	['guestName', 'Guest Name'],
	['company', 'Company'],
	['registrationLink', 'Registration Link'],
	['mapLink', 'Map Link'],
	['contact', 'Contact'],
	['optOutText', 'Opt-Out Text (退订)'],
];

const refused = (sentences: string): Failure => failure('contentRejected', inEnglish(sentences));

/** One text below another; either may be empty. */
const below = (text: string, more: string): string =>
	text && more ? `${text}\n${more}` : text || more;

/**
 * Key facts with the first file, highlights with the second, the other files, then the way in. The
 * further files stand before the last text, so that the opt-out line ends the message.
 */
function layOut(lines: InvitationLines, media: readonly MediaFile[]): Page[] {
	const [poster, second, ...others] = media;
	const page = (text: string, file?: MediaFile): Page => ({ text, ...(file && { media: file }) });
	const pages = [
		page(joinLines(lines, KEY_FACTS), poster),
		page(lines.highlights, second),
		...others.map((file) => page('', file)),
		page(joinLines(lines, WAY_IN)),
	].filter(({ text, media: file }) => text !== '' || file);

	// On the page that is last by now: an opt-out line is not worth a page of its own.
	const last = pages[pages.length - 1];
	return [...pages.slice(0, -1), { ...last, text: below(last.text, lines.optOut) }];
}

/** Joins text-only pages with the page before, from the end, until there are few enough. */
function fitPages(pages: readonly Page[], most: number): Page[] {
	const fitted = [...pages];
	for (let index = fitted.length - 1; index > 0 && fitted.length > most; index--) {
		if (fitted[index].media) continue;
		const [{ text }] = fitted.splice(index, 1);
		const before = fitted[index - 1];
		fitted[index - 1] = { ...before, text: below(before.text, text) };
	}
	return fitted;
}

/** The event's name, with the booth where there is room; never cut. */
function writeSubject({ event, booth }: InvitationLines, most: number): string | undefined {
	const complete = booth === '' ? event : `${event} ${booth}`;
	return [complete, event].find((subject) => [...subject].length <= most);
}

/**
 * Composes the multimedia invitation of one guest. The 【signature】 is not in it: where that goes
 * depends on the channel.
 *
 * @param parts the invitation by its parts
 * @param media poster first, in the order in which the guest should see them
 * @param limits of the channel; held here are pages, subject and length of the text
 * @returns subject and pages, or which part does not fit and what to do
 */
export function compose(
	parts: InvitationParts,
	media: readonly MediaFile[],
	limits: MediaLimits,
): ComposedInvitation | Failure {
	const lines = writeLines(parts);
	if (isFailure(lines)) return lines;

	const { pages: mostPages = Infinity, subjectCharacters: mostCharacters = Infinity } = limits;
	const subject = writeSubject(lines, mostCharacters);
	if (subject === undefined) {
		return refused(
			`'Event Name' has ${[...lines.event].length} characters; as the subject of the message it may have ${mostCharacters}. Shorten it.`,
		);
	}

	const pages = fitPages(layOut(lines, media), mostPages);
	if (pages.length > mostPages) {
		return refused(
			`The invitation needs ${pages.length} pages, one for each file; this provider takes ${mostPages}. Leave out ${pages.length - mostPages} of the files in 'Media'.`,
		);
	}

	const codeUnits = pages.reduce((sum, { text }) => sum + text.length, 0);
	const { textCodeUnits: mostCodeUnits = Infinity } = limits;
	if (codeUnits > mostCodeUnits) {
		const lengthOf = (part: keyof InvitationParts) => String(parts[part] ?? '').length;
		const [[, longest]] = [...SHORTENED_IN].sort(([a], [b]) => lengthOf(b) - lengthOf(a));
		return refused(
			`The texts of the invitation have ${codeUnits} characters together; this provider takes ${mostCodeUnits}. Shorten them by ${codeUnits - mostCodeUnits}; the longest is '${longest}'.`,
		);
	}
	return { subject, pages };
}
