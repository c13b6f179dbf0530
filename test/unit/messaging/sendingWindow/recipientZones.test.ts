import { IANAZone } from 'luxon';
import {
	COUNTRIES,
	countryOfCallingCode,
	countryOfNorthAmerica,
} from '../../../../nodes/shared/messaging/callingCodes';
import { AREA_CODE_ZONES } from '../../../../nodes/shared/messaging/sendingWindow/areaCodeZones';
import { COUNTRY_ZONES } from '../../../../nodes/shared/messaging/sendingWindow/countryZones';
import { zonesOf } from '../../../../nodes/shared/messaging/sendingWindow/recipientZones';
import {
	nextOpening,
	PRESETS,
} from '../../../../nodes/shared/messaging/sendingWindow/sendingWindow';

const US =
	'America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage America/Adak Pacific/Honolulu';

it.each([
	['mainland China', '+8613800138000', 'Asia/Shanghai'],
	['Hong Kong', '+85251234567', 'Asia/Hong_Kong'],
	['Germany', '+4915112345678', 'Europe/Berlin'],
	['Jersey, as the United Kingdom', '+447797123456', 'Europe/London'],
	['Mayotte and Réunion', '+262639123456', 'Indian/Reunion Indian/Mayotte'],
	['New York', '+12125550100', 'America/New_York'],
	['Chicago', '+13125550100', 'America/Chicago'],
	['Denver', '+13035550100', 'America/Denver'],
	['Phoenix', '+16025550100', 'America/Phoenix'],
	['San Francisco', '+14155550100', 'America/Los_Angeles'],
	['Honolulu', '+18085550100', 'Pacific/Honolulu'],
	['western Florida', '+18505550100', 'America/New_York America/Chicago'],
	['its overlay', '+14485550100', 'America/New_York America/Chicago'],
	['Idaho', '+12085550100', 'America/Denver America/Los_Angeles'],
	['Alaska', '+19075550100', 'America/Anchorage America/Adak'],
	['Toronto', '+14165550100', 'America/Toronto'],
	['Saskatchewan', '+13065550100', 'America/Regina America/Edmonton'],
	['Newfoundland', '+17095550100', 'America/St_Johns America/Halifax'],
	['Jamaica', '+18765550100', 'America/Jamaica'],
	['a toll-free number', '+18005550100', US],
	['an area code that nobody has yet', '+12995550100', US],
	[
		'Brazil',
		'+5511912345678',
		'America/Noronha America/Sao_Paulo America/Manaus America/Rio_Branco',
	],
	['Indonesia', '+6281234567890', 'Asia/Jakarta Asia/Makassar Asia/Jayapura'],
	['Kazakhstan', '+77011234567', 'Asia/Almaty'],
	['a satellite phone', '+870773123456', ''],
	['an unknown calling code', '+999123456789', ''],
	['a number without its country', '13800138000', ''],
	['no number', 'toString', ''],
])('of %s', (_name, to, zones) => {
	expect(zonesOf(to).join(' ')).toBe(zones);
});

it('spans Russia from Kaliningrad to Kamchatka', () => {
	const zones = zonesOf('+79161234567');
	expect(zones).toEqual(expect.arrayContaining(['Europe/Kaliningrad', 'Asia/Kamchatka']));
	expect(zones).toHaveLength(11);
});

const LISTED = [...Object.entries(COUNTRY_ZONES), ...AREA_CODE_ZONES];

it('knows only zones that exist, and each once in a place', () => {
	const wrong = LISTED.filter(
		([, zones]) =>
			zones.length === 0 ||
			new Set(zones).size !== zones.length ||
			!zones.every((zone) => IANAZone.isValidZone(zone)),
	);
	expect(wrong).toEqual([]);
});

it('has every country that a number can belong to, and no other', () => {
	const told = COUNTRIES.map(({ code, callingCode }) =>
		// +1 and +7 are told apart by their digits.
		callingCode === '1' || callingCode === '7' ? code : countryOfCallingCode(callingCode)?.code,
	);
	expect(Object.keys(COUNTRY_ZONES).sort()).toEqual([...new Set(told)].sort());
});

describe('area codes', () => {
	const all = Array.from({ length: 800 }, (_, index) => String(200 + index));

	it('are those of the United States and Canada, each one once', () => {
		const others = [...AREA_CODE_ZONES.keys()].filter(
			(code) => !all.includes(code) || !['US', 'CA'].includes(countryOfNorthAmerica(code)),
		);
		expect(others).toEqual([]);
	});

	it('leave out none of Canada', () => {
		const canada = all.filter((code) => countryOfNorthAmerica(code) === 'CA');
		expect(canada.length).toBeGreaterThan(50);
		expect(canada.filter((code) => !AREA_CODE_ZONES.has(code))).toEqual([]);
	});

	it('have zones of their own country', () => {
		for (const [code, zones] of AREA_CODE_ZONES) {
			const country = COUNTRY_ZONES[countryOfNorthAmerica(code)];
			const clocks = (zone: string) =>
				[0, 6].map((month) => IANAZone.create(zone).offset(Date.UTC(2027, month))).join();
			const known = country.map(clocks);
			expect([code, zones.filter((zone) => !known.includes(clocks(zone)))]).toEqual([code, []]);
		}
	});
});

it('leaves hours to send to every place', () => {
	const saturday = Date.UTC(2026, 10, 21);
	const late = LISTED.filter(([, zones]) => {
		const opening = nextOpening(PRESETS.us, saturday, zones);
		return opening === undefined || opening >= saturday + 86_400_000;
	});
	expect(late).toEqual([]);
});
