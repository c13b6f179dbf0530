import { carrierOf } from '../../../../nodes/shared/messaging/phone/carriers';

it.each([
	['134', '0', 'China Mobile'],
	['138', '0', 'China Mobile'],
	['147', '5', 'China Mobile'],
	['170', '5', 'China Mobile'],
	['165', '5', 'China Mobile'],
	['195', '9', 'China Mobile'],
	['130', '0', 'China Unicom'],
	['170', '4', 'China Unicom'],
	['170', '9', 'China Unicom'],
	['171', '0', 'China Unicom'],
	['167', '0', 'China Unicom'],
	['196', '0', 'China Unicom'],
	['133', '0', 'China Telecom'],
	['170', '0', 'China Telecom'],
	['162', '0', 'China Telecom'],
	['199', '0', 'China Telecom'],
	['174', '05', 'China Telecom'],
	['134', '93', 'China Telecom'],
	['192', '0', 'China Broadnet'],
	// Satellite, emergency and ranges that nobody has been given.
	['134', '94', 'unknown'],
	['174', '06', 'unknown'],
	['174', '9', 'unknown'],
	['154', '0', 'unknown'],
	['161', '9', 'unknown'],
	['194', '0', 'unknown'],
])('%s%s…: %s', (prefix, next, carrier) => {
	expect(carrierOf(`${prefix}${next}`.padEnd(11, '0'))).toBe(carrier);
});

it('gives each carrier as many numbers as the ministry did', () => {
	const counts: Record<string, number> = {};
	for (let prefix = 13000; prefix < 20000; prefix++) {
		const carrier = carrierOf(`${prefix}000000`);
		counts[carrier] = (counts[carrier] ?? 0) + 1;
	}
	// Counted by hand in the table of the ministry: prefixes of three, four and five digits.
	expect(counts).toEqual({
		'China Mobile': 24 * 100 + 12 * 10,
		'China Unicom': 15 * 100 + 4 * 10,
		'China Telecom': 13 * 100 + 3 * 10 + 9,
		'China Broadnet': 100,
		unknown: 1501,
	});
});
