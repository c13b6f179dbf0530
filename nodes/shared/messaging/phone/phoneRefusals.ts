import type { Sentence } from '../model/sentence';
import { countryInWords } from './countries';
import { LONGEST_NUMBER, LONGEST_RECIPIENTS, MOST_RECIPIENTS } from '../util/inputLimits';
import type { NotationFault } from './notation';
import { PHONE_SENTENCES } from './sentences';

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

const ofNotation = (fault: NotationFault, value: string, length: number): Sentence => {
	if (fault === 'empty') return PHONE_SENTENCES.empty;
	if (fault !== 'long') return PHONE_SENTENCES[fault]({ value });
	return length > LONGEST_RECIPIENTS
		? PHONE_SENTENCES.longField({ value, length, most: LONGEST_RECIPIENTS })
		: PHONE_SENTENCES.longNumber({
				value,
				length,
				most: LONGEST_NUMBER,
				mostRecipients: MOST_RECIPIENTS,
			});
};

/** Faults of notation that have a name of their own among the problems. */
const isProblem = (fault: NotationFault): fault is NotationFault & NumberProblem =>
	fault === 'empty' || fault === 'letters';

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
	const value = quoted(typed);
	if (typeof fault === 'string') {
		const problem = isProblem(fault) ? fault : 'malformed';
		return { problem, message: ofNotation(fault, value, typed.length) };
	}
	const message =
		extension === undefined
			? ofReading(value, fault)
			: PHONE_SENTENCES.unmarkedExtension({ value, extension });
	return { problem: fault.problem, message };
}

function ofReading(value: string, { problem, country, ...fault }: ReadingFault): Sentence {
	const { callingCode = '', example = '', readings = [] } = fault;
	const place = country ? countryInWords(country) : PHONE_SENTENCES.countryCode({ callingCode });
	const plan = { value, place, example, saysCountry: /[+\uff0b]/.test(value) };
	switch (problem) {
		case 'landline':
		case 'machine':
		case 'shortCode':
		case 'tooShort':
		case 'tooLong':
		case 'notAllocated':
			return PHONE_SENTENCES[problem](plan);
		case 'ambiguous':
			return PHONE_SENTENCES.ambiguous({ value, readings: readings.map(nameReading) });
		default:
			return PHONE_SENTENCES.unknownCountry({ value });
	}
}

const nameReading = ({ e164, country }: { e164: string; country: string | undefined }): Sentence =>
	PHONE_SENTENCES.reading({ e164, country: country ? countryInWords(country) : undefined });

/** The value as typed in quotes, on one line and cut to a readable length. */
function quoted(value: string): string {
	const characters = Array.from(value.slice(0, 200).replace(/\s+/g, ' ').trim());
	const text =
		characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
	return `"${text}"`;
}
