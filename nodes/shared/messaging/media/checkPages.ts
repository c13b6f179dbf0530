import { inEnglish, type Sentence } from '../model/sentence';
import { failure, type Failure } from '../model/failure';
import type { MediaFile, MediaKind, MediaLimits, Page } from '../model/page';
import { resizeHint } from './resizeHint';
import { grouped } from '../util/grouped';
import { bytesInWords, clockTime, counted, KIND_PLURAL, quoted } from './wording';

/** A message as the checks see it. */
interface Draft {
	subject: string;
	pages: readonly Page[];
	/** The files of all pages in order. */
	files: readonly MediaFile[];
}

type Check = (draft: Draft, limits: MediaLimits) => Failure | undefined;

/** Most characters that a refusal names, so that it stays readable. */
const MOST_NAMED_CHARACTERS = 5;

const refuse = (message: Sentence): Failure => failure('contentRejected', message);
const utf8Bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const sum = (counts: readonly number[]): number =>
	counts.reduce((total, count) => total + count, 0);

const checkContent: Check = ({ pages }) => {
	if (pages.length === 0) {
		return failure(
			'configuration',
			inEnglish('The message has no page. Add a page with a text, a file, or both.'),
		);
	}
	const empty = pages.findIndex(({ text, media }) => !media && !text.trim());
	return empty === -1
		? undefined
		: failure(
				'configuration',
				inEnglish(`Page ${empty + 1} is empty. Give it a text or a file, or remove the page.`),
			);
};

const checkCounts: Check = ({ pages, files }, limits) => {
	for (const [count, most, noun] of [
		[pages.length, limits.pages, 'page'],
		[files.length, limits.files, 'file'],
	] as const) {
		if (most !== undefined && count > most) {
			return refuse(
				inEnglish(
					`The message has ${counted(count, noun)}; this provider takes ${grouped(most)}. Remove ${grouped(count - most)}.`,
				),
			);
		}
	}
	return undefined;
};

/** `pictures (JPG, PNG) and sounds (MP3)`. */
const takenTypes = ({ types }: MediaLimits): string =>
	(Object.entries(types) as Array<[MediaKind, readonly string[]]>)
		.map(([kind, extensions]) => `${KIND_PLURAL[kind]} (${extensions.join(', ').toUpperCase()})`)
		.join(' and ');

const checkTypes: Check = ({ files }, limits) => {
	const wrong = files.find(({ kind, extension }) => !limits.types[kind]?.includes(extension));
	if (!wrong) return undefined;
	const type = wrong.extension.toUpperCase();
	const taken = takenTypes(limits);
	if (!taken) {
		return refuse(
			inEnglish(`${quoted(wrong)} cannot be sent: this provider takes no files. Remove it.`),
		);
	}
	return refuse(
		inEnglish(
			limits.types[wrong.kind]
				? `${quoted(wrong)} is of the type ${type}; this provider takes ${taken}. Convert the file to one of these types.`
				: `${quoted(wrong)} is of the type ${type}; this provider takes no ${KIND_PLURAL[wrong.kind]}, only ${taken}. Replace or remove the file.`,
		),
	);
};

const checkMixture: Check = ({ files }, { mixedKinds }) => {
	const other = files.find(({ kind }) => kind !== files[0].kind);
	return mixedKinds || !other
		? undefined
		: refuse(
				inEnglish(
					`The message mixes ${KIND_PLURAL[files[0].kind]} and ${KIND_PLURAL[other.kind]}: ${quoted(files[0])} and ${quoted(other)}. This provider takes only one kind in a message. Keep one kind, or send the other in a message of its own.`,
				),
			);
};

const checkDurations: Check = ({ files }, { durationMs: most = Infinity }) => {
	const long = files.find(({ durationMs }) => durationMs !== undefined && durationMs > most);
	return (
		long &&
		refuse(
			inEnglish(
				`${quoted(long)} plays for ${clockTime(long.durationMs as number)} minutes; this provider takes ${clockTime(most)}. Shorten it.`,
			),
		)
	);
};

const checkFileSizes: Check = ({ files }, { bytesPerFile: most = Infinity }) => {
	const large = files.find(({ bytes }) => bytes > most);
	return (
		large &&
		refuse(
			inEnglish(
				`${quoted(large)} has ${bytesInWords(large.bytes)}; this provider takes ${bytesInWords(most)} a file. Make it at least ${bytesInWords(large.bytes - most)} smaller${resizeHint(large, most)}.`,
			),
		)
	);
};

const checkTotalSize: Check = ({ subject, pages, files }, { bytesInTotal: most = Infinity }) => {
	const textBytes = utf8Bytes(subject) + sum(pages.map(({ text }) => utf8Bytes(text)));
	const total = textBytes + sum(files.map(({ bytes }) => bytes));
	const excess = total - most;
	if (excess <= 0) return undefined;

	const [largest] = [...files].sort((a, b) => b.bytes - a.bytes);
	if (!largest || largest.bytes <= excess) {
		return refuse(
			inEnglish(
				`The message has ${bytesInWords(total)} (texts ${grouped(textBytes)}, files ${grouped(total - textBytes)}); this provider takes ${bytesInWords(most)} in total. Make it at least ${bytesInWords(excess)} smaller: ${largest ? 'remove files or make them smaller' : 'shorten the texts'}.`,
			),
		);
	}
	return refuse(
		inEnglish(
			`${quoted(largest)} has ${bytesInWords(largest.bytes)}; this provider takes ${bytesInWords(most)} in total and the rest needs ${grouped(total - largest.bytes)}. Make it at least ${bytesInWords(excess)} smaller${resizeHint(largest, largest.bytes - excess)}.`,
		),
	);
};

const checkTextLengths: Check = ({ subject, pages }, limits) => {
	const subjectLength = [...subject].length;
	const { subjectCharacters = Infinity, textCodeUnits = Infinity } = limits;
	if (subjectLength > subjectCharacters) {
		return refuse(
			inEnglish(
				`'Subject' has ${counted(subjectLength, 'character')}; this provider takes ${grouped(subjectCharacters)}. Shorten it by ${grouped(subjectLength - subjectCharacters)}.`,
			),
		);
	}
	const textLength = sum(pages.map(({ text }) => text.length));
	if (textLength > textCodeUnits) {
		return refuse(
			inEnglish(
				`The texts of all pages have ${counted(textLength, 'character')} together; this provider takes ${grouped(textCodeUnits)}. Shorten them by ${grouped(textLength - textCodeUnits)}.`,
			),
		);
	}
	return undefined;
};

/** A character for a sentence: itself, or its number where it cannot be seen. */
const visible = (character: string): string =>
	/^[\p{Z}\p{C}]$/u.test(character)
		? `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
		: `'${character}'`;

const checkCharacters: Check = ({ subject, pages }, { forbiddenCharacters = [] }) => {
	const places = [
		{ name: "'Subject'", text: subject },
		...pages.map(({ text }, index) => ({ name: `'Text of page ${index + 1}'`, text })),
	];
	const found = places.flatMap(({ name, text }) =>
		forbiddenCharacters
			.map((character) => ({ character, at: text.indexOf(character) }))
			.filter(({ at }) => at !== -1)
			.sort((a, b) => a.at - b.at)
			.map(
				({ character, at }) =>
					`${visible(character)} in ${name} (character ${grouped([...text.slice(0, at)].length + 1)})`,
			),
	);
	if (found.length === 0) return undefined;
	const named = found.slice(0, MOST_NAMED_CHARACTERS).join(', ');
	const more = found.length > MOST_NAMED_CHARACTERS ? ' and more' : '';
	return refuse(
		inEnglish(`This provider refuses some characters: ${named}${more}. Remove or replace them.`),
	);
};

/** In this order: what the message is made of first, then how large it is, then how it is worded. */
const CHECKS: readonly Check[] = [
	checkContent,
	checkCounts,
	checkTypes,
	checkMixture,
	checkDurations,
	checkFileSizes,
	checkTotalSize,
	checkTextLengths,
	checkCharacters,
];

/**
 * Holds a multimedia message against what a channel takes, before it costs anything.
 *
 * @param subject may be empty
 * @returns the first limit that the message breaks, by how much and the way out; undefined if it fits
 */
export function checkPages(
	subject: string,
	pages: readonly Page[],
	limits: MediaLimits,
): Failure | undefined {
	const draft = { subject, pages, files: pages.flatMap(({ media }) => media ?? []) };
	for (const check of CHECKS) {
		const refusal = check(draft, limits);
		if (refusal) return refusal;
	}
	return undefined;
}
