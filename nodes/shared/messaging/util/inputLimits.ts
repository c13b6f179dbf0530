/**
 * Hard limits, held before any rule looks at what came: whatever a public form lets in, no input may keep
 * n8n busy.
 */

/** Characters of one written phone number, without spaces and marks that nobody sees. */
export const LONGEST_NUMBER = 100;

/** Characters of a field with phone numbers. */
export const LONGEST_RECIPIENTS = 1_000_000;

/** Numbers in one text. */
export const MOST_RECIPIENTS = 50_000;

/** Characters between two separators in which spaces and slashes may still part numbers. */
export const LONGEST_PART = 65_536;

/** Lists within lists, for a field that an expression fills. */
export const DEEPEST_LIST = 10;
