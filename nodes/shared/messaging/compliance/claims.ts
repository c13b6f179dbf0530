import { splitSignature } from './signature';
import { ABSOLUTE_CLAIMS, ORDINARY_WORDS } from './absoluteClaims';
import { findWord } from './findWord';
import { withoutLinks } from '../text/linkProblems';
import type { Sentence } from '../model/sentence';
import { COMPLIANCE_SENTENCES } from './sentences';

/** Neither the name of a company nor an address claims anything. */
const whatIsClaimed = (text: string): string =>
	ORDINARY_WORDS.reduce(
		(rest, word) => rest.split(word).join(' '),
		withoutLinks(splitSignature(text).text),
	);

/**
 * Which absolute claim of the starter list a text makes.
 *
 * @param field name of the field that the text comes from
 * @returns a plain sentence with the way out; undefined if it makes none
 */
export function claimProblem(field: string, text: string): Sentence | undefined {
	const claim = findWord(whatIsClaimed(text), ABSOLUTE_CLAIMS);
	return claim ? COMPLIANCE_SENTENCES.absoluteClaim({ field, claim }) : undefined;
}
