/**
 * Google's numbering plans of all countries, in the `max` edition of libphonenumber-js: the only one that
 * knows every type of number with its real patterns. `min` (80 KB) takes almost any digits of the right
 * length for a number; `mobile` (95 KB) cannot tell a landline from digits that nobody has; `max` has
 * 150 KB, which are read when the first foreign number comes.
 */
export {
	getCountryCallingCode,
	getExampleNumber,
	Metadata,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
export type { CountryCode } from 'libphonenumber-js/core';
export { default as exampleNumbers } from 'libphonenumber-js/examples.mobile.json';
export { default as plans } from 'libphonenumber-js/metadata.max.json';
