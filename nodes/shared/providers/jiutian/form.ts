import { percentGbk } from './gbk';

/** Fields as the text of a query or form in GBK. Commas stay, as in the vendor's list of numbers. */
export const formText = (fields: Readonly<Record<string, string>>): string =>
	Object.entries(fields)
		.map(([name, value]) => `${name}=${percentGbk(value).replace(/%2C/g, ',')}`)
		.join('&');
