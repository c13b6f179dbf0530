import { COUNTRIES, type Country } from './countries';

/**
 * Territories whose mobile numbers look like those of a larger country with the same calling code, so that
 * they always count as that country: Åland, St. Barthélemy, the Cocos Islands, Christmas Island, Western
 * Sahara, St. Martin, Svalbard, Vatican City.
 */
const NEVER_TOLD: ReadonlySet<string> = new Set(['AX', 'BL', 'CC', 'CX', 'EH', 'MF', 'SJ', 'VA']);

/** The countries that a number can turn out to belong to, sorted by English name. */
export const DISTINCT_COUNTRIES: readonly Country[] = COUNTRIES.filter(
	({ code }) => !NEVER_TOLD.has(code),
);
