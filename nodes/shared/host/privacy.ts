import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { maskPhoneNumber } from '../messaging/phoneNumber';

const HIDDEN = '***';

/** Shorter values would also hide harmless text. */
const SHORTEST_SECRET = 6;

/** Fields of a credential that choose something; their values are ordinary words. */
const SETTING = /url|type|domains/i;

const MAINLAND_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** A value as it may come back: plain, in JSON, in a form, in an address. */
function formsOf(value: string): string[] {
	const inForm = new URLSearchParams({ '': value }).toString().slice(1);
	return [value, JSON.stringify(value).slice(1, -1), inForm, inForm.replace(/\+/g, '%20')];
}

/** HTTP Basic with two of the values. */
const basicPairs = (values: readonly string[]): string[] =>
	values.flatMap((user) =>
		values.map((password) => Buffer.from(`${user}:${password}`).toString('base64')),
	);

/**
 * A function that takes the values of a credential out of a text, except its address and settings. A
 * provider, or a proxy on the way, may repeat the request in what it answers.
 */
export function secretRemover(
	credential: ICredentialDataDecryptedObject,
): (text: string) => string {
	const secrets = Object.entries(credential)
		.filter(([name]) => !SETTING.test(name))
		.map(([, value]) => value)
		.filter(
			(value): value is string => typeof value === 'string' && value.length >= SHORTEST_SECRET,
		);
	const forms = [...new Set([...secrets.flatMap(formsOf), ...basicPairs(secrets)])].sort(
		(a, b) => b.length - a.length,
	);
	return (text) => forms.reduce((clean, form) => clean.split(form).join(HIDDEN), text);
}

/**
 * Masks a recipient in a text, in all the forms in which it may stand there, and any other mainland
 * number beside it.
 *
 * @param numbers the recipient as typed and as E.164
 */
export function maskNumbersIn(text: string, numbers: readonly string[]): string {
	const forms = numbers.flatMap((number) => [number, number.replace(/^\+/, '')]);
	const longestFirst = [...new Set(forms)]
		.filter((form) => form.length >= 5)
		.sort((a, b) => b.length - a.length);
	const masked = longestFirst.reduce(
		(clean, form) => clean.split(form).join(maskPhoneNumber(form)),
		text,
	);
	return masked.replace(MAINLAND_NUMBER, (number) => maskPhoneNumber(number));
}
