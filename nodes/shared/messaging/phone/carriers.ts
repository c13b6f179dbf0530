/** Who runs the network that a mainland number was issued for. */
export type Carrier =
	| 'China Mobile'
	| 'China Unicom'
	| 'China Telecom'
	| 'China Broadnet'
	| 'unknown';

/**
 * Prefixes of mainland mobile numbers by network, as of March 2023: 工业和信息化部《我国公众移动通信网
 * 网号及 H₀ 分配情况（截至 2023 年 3 月底）》, https://zh.wikisource.org/zh/我国公众移动通信网网号及H₀分配情况（截至2023年3月底）
 *
 * Virtual operators (162, 165, 167, 170, 171) stand under the network that they rent, because their
 * messages travel through it. Left out: satellite and emergency ranges of other owners (1740 6-9,
 * 1741 0-2, 1749, 1619) and whatever nobody has been given.
 */
const PREFIXES: ReadonlyArray<[carrier: Carrier, prefixes: string]> = [
	[
		'China Mobile',
		'1340 1341 1342 1343 1344 1345 1346 1347 1348 135 136 137 138 139 147 148 150 151 152 157 158 159 165 1703 1705 1706 172 178 182 183 184 187 188 195 197 198',
	],
	[
		'China Unicom',
		'130 131 132 145 146 155 156 166 167 1704 1707 1708 1709 171 175 176 185 186 196',
	],
	[
		'China Telecom',
		'133 13492 13493 13499 149 153 162 1700 1701 1702 173 17400 17401 17402 17403 17404 17405 177 180 181 189 190 191 193 199',
	],
	['China Broadnet', '192'],
];

const BY_PREFIX = new Map(
	PREFIXES.flatMap(([carrier, prefixes]) =>
		prefixes.split(' ').map((prefix): [string, Carrier] => [prefix, carrier]),
	),
);

/** Lengths of the prefixes; no prefix begins another one. */
const LENGTHS = [3, 4, 5];

/**
 * The carrier by prefix. Since number portability (携号转网, 2019) a person may have taken the number
 * to another carrier, which no prefix shows.
 *
 * @param nationalNumber mainland mobile number without +86, such as `13800138000`
 * @returns `unknown` for prefixes that belong to none of the four, or did not in March 2023
 */
export function carrierOf(nationalNumber: string): Carrier {
	for (const length of LENGTHS) {
		const carrier = BY_PREFIX.get(nationalNumber.slice(0, length));
		if (carrier) return carrier;
	}
	return 'unknown';
}
