import { lazy } from '../util/lazy';
import type { Addressee } from './sentMessage';
import { shownNumber, shownPercent } from './shownNumbers';
import type { Warning } from './warnings';
import { REPORT_LABELS } from './labels';
import type { Language } from '../model/sentence';

/** A warning as a sentence with the way out. */
export const warningSentence = ({ kind, part, whole }: Warning, language: Language): string =>
	REPORT_LABELS[language].warnings[kind]({
		part: shownNumber(part),
		whole: shownNumber(whole),
		percent: shownPercent(part, whole),
	});

const countryNames: Readonly<Record<Language, () => Intl.DisplayNames>> = {
	en: lazy(() => new Intl.DisplayNames('en', { type: 'region' })),
	zh: lazy(() => new Intl.DisplayNames('zh', { type: 'region' })),
};

/** A carrier or, where no prefix tells it, the country of the number. */
export function carrierName(
	{ carrier, country }: Pick<Addressee, 'carrier'> & { country?: string | null },
	language: Language,
): string {
	const { carriers, unknownNumbers } = REPORT_LABELS[language];
	if (carrier !== 'unknown') return carriers[carrier];
	if (!country) return unknownNumbers;
	const name = countryNames[language]().of(country) ?? country;
	return country === 'CN' ? `${name} (${carriers.unknown})` : name;
}
