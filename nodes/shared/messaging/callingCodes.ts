/**
 * Countries, their calling codes and how long a mobile number is there.
 *
 * Calling codes: ITU-T E.164 and its list of assigned country codes. Lengths and trunk prefixes: the
 * national numbering plans as Google's libphonenumber records them (libphonenumber-js 1.13.16) for
 * mobile numbers; a landline plan is often wider, but only a mobile number can take our messages,
 * and the narrow range is what tells `491511…` with its calling code from a German number without.
 * Names: Unicode CLDR, English. Country codes: ISO 3166-1 alpha-2, and AC and XK, which E.164 knows.
 */

/** One country and the shape of its mobile numbers. */
export interface Country {
	/** ISO 3166-1 alpha-2, such as `CN`. */
	readonly code: string;
	/** English name. */
	readonly name: string;
	/** Digits after the plus, such as `86`; several countries may share one. */
	readonly callingCode: string;
	/** What is dialled before a number inside the country and never from abroad; empty if nothing. */
	readonly trunkPrefix: string;
	/** Fewest digits of a national number, without calling code and trunk prefix. */
	readonly minLength: number;
	/** Most digits of a national number, without calling code and trunk prefix. */
	readonly maxLength: number;
}

/** code, calling code, trunk prefix, fewest and most digits, name; sorted by name. */
type CountryRow = readonly [string, string, string, number, number, string];

const ROWS: readonly CountryRow[] = [
	['AF', '93', '0', 9, 9, 'Afghanistan'],
	['AX', '358', '0', 6, 10, 'Åland Islands'],
	['AL', '355', '0', 9, 9, 'Albania'],
	['DZ', '213', '0', 9, 9, 'Algeria'],
	['AS', '1', '1', 10, 10, 'American Samoa'],
	['AD', '376', '', 6, 9, 'Andorra'],
	['AO', '244', '', 9, 9, 'Angola'],
	['AI', '1', '1', 10, 10, 'Anguilla'],
	['AG', '1', '1', 10, 10, 'Antigua & Barbuda'],
	['AR', '54', '0', 10, 11, 'Argentina'],
	['AM', '374', '0', 8, 8, 'Armenia'],
	['AW', '297', '', 7, 7, 'Aruba'],
	['AC', '247', '', 5, 5, 'Ascension Island'],
	['AU', '61', '0', 9, 9, 'Australia'],
	['AT', '43', '0', 7, 13, 'Austria'],
	['AZ', '994', '0', 9, 9, 'Azerbaijan'],
	['BS', '1', '1', 10, 10, 'Bahamas'],
	['BH', '973', '', 8, 8, 'Bahrain'],
	['BD', '880', '0', 10, 10, 'Bangladesh'],
	['BB', '1', '1', 10, 10, 'Barbados'],
	['BY', '375', '80', 9, 9, 'Belarus'],
	['BE', '32', '0', 9, 9, 'Belgium'],
	['BZ', '501', '', 7, 7, 'Belize'],
	['BJ', '229', '', 10, 10, 'Benin'],
	['BM', '1', '1', 10, 10, 'Bermuda'],
	['BT', '975', '', 8, 8, 'Bhutan'],
	['BO', '591', '0', 8, 8, 'Bolivia'],
	['BA', '387', '0', 8, 9, 'Bosnia & Herzegovina'],
	['BW', '267', '', 8, 8, 'Botswana'],
	['BR', '55', '0', 10, 11, 'Brazil'],
	['IO', '246', '', 7, 7, 'British Indian Ocean Territory'],
	['VG', '1', '1', 10, 10, 'British Virgin Islands'],
	['BN', '673', '', 7, 7, 'Brunei'],
	['BG', '359', '0', 8, 9, 'Bulgaria'],
	['BF', '226', '', 8, 8, 'Burkina Faso'],
	['BI', '257', '', 8, 8, 'Burundi'],
	['KH', '855', '0', 8, 9, 'Cambodia'],
	['CM', '237', '', 9, 9, 'Cameroon'],
	['CA', '1', '1', 10, 10, 'Canada'],
	['CV', '238', '', 7, 7, 'Cape Verde'],
	['BQ', '599', '', 7, 7, 'Caribbean Netherlands'],
	['KY', '1', '1', 10, 10, 'Cayman Islands'],
	['CF', '236', '', 8, 8, 'Central African Republic'],
	['TD', '235', '', 8, 8, 'Chad'],
	['CL', '56', '', 9, 9, 'Chile'],
	['CN', '86', '0', 11, 11, 'China'],
	['CX', '61', '0', 9, 9, 'Christmas Island'],
	['CC', '61', '0', 9, 9, 'Cocos (Keeling) Islands'],
	['CO', '57', '0', 10, 10, 'Colombia'],
	['KM', '269', '', 7, 7, 'Comoros'],
	['CG', '242', '', 9, 9, 'Congo - Brazzaville'],
	['CD', '243', '0', 7, 9, 'Congo - Kinshasa'],
	['CK', '682', '', 5, 5, 'Cook Islands'],
	['CR', '506', '', 8, 8, 'Costa Rica'],
	['CI', '225', '', 10, 10, 'Côte d’Ivoire'],
	['HR', '385', '0', 8, 9, 'Croatia'],
	['CU', '53', '0', 8, 8, 'Cuba'],
	['CW', '599', '', 7, 8, 'Curaçao'],
	['CY', '357', '', 8, 8, 'Cyprus'],
	['CZ', '420', '', 9, 9, 'Czechia'],
	['DK', '45', '', 8, 8, 'Denmark'],
	['DJ', '253', '', 8, 8, 'Djibouti'],
	['DM', '1', '1', 10, 10, 'Dominica'],
	['DO', '1', '1', 10, 10, 'Dominican Republic'],
	['EC', '593', '0', 9, 9, 'Ecuador'],
	['EG', '20', '0', 10, 10, 'Egypt'],
	['SV', '503', '', 8, 8, 'El Salvador'],
	['GQ', '240', '', 9, 9, 'Equatorial Guinea'],
	['ER', '291', '0', 7, 7, 'Eritrea'],
	['EE', '372', '', 7, 8, 'Estonia'],
	['SZ', '268', '', 8, 8, 'Eswatini'],
	['ET', '251', '0', 9, 9, 'Ethiopia'],
	['FK', '500', '', 5, 5, 'Falkland Islands'],
	['FO', '298', '', 6, 6, 'Faroe Islands'],
	['FJ', '679', '', 7, 7, 'Fiji'],
	['FI', '358', '0', 6, 10, 'Finland'],
	['FR', '33', '0', 9, 9, 'France'],
	['GF', '594', '0', 9, 9, 'French Guiana'],
	['PF', '689', '', 8, 8, 'French Polynesia'],
	['GA', '241', '', 7, 8, 'Gabon'],
	['GM', '220', '', 7, 9, 'Gambia'],
	['GE', '995', '0', 9, 9, 'Georgia'],
	['DE', '49', '0', 10, 11, 'Germany'],
	['GH', '233', '0', 9, 9, 'Ghana'],
	['GI', '350', '', 8, 8, 'Gibraltar'],
	['GR', '30', '', 10, 10, 'Greece'],
	['GL', '299', '', 6, 6, 'Greenland'],
	['GD', '1', '1', 10, 10, 'Grenada'],
	['GP', '590', '0', 9, 9, 'Guadeloupe'],
	['GU', '1', '1', 10, 10, 'Guam'],
	['GT', '502', '', 8, 8, 'Guatemala'],
	['GG', '44', '0', 10, 10, 'Guernsey'],
	['GN', '224', '', 9, 9, 'Guinea'],
	['GW', '245', '', 9, 9, 'Guinea-Bissau'],
	['GY', '592', '', 7, 7, 'Guyana'],
	['HT', '509', '', 8, 8, 'Haiti'],
	['HN', '504', '', 8, 8, 'Honduras'],
	['HK', '852', '', 8, 8, 'Hong Kong SAR China'],
	['HU', '36', '06', 9, 9, 'Hungary'],
	['IS', '354', '', 7, 9, 'Iceland'],
	['IN', '91', '0', 10, 10, 'India'],
	['ID', '62', '0', 9, 12, 'Indonesia'],
	['IR', '98', '0', 10, 10, 'Iran'],
	['IQ', '964', '0', 10, 10, 'Iraq'],
	['IE', '353', '0', 9, 9, 'Ireland'],
	['IM', '44', '0', 10, 10, 'Isle of Man'],
	['IL', '972', '0', 9, 9, 'Israel'],
	['IT', '39', '', 9, 10, 'Italy'],
	['JM', '1', '1', 10, 10, 'Jamaica'],
	['JP', '81', '0', 10, 10, 'Japan'],
	['JE', '44', '0', 10, 10, 'Jersey'],
	['JO', '962', '0', 9, 9, 'Jordan'],
	['KZ', '7', '8', 10, 10, 'Kazakhstan'],
	['KE', '254', '0', 9, 9, 'Kenya'],
	['KI', '686', '0', 8, 8, 'Kiribati'],
	['XK', '383', '0', 8, 8, 'Kosovo'],
	['KW', '965', '', 8, 8, 'Kuwait'],
	['KG', '996', '0', 9, 9, 'Kyrgyzstan'],
	['LA', '856', '0', 9, 10, 'Laos'],
	['LV', '371', '', 8, 8, 'Latvia'],
	['LB', '961', '0', 7, 8, 'Lebanon'],
	['LS', '266', '', 8, 8, 'Lesotho'],
	['LR', '231', '0', 7, 9, 'Liberia'],
	['LY', '218', '0', 9, 9, 'Libya'],
	['LI', '423', '0', 7, 9, 'Liechtenstein'],
	['LT', '370', '0', 8, 8, 'Lithuania'],
	['LU', '352', '', 9, 9, 'Luxembourg'],
	['MO', '853', '', 8, 8, 'Macao SAR China'],
	['MG', '261', '0', 9, 9, 'Madagascar'],
	['MW', '265', '0', 9, 9, 'Malawi'],
	['MY', '60', '0', 9, 10, 'Malaysia'],
	['MV', '960', '', 7, 7, 'Maldives'],
	['ML', '223', '', 8, 8, 'Mali'],
	['MT', '356', '', 8, 8, 'Malta'],
	['MH', '692', '1', 7, 7, 'Marshall Islands'],
	['MQ', '596', '0', 9, 9, 'Martinique'],
	['MR', '222', '', 8, 8, 'Mauritania'],
	['MU', '230', '', 8, 8, 'Mauritius'],
	['YT', '262', '0', 9, 9, 'Mayotte'],
	['MX', '52', '', 10, 10, 'Mexico'],
	['FM', '691', '', 7, 7, 'Micronesia'],
	['MD', '373', '0', 8, 8, 'Moldova'],
	['MC', '377', '0', 8, 9, 'Monaco'],
	['MN', '976', '0', 8, 8, 'Mongolia'],
	['ME', '382', '0', 8, 8, 'Montenegro'],
	['MS', '1', '1', 10, 10, 'Montserrat'],
	['MA', '212', '0', 9, 9, 'Morocco'],
	['MZ', '258', '', 9, 9, 'Mozambique'],
	['MM', '95', '0', 7, 10, 'Myanmar (Burma)'],
	['NA', '264', '0', 9, 9, 'Namibia'],
	['NR', '674', '', 7, 7, 'Nauru'],
	['NP', '977', '0', 10, 10, 'Nepal'],
	['NL', '31', '0', 9, 9, 'Netherlands'],
	['NC', '687', '', 6, 6, 'New Caledonia'],
	['NZ', '64', '0', 8, 10, 'New Zealand'],
	['NI', '505', '', 8, 8, 'Nicaragua'],
	['NE', '227', '', 8, 8, 'Niger'],
	['NG', '234', '0', 10, 10, 'Nigeria'],
	['NU', '683', '', 4, 7, 'Niue'],
	['NF', '672', '', 6, 6, 'Norfolk Island'],
	['KP', '850', '0', 10, 10, 'North Korea'],
	['MK', '389', '0', 8, 8, 'North Macedonia'],
	['MP', '1', '1', 10, 10, 'Northern Mariana Islands'],
	['NO', '47', '', 8, 8, 'Norway'],
	['OM', '968', '', 8, 8, 'Oman'],
	['PK', '92', '0', 10, 10, 'Pakistan'],
	['PW', '680', '', 7, 7, 'Palau'],
	['PS', '970', '0', 9, 9, 'Palestinian Territories'],
	['PA', '507', '', 7, 8, 'Panama'],
	['PG', '675', '', 8, 8, 'Papua New Guinea'],
	['PY', '595', '0', 9, 9, 'Paraguay'],
	['PE', '51', '0', 9, 9, 'Peru'],
	['PH', '63', '0', 10, 10, 'Philippines'],
	['PL', '48', '', 9, 9, 'Poland'],
	['PT', '351', '', 9, 9, 'Portugal'],
	['PR', '1', '1', 10, 10, 'Puerto Rico'],
	['QA', '974', '', 8, 8, 'Qatar'],
	['RE', '262', '0', 9, 9, 'Réunion'],
	['RO', '40', '0', 9, 9, 'Romania'],
	['RU', '7', '8', 10, 10, 'Russia'],
	['RW', '250', '0', 9, 9, 'Rwanda'],
	['WS', '685', '', 7, 7, 'Samoa'],
	['SM', '378', '', 8, 8, 'San Marino'],
	['ST', '239', '', 7, 7, 'São Tomé & Príncipe'],
	['SA', '966', '0', 9, 9, 'Saudi Arabia'],
	['SN', '221', '', 9, 9, 'Senegal'],
	['RS', '381', '0', 8, 10, 'Serbia'],
	['SC', '248', '', 7, 7, 'Seychelles'],
	['SL', '232', '0', 8, 8, 'Sierra Leone'],
	['SG', '65', '', 8, 8, 'Singapore'],
	['SX', '1', '1', 10, 10, 'Sint Maarten'],
	['SK', '421', '0', 9, 9, 'Slovakia'],
	['SI', '386', '0', 8, 8, 'Slovenia'],
	['SB', '677', '', 5, 7, 'Solomon Islands'],
	['SO', '252', '0', 7, 9, 'Somalia'],
	['ZA', '27', '0', 5, 9, 'South Africa'],
	['KR', '82', '0', 9, 10, 'South Korea'],
	['SS', '211', '0', 9, 9, 'South Sudan'],
	['ES', '34', '', 9, 9, 'Spain'],
	['LK', '94', '0', 9, 9, 'Sri Lanka'],
	['BL', '590', '0', 9, 9, 'St. Barthélemy'],
	['SH', '290', '', 4, 5, 'St. Helena'],
	['KN', '1', '1', 10, 10, 'St. Kitts & Nevis'],
	['LC', '1', '1', 10, 10, 'St. Lucia'],
	['MF', '590', '0', 9, 9, 'St. Martin'],
	['PM', '508', '0', 6, 9, 'St. Pierre & Miquelon'],
	['VC', '1', '1', 10, 10, 'St. Vincent & Grenadines'],
	['SD', '249', '0', 9, 9, 'Sudan'],
	['SR', '597', '', 7, 7, 'Suriname'],
	['SJ', '47', '', 8, 8, 'Svalbard & Jan Mayen'],
	['SE', '46', '0', 9, 9, 'Sweden'],
	['CH', '41', '0', 9, 9, 'Switzerland'],
	['SY', '963', '0', 9, 9, 'Syria'],
	['TW', '886', '0', 9, 9, 'Taiwan'],
	['TJ', '992', '', 9, 9, 'Tajikistan'],
	['TZ', '255', '0', 9, 9, 'Tanzania'],
	['TH', '66', '0', 9, 9, 'Thailand'],
	['TL', '670', '', 8, 8, 'Timor-Leste'],
	['TG', '228', '', 8, 8, 'Togo'],
	['TK', '690', '', 4, 7, 'Tokelau'],
	['TO', '676', '', 7, 7, 'Tonga'],
	['TT', '1', '1', 10, 10, 'Trinidad & Tobago'],
	['TN', '216', '', 8, 8, 'Tunisia'],
	['TR', '90', '0', 10, 10, 'Türkiye'],
	['TM', '993', '8', 8, 8, 'Turkmenistan'],
	['TC', '1', '1', 10, 10, 'Turks & Caicos Islands'],
	['TV', '688', '', 6, 7, 'Tuvalu'],
	['VI', '1', '1', 10, 10, 'U.S. Virgin Islands'],
	['UG', '256', '0', 9, 9, 'Uganda'],
	['UA', '380', '0', 9, 9, 'Ukraine'],
	['AE', '971', '0', 9, 9, 'United Arab Emirates'],
	['GB', '44', '0', 10, 10, 'United Kingdom'],
	['US', '1', '1', 10, 10, 'United States'],
	['UY', '598', '0', 8, 8, 'Uruguay'],
	['UZ', '998', '', 9, 9, 'Uzbekistan'],
	['VU', '678', '', 7, 7, 'Vanuatu'],
	['VA', '39', '', 9, 10, 'Vatican City'],
	['VE', '58', '0', 10, 10, 'Venezuela'],
	['VN', '84', '0', 9, 9, 'Vietnam'],
	['WF', '681', '', 6, 6, 'Wallis & Futuna'],
	['EH', '212', '0', 9, 9, 'Western Sahara'],
	['YE', '967', '0', 9, 9, 'Yemen'],
	['ZM', '260', '0', 9, 9, 'Zambia'],
	['ZW', '263', '0', 9, 9, 'Zimbabwe'],
];

/** All countries, sorted by English name. */
export const COUNTRIES: readonly Country[] = ROWS.map(
	([code, callingCode, trunkPrefix, minLength, maxLength, name]) => ({
		code,
		name,
		callingCode,
		trunkPrefix,
		minLength,
		maxLength,
	}),
);

/**
 * Calling codes of no country (ITU "global services"). Satellite phones and some global networks take
 * text messages; freephone, shared cost and premium numbers are services that one only calls.
 */
export const GLOBAL_SERVICES: Readonly<Record<string, 'network' | 'callOnly'>> = {
	'800': 'callOnly', // universal international freephone
	'808': 'callOnly', // shared cost
	'870': 'network', // Inmarsat
	'878': 'network', // universal personal numbers
	'881': 'network', // satellite phones
	'882': 'network', // international networks
	'883': 'network', // international networks
	'888': 'network', // disaster relief
	'979': 'callOnly', // premium rate
};

/** Who stands for a calling code that several countries share; +1 and +7 are told apart by digits. */
const PRINCIPALS: Readonly<Record<string, string>> = {
	'1': 'US',
	'7': 'RU',
	'39': 'IT',
	'44': 'GB',
	'47': 'NO',
	'61': 'AU',
	'212': 'MA',
	'262': 'RE',
	'290': 'SH',
	'358': 'FI',
	'590': 'GP',
	'599': 'CW',
};

/**
 * Area codes of +1 outside the United States, by country (North American Numbering Plan
 * Administration). Every other area code, also one assigned later, counts as the United States.
 */
const AREA_CODES_OUTSIDE_US: Readonly<Record<string, string>> = {
	CA: '204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942',
	AG: '268',
	AI: '264',
	AS: '684',
	BB: '246',
	BM: '441',
	BS: '242',
	DM: '767',
	DO: '809 829 849',
	GD: '473',
	GU: '671',
	JM: '658 876',
	KN: '869',
	KY: '345',
	LC: '758',
	MP: '670',
	MS: '664',
	PR: '787 939',
	SX: '721',
	TC: '649',
	TT: '868',
	VC: '784',
	VG: '284',
	VI: '340',
};

const BY_CODE = new Map(COUNTRIES.map((country) => [country.code, country]));

const BY_AREA_CODE = new Map(
	Object.entries(AREA_CODES_OUTSIDE_US).flatMap(([code, areas]) =>
		areas.split(' ').map((area): [string, string] => [area, code]),
	),
);

const BY_CALLING_CODE = new Map(
	COUNTRIES.map((country): [string, Country] => {
		const principal = BY_CODE.get(PRINCIPALS[country.callingCode] ?? country.code);
		return [country.callingCode, principal ?? country];
	}),
);

/** The country of an ISO code in any case, or undefined. */
export function countryOf(code: string): Country | undefined {
	return BY_CODE.get(code.trim().toUpperCase());
}

/** The country that stands for a calling code, or undefined for global services and unknown codes. */
export function countryOfCallingCode(callingCode: string): Country | undefined {
	return BY_CALLING_CODE.get(callingCode);
}

/**
 * The calling code that international digits (no plus) begin with, or undefined. No assigned code is
 * the beginning of another one (ITU-T E.164), so the first that fits is the only one.
 */
export function callingCodeOf(digits: string): string | undefined {
	for (let length = 1; length <= 3; length++) {
		const code = digits.slice(0, length);
		if (BY_CALLING_CODE.has(code) || code in GLOBAL_SERVICES) return code;
	}
	return undefined;
}

/** ISO code of the country of a +1 number, from its ten digits. */
export function countryOfNorthAmerica(nationalNumber: string): string {
	return BY_AREA_CODE.get(nationalNumber.slice(0, 3)) ?? 'US';
}
