/** Digits, and the marks that people put between them. */
const NUMBER = /^[+\d\s().-]+$/;

/** Shorter digits are a short code, which has no country code. */
const FEWEST_DIGITS_OF_A_NUMBER = 7;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Plivo's form of a number: country code first, digits only. */
export const toPlivoForm = (e164: string): string => digitsOf(e164);

/** A number as Plivo names it, in E.164; short codes and names stay as they are. */
export function fromPlivoForm(text: string): string {
	const digits = digitsOf(text);
	return NUMBER.test(text) && digits.length >= FEWEST_DIGITS_OF_A_NUMBER ? `+${digits}` : text;
}

/** Plivo's form of a sender: digits of a number, a name as it is. */
export const toSenderForm = (sender: string): string =>
	NUMBER.test(sender) ? digitsOf(sender) : sender;
