import fc from 'fast-check';

import { clickToken, readClickToken } from '../../../../nodes/shared/messaging/tracking/clickToken';
import { guestToken } from '../../../../nodes/shared/messaging/tracking/guestToken';

const SECRET = 'a long random text 1';
const TARGET = 'https://fair.example.com/register?id=1#top';
const guestOf = (to: string, secret = SECRET) =>
	(guestToken(to, secret) as { token: string }).token;
const GUEST = guestOf('+8613800138000');

const guests = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5 }).map(guestOf);
const secrets = fc.string({ minLength: 16 }).filter((secret) => secret.trim().length >= 16);

it('is short, safe in an address, and tells who clicks', () => {
	fc.assert(
		fc.property(guests, fc.webUrl({ withFragments: true }), secrets, (guest, target, secret) => {
			const token = clickToken(guest, target, secret);
			expect(token).toMatch(/^[\w-]{32}$/);
			expect(readClickToken(token, target, secret)).toBe(guest);
		}),
	);
});

const changed = (text: string, at: number, by: string) => {
	const place = at % text.length;
	return text.slice(0, place) + by + text.slice(place + 1);
};

it('is refused with any other character in token or target', () => {
	const token = clickToken(GUEST, TARGET, SECRET);
	fc.assert(
		fc.property(fc.nat(), fc.string({ maxLength: 2 }), fc.boolean(), (at, by, inToken) => {
			const given = inToken ? changed(token, at, by) : token;
			const target = inToken ? TARGET : changed(TARGET, at, by);
			fc.pre(given !== token || target !== TARGET);
			expect(readClickToken(given, target, SECRET)).toBeUndefined();
		}),
		{ numRuns: 2000 },
	);
});

it('fits no other guest, target or secret, and a short link no long one', () => {
	const token = clickToken(GUEST, TARGET, SECRET);
	const other = clickToken(guestOf('+8613800138001'), TARGET, SECRET);
	const swapped = other.slice(0, 16) + token.slice(16);
	const short = clickToken(GUEST, '', SECRET);
	const read = [
		readClickToken(swapped, TARGET, SECRET),
		readClickToken(token, `${TARGET}/`, SECRET),
		readClickToken(token, '', SECRET),
		readClickToken(short, TARGET, SECRET),
		readClickToken(token, TARGET, `${SECRET}2`),
		readClickToken('', TARGET, SECRET),
		readClickToken(`${token}=`, TARGET, SECRET),
	];
	expect(read).toEqual(read.map(() => undefined));
	expect(readClickToken(short, '', SECRET)).toBe(GUEST);
});

it('has a signature that no guest token can be', () => {
	// Whatever somebody gets signed as a number, it is signed with another key.
	const signature = clickToken(GUEST, TARGET, SECRET).slice(16);
	expect(guestOf(`${GUEST}\n${TARGET}`)).not.toBe(signature);
});

it('proves nothing with a secret that can be found by trying', () => {
	const short = 'fifteen letters';
	expect(readClickToken(clickToken(GUEST, TARGET, short), TARGET, short)).toBeUndefined();
});
