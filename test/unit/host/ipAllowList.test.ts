import fc from 'fast-check';

import { isAllowed, unreadableEntries } from '../../../nodes/shared/host/ipAllowList';

it.each([
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
	];
	expect(unreadableEntries(['192.0.2.1', ...bad, '::/0'].join(', '))).toEqual(bad);
});

it('an address is in each of its own networks and leaves those that differ in a leading bit', () => {
	fc.assert(
		fc.property(fc.ipV4(), fc.integer({ min: 1, max: 32 }), (address, prefix) => {
			expect(isAllowed(address, `${address}/${prefix}`)).toBe(true);
			const first = Number(address.split('.')[0]) ^ 0x80;
			const other = [first, ...address.split('.').slice(1)].join('.');
			expect(isAllowed(other, `${address}/${prefix}`)).toBe(false);
		}),
	);
});
