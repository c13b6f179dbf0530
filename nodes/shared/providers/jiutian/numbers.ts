/** Jiutian's form of a mainland number: 11 digits, no country code. */
export const toMainlandForm = (e164: string): string => e164.replace(/^\+86/, '');
