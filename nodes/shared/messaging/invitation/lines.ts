import { inEnglish } from '../model/sentence';
import { failure, isFailure, type Failure } from '../model/failure';
import { formatPeriod } from './eventTime';
import type { InvitationParts } from './invitation';
import type { Language } from '../model/sentence';
import { clickableLink } from '../text/clickableLink';
import { linesOf, singleLine } from '../text/plainText';

/** The lines of an invitation, in the order in which a guest wants to know them. */
export const LINE_NAMES = [
	'greeting',
	'event',
	'time',
	'venue',
	'hall',
	'booth',
	'highlights',
	'registration',
	'map',
	'contact',
	'optOut',
] as const;

export type LineName = (typeof LINE_NAMES)[number];

/** The text of every line; empty where the invitation has no such part. */
export type InvitationLines = Readonly<Record<LineName, string>>;

type LabelledLine = Exclude<LineName, 'greeting' | 'event' | 'optOut'>;

/** What a language puts around the values. */
interface Wording {
	/** To a guest by name, to a company, or to nobody known; leads over to the event's name. */
	greeting: (guestName: string, company: string) => string;
	labels: Readonly<Record<LabelledLine, string>>;
}

const WORDING: Record<Language, Wording> = {
	zh: {
		greeting: (guestName, company) => {
			const addressee = guestName || company;
			return `${addressee ? `尊敬的${addressee}：` : '您好！'}诚邀您莅临`;
		},
		labels: {
			time: '时间：',
			venue: '地点：',
			hall: '展馆：',
			booth: '展位：',
			highlights: '亮点：',
			registration: '报名：',
			map: '地图：',
			contact: '联系：',
		},
	},
	en: {
		greeting: (guestName, company) => {
			const addressee = guestName || (company && `${company} team`);
			return `${addressee ? `Dear ${addressee},` : 'Hello,'} you are invited to`;
		},
		labels: {
			time: 'Time: ',
			venue: 'Venue: ',
			hall: 'Hall: ',
			booth: 'Booth: ',
			highlights: 'Highlights: ',
			registration: 'Register: ',
			map: 'Map: ',
			contact: 'Contact: ',
		},
	},
};

const optionalLink = (typed: string, field: string): { url: string } | Failure =>
	typed.trim() === '' ? { url: '' } : clickableLink(typed, field);

/**
 * Writes the lines of an invitation. Each value stands on a line of its own, which also keeps names
 * that are written from right to left from scrambling their neighbours.
 *
 * @returns the lines, or which part cannot be used and why
 */
export function writeLines(parts: InvitationParts): InvitationLines | Failure {
	const { language } = parts;
	const event = singleLine(parts.eventName);
	if (event === '') {
		return failure(
			'configuration',
			inEnglish("'Event Name' is empty. Enter what the guests are invited to."),
		);
	}
	const time = formatPeriod(parts.start, parts.end, parts.zone, language, parts);
	if (isFailure(time)) return time;
	const registration = optionalLink(parts.registrationLink, 'Registration Link');
	if (isFailure(registration)) return registration;
	const map = optionalLink(parts.mapLink, 'Map Link');
	if (isFailure(map)) return map;

	const { greeting, labels } = WORDING[language];
	const labelled = (line: LabelledLine, value: string) =>
		value === '' ? '' : labels[line] + value;
	const highlights = linesOf(parts.highlights);
	return {
		greeting:
			singleLine(parts.greeting ?? '') ||
			greeting(singleLine(parts.guestName), singleLine(parts.company)),
		event,
		time: labelled('time', time.text),
		venue: labelled('venue', singleLine(parts.venue)),
		hall: labelled('hall', singleLine(parts.hall)),
		booth: labelled('booth', singleLine(parts.booth)),
		highlights:
			highlights.length > 1
				? [labels.highlights.trimEnd(), ...highlights].join('\n')
				: labelled('highlights', highlights.join('')),
		registration: labelled('registration', registration.url),
		map: labelled('map', map.url),
		contact: labelled('contact', singleLine(parts.contact)),
		optOut: singleLine(parts.optOutText),
	};
}

/** The named lines that are there, one below the other. */
export const joinLines = (lines: InvitationLines, names: readonly LineName[]): string =>
	names
		.map((name) => lines[name])
		.filter((line) => line !== '')
		.join('\n');
