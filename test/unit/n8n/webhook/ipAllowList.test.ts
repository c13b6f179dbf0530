import fc from 'fast-check';

import { isAllowed, unreadableEntries } from '../../../../nodes/shared/n8n/webhook/ipAllowList';

const table = it.each<[address: string | undefined, list: string, expected: boolean]>;

table([
	['192.0.2.1', '192.0.2.1', true],
	['192.0.2.1', '192.0.2.2', false],
	['192.0.2.200', '192.0.2.128/25', true],
	['192.0.2.100', '192.0.2.128/25', false],
	['203.0.113.9', '0.0.0.0/0', true],
	['::1', '::1', true],
	['2001:db8::ffff', '2001:db8::/112', true],
	['2001:db8::1:0', '2001:db8::/112', false],
	['2001:0DB8:0:0:0:0:0:1', '2001:db8::1', true],
	['::ffff:192.0.2.1', '192.0.2.1', true],
	['192.0.2.1', '::/0', false],
	['192.0.2.1', '', false],
	['not an address', '0.0.0.0/0', false],
	[undefined, '0.0.0.0/0', false],
	['192.0.2.1', '198.51.100.0/24；192.0.2.0/24', true],
])('%s in %j: %s', (address, list, expected) => expect(isAllowed(address, list)).toBe(expected));

describe('P1: an address as gateways write it', () => {
	table([
		['203.0.113.7:61598', '203.0.113.0/24', true],
		['203.0.114.7:61598', '203.0.113.0/24', false],
		['[2001:db8::7]:443', '2001:db8::/32', true],
		['[2001:db9::7]:443', '2001:db8::/32', false],
		['[2001:db8::7]', '2001:db8::7', true],
		['fe80::1%eth0', 'fe80::/10', true],
		['[fe80::1%25eth0]:8080', 'fe80::1', true],
		['::ffff:203.0.113.7', '203.0.113.0/24', true],
		['::FFFF:203.0.113.7', '203.0.113.7', true],
		['::ffff:cb00:7107', '203.0.113.7', true],
		['0:0:0:0:0:ffff:cb00:7107', '203.0.113.7', true],
		['[::ffff:203.0.113.7]:61598', '203.0.113.7', true],
		['2001:DB8::ABCD', '2001:db8::abcd', true],
		['  203.0.113.7 ', '203.0.113.7', true],
	])('%s in %j: %s', (address, list, expected) => expect(isAllowed(address, list)).toBe(expected));

	table([
		['203.0.113.7', '::ffff:203.0.113.0/120', true],
		['203.0.114.7', '::ffff:203.0.113.0/120', false],
		['203.0.113.7', '::ffff:cb00:7100/120', true],
		['203.0.113.7', '::ffff:0:0/96', true],
		['203.0.113.7', '203.0.113.7:443', true],
		['2001:db8::7', '[2001:db8::7]:443', true],
		['2001:db8::7', '[2001:db8::]/32', true],
		['203.0.113.7', '::/0', false],
		['2001:db8::7', '::/0', true],
	])('%s in a list that writes so: %j: %s', (address, list, expected) => {
		expect(unreadableEntries(list)).toEqual([]);
		expect(isAllowed(address, list)).toBe(expected);
	});

	table([
		// Other ways in which IPv6 carries IPv4 are addresses of their own.
		['64:ff9b::203.0.113.7', '203.0.113.7', false],
		['64:ff9b::203.0.113.7', '64:ff9b::/96', true],
		['::203.0.113.7', '203.0.113.7', false],
		['2002:cb00:7107::1', '203.0.113.7', false],
		// Nothing that is not an address gets in.
		['203.0.113.7:61598:1', '0.0.0.0/0', false],
		['203.0.113.7:', '0.0.0.0/0', false],
		['203.0.113.7/24', '0.0.0.0/0', false],
		['203.0.113.7, 198.51.100.1', '0.0.0.0/0', false],
		['0313.0.0.7', '0.0.0.0/0', false],
		['3405803783', '0.0.0.0/0', false],
		['127.1', '0.0.0.0/0', false],
		['::ffff:0313.0.0.7', '0.0.0.0/0, ::/0', false],
		['[203.0.113.7', '0.0.0.0/0', false],
	])('%s in %j: %s', (address, list, expected) => expect(isAllowed(address, list)).toBe(expected));
});

it('names the entries it cannot read', () => {
	const bad = [
		'ihuyi.com',
		'192.0.2',
		'192.0.2.256',
		'192.0.2.0/33',
		'192.0.2.0/',
		'::/129',
		'1:2:3',
		'::1::',
		'010.0.0.1',
		'192.0.2.0/2x',
		'192.0.2.0/8/8',
	];
	expect(unreadableEntries(['192.0.2.1', ...bad, '::/0'].join(', '))).toEqual(bad);
});

it('an address is in each of its own networks and leaves those that differ in a leading bit', () => {
	fc.assert(
		fc.property(fc.ipV4(), fc.integer({ min: 1, max: 32 }), (address, prefix) => {
			expect(isAllowed(address, `${address}/${prefix}`)).toBe(true);
			expect(isAllowed(`${address}:443`, `::ffff:${address}/${96 + prefix}`)).toBe(true);
			const first = Number(address.split('.')[0]) ^ 0x80;
			const other = [first, ...address.split('.').slice(1)].join('.');
			expect(isAllowed(other, `${address}/${prefix}`)).toBe(false);
		}),
	);
});

it('every IPv6 address is in its own network', () => {
	fc.assert(
		fc.property(fc.ipV6(), fc.integer({ min: 97, max: 128 }), (address, prefix) => {
			expect(isAllowed(address, `${address}/${prefix}`)).toBe(true);
			expect(isAllowed(`[${address}]:443`, address.toUpperCase())).toBe(true);
		}),
	);
});
