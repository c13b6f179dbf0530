import { IANAZone } from 'luxon';
import { getCountries } from 'libphonenumber-js/max';

import { parsePhoneNumber } from '../../../../nodes/shared/messaging/phone/phoneNumber';
import { AREA_CODE_ZONES } from '../../../../nodes/shared/messaging/sendingWindow/areaCodeZones';
import { COUNTRY_ZONES } from '../../../../nodes/shared/messaging/sendingWindow/countryZones';
import { zonesOf } from '../../../../nodes/shared/messaging/sendingWindow/recipientZones';
import {
	nextOpening,
	PRESETS,
} from '../../../../nodes/shared/messaging/sendingWindow/sendingWindow';

it.each([
	['mainland China', '+8613800138000', 'Asia/Shanghai'],
	['Hong Kong', '+85251234567', 'Asia/Hong_Kong'],
	['Germany', '+4915112345678', 'Europe/Berlin'],
	['Jersey', '+447797123456', 'Europe/Jersey'],
	['Mayotte', '+262639012345', 'Indian/Mayotte'],
	['Réunion', '+262692123456', 'Indian/Reunion'],
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
	['a toll-free number, which takes no texts', '+18005550100', ''],
	['an area code that nobody has yet', '+12995550100', ''],
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
	expect(Object.keys(COUNTRY_ZONES).sort()).toEqual(getCountries().sort());
});

describe('area codes', () => {
	const all = Array.from({ length: 800 }, (_, index) => String(200 + index));
	const countryOfNorthAmerica = (area: string): string => {
		const number = parsePhoneNumber(`+1${area}5550100`);
		return (number.valid ? number.country : undefined) ?? 'US';
	};

	it('are those of the United States and Canada, each one once', () => {
		const others = [...AREA_CODE_ZONES.keys()].filter(
			(code) => !all.includes(code) || !['US', 'CA'].includes(countryOfNorthAmerica(code)),
		);
		expect(others).toEqual([]);
	});

	it('leave out none of Canada', () => {
		// 600 belongs to no place.
		const canada = all.filter((code) => countryOfNorthAmerica(code) === 'CA' && code !== '600');
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
