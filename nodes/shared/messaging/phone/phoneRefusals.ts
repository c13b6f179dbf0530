import { inEnglish, type Sentence } from '../model/sentence';
import { countryName } from './countries';
import { LONGEST_NUMBER, LONGEST_RECIPIENTS, MOST_RECIPIENTS } from '../util/inputLimits';
import type { NotationFault } from './notation';

/** Why no message can go to what was given. */
export type NumberProblem =
	| 'empty'
	| 'letters'
	| 'tooShort'
	| 'tooLong'
	| 'landline'
	| 'machine'
	| 'shortCode'
	| 'notAllocated'
	| 'unknownCountry'
	| 'ambiguous'
	| 'malformed';

/** Why digits are no number that a message can go to. */
export interface ReadingFault {
	problem: NumberProblem;
	/** ISO code of the country whose plan they were held against. */
	country?: string;
	/** Where the number belongs to no country. */
	callingCode?: string;
	/** A mobile number of the country. */
	example?: string;
	/** `ambiguous`: the numbers that could be meant, at least two. */
	readings?: ReadonlyArray<{ e164: string; country: string | undefined }>;
}

/** What is wrong and the way out. */
export interface NumberRefusal {
	problem: NumberProblem;
	message: Sentence;
}

const NOTATION_SENTENCES: Record<
	NotationFault,
	[NumberProblem, (value: string, length: number) => string]
> = {
	empty: ['empty', () => 'There is no phone number here. Fill in the field or remove the contact.'],
	letters: [
		'letters',
		(value) => `${value} contains letters. Give digits only, such as 138 0013 8000.`,
	],
	scientific: [
		'malformed',
		(value) =>
			`${value} is a phone number that a spreadsheet has cut off. Format the column as text in ` +
			'the spreadsheet, enter or import the numbers again, and export it once more.',
	],
	masked: [
		'malformed',
		(value) => `${value} has hidden digits. Export the contacts again with complete numbers.`,
	],
	extension: [
		'malformed',
		(value) =>
			`${value} ends in an extension, which cannot receive messages. Give a mobile number.`,
	],
	characters: [
		'malformed',
		(value) =>
			`${value} is not a phone number. Give one number with digits, and + before a country code.`,
	],
	long: [
		'malformed',
		(value, length) =>
			length > LONGEST_RECIPIENTS
				? `${value} goes on for ${length} characters, and one field takes at most ${LONGEST_RECIPIENTS}. Hand over one item for each recipient.`
				: `${value} goes on for ${length} characters, and a phone number has at most ${LONGEST_NUMBER}. Write a comma or a new line between numbers, and at most ${MOST_RECIPIENTS} of them into one field.`,
	],
};

/**
 * The refusal of what was typed.
 *
 * @param fault what is wrong with its notation, or with its digits
 * @param extension digits at the end without which it would be a number
 */
export function numberRefusal(
	typed: string,
	fault: NotationFault | ReadingFault,
	extension?: string,
): NumberRefusal {
	if (typeof fault === 'string') {
		const [problem, sentence] = NOTATION_SENTENCES[fault];
		return { problem, message: inEnglish(sentence(quoted(typed), typed.length)) };
	}
	const value = quoted(typed);
	const message =
		extension === undefined
			? inEnglish(sentenceOf(value, fault))
			: inEnglish(
					`${value} has too many digits. If ${extension} at the end is an extension, which cannot receive messages, remove it.`,
				);
	return { problem: fault.problem, message };
}

function sentenceOf(value: string, { problem, country, ...fault }: ReadingFault): string {
	const { callingCode = '', example, readings = [] } = fault;
	const place = country ? countryName(country) : `country code +${callingCode}`;
	// Whoever has written the plus has said the country.
	const foreign = /[+\uff0b]/.test(value)
		? ''
		: ' If it belongs to another country, write + and the country code in front.';
	const usual = example ? ` A mobile number there looks like ${example}.` : '';
	switch (problem) {
		case 'landline':
			return `${value} is a landline or service number (${place}) and cannot receive text messages. Give a mobile number.${foreign}`;
		case 'machine':
			return `${value} is the number of a machine in the Internet of Things (物联网, ${place}), which providers do not reach. Give a mobile number.${foreign}`;
		case 'shortCode':
			return `${value} is a short code or a sender number (${place}), not somebody's phone. Give a mobile number.`;
		case 'tooShort':
			return `${value} has too few digits (${place}). Check for missing digits.${usual}${foreign}`;
		case 'tooLong':
			return `${value} has too many digits (${place}). Check for extra digits, an extension, or two numbers written as one.${usual}${foreign}`;
		case 'notAllocated':
			return `${value} is not a number that exists (${place}). Check its digits, above all the first.${usual}${foreign}`;
		case 'ambiguous':
			return `${value} can be ${readings.map(nameReading).join(' or ')}. Write + and the country code in front, or choose 'Default Country'.`;
		default:
			return `The country of ${value} is not known. Write + and the country code in front, such as +86, or choose 'Default Country'.`;
	}
}

const nameReading = ({ e164, country }: { e164: string; country: string | undefined }): string =>
	country ? `${e164} (${countryName(country)})` : e164;

/** The value as typed in quotes, on one line and cut to a readable length. */
function quoted(value: string): string {
	const characters = Array.from(value.slice(0, 200).replace(/\s+/g, ' ').trim());
	const text =
		characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
	return `"${text}"`;
}
