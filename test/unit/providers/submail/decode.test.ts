import fc from 'fast-check';

import type { Message } from '../../../../nodes/shared/messaging/model/message';
import type { SendCall } from '../../../../nodes/shared/providers/contract';
import { batchsend, batchxsend } from '../../../../nodes/shared/providers/submail/send/batch';
import { mmsMultixsend, mmsXsend } from '../../../../nodes/shared/providers/submail/send/mmsSend';
import { multisend, multixsend } from '../../../../nodes/shared/providers/submail/send/multi';
import { send, xsend } from '../../../../nodes/shared/providers/submail/send/single';
import { accepted, personalText, refused, template, text, TO, unknown } from './messages';

const decode = (call: SendCall, answer: unknown, messages: readonly Message[], status = 200) =>
	call.decode(
		{ status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) },
		{ messages, requestId: 'r' },
	);

const ok = (sendId: string, to?: string) => ({
	status: 'success',
	send_id: sendId,
	fee: 1,
	...(to === undefined ? {} : { to }),
});
const no = (code: string | number, to?: string) => ({
	status: 'error',
	code,
	msg: 'words',
	...(to === undefined ? {} : { to }),
});
const NONSENSE = ['', 'OK', '<html>', 'null', '7', '{}', '{"status":"fine"}', '{"code":"101"}'];

describe.each([
	['send', send, [text()]],
	['xsend', xsend, [template()]],
	['mms/xsend', mmsXsend, [template()]],
] as const)('%s', (_, call, messages) => {
	it('takes the worked example of the reference (4)', () => {
		const body = '{"status":"success","send_id":"093c0a7df143c087d6cba9cdf0cf3738","fee":1}';
		expect(decode(call, body, messages)).toEqual([accepted('093c0a7df143c087d6cba9cdf0cf3738')]);
	});

	it.each([200, 400, 403])('takes an error envelope with HTTP %i as a refusal', (status) => {
		expect(decode(call, no('252'), messages, status)).toMatchObject([
			{
				outcome: 'rejected',
				failure: { category: 'invalidNumber', providerCode: '252', providerMessage: 'words' },
			},
		]);
	});

	it('does not believe a yes without an id', () => {
		expect(decode(call, { status: 'success' }, messages)).toMatchObject([unknown]);
		expect(decode(call, ok(''), messages)).toMatchObject([unknown]);
	});

	it.each([...NONSENSE, '[]'])('says nothing about %p', (body) => {
		expect(decode(call, body, messages)).toBeUndefined();
	});
});

describe.each([
	['batchsend', batchsend, TO.map((to) => text(to))],
	['batchxsend', batchxsend, TO.map((to) => template(to))],
] as const)('%s', (_, call, messages) => {
	const answer = (...responses: unknown[]) =>
		decode(call, { status: 'success', batchlist: 'b', total_fee: 3, responses }, messages);

	it('finds each number by itself, in any order and any form', () => {
		expect(
			answer(ok('c', '15000000000'), ok('a', '+86 138 0000 0000'), ok('b', '8613900000000')),
		).toEqual([accepted('a'), accepted('b'), accepted('c')]);
	});

	it('takes errors without a number by their place, if the others stand at theirs', () => {
		expect(answer(ok('a', '13800000000'), no(252), ok('c', '15000000000'))).toMatchObject([
			accepted('a'),
			refused('invalidNumber', '252'),
			accepted('c'),
		]);
	});

	it('takes errors that name their number in any order', () => {
		expect(
			answer(no('114', '15000000000'), ok('a', '13800000000'), ok('b', '13900000000')),
		).toMatchObject([accepted('a'), accepted('b'), refused('blocked', '114')]);
	});

	it('takes masked numbers as no numbers', () => {
		expect(answer(ok('a', '138xxxxxx'), ok('b', '139xxxxxx'), no('114'))).toMatchObject([
			accepted('a'),
			accepted('b'),
			refused('blocked', '114'),
		]);
	});

	it('does not guess whose an error is if the order is not kept', () => {
		expect(answer(no(252), ok('a', '13800000000'), ok('b', '13900000000'))).toMatchObject([
			accepted('a'),
			accepted('b'),
			unknown,
		]);
	});

	it('does not guess about numbers without an entry', () => {
		expect(answer(ok('b', '13900000000'))).toMatchObject([unknown, accepted('b'), unknown]);
		expect(answer()).toMatchObject([unknown, unknown, unknown]);
		expect(answer(ok('a'), no(252))).toMatchObject([unknown, unknown, unknown]);
		expect(decode(call, { status: 'success', batchlist: 'b' }, messages)).toMatchObject([
			unknown,
			unknown,
			unknown,
		]);
	});

	it('does not guess which of two entries for one number counts', () => {
		expect(
			answer(ok('a', '13800000000'), no(252, '13800000000'), ok('b', '13900000000'), ok('c')),
		).toMatchObject([unknown, accepted('b'), unknown]);
	});

	it('leaves an entry open that cannot be read', () => {
		expect(answer(ok('a', '13800000000'), null, { status: 'fine' })).toMatchObject([
			accepted('a'),
			unknown,
			unknown,
		]);
		expect(answer({ status: 'success', to: '13800000000' })?.[0]).toMatchObject(unknown);
	});

	it('takes an error of the whole request for all', () => {
		expect(decode(call, no('905'), messages, 400)).toMatchObject(
			messages.map(() => refused('insufficientBalance', '905')),
		);
	});

	it.each([...NONSENSE, '[]'])('says nothing about %p', (body) => {
		expect(decode(call, body, messages)).toBeUndefined();
	});
});

describe('the same number twice in one request', () => {
	const messages = [text(TO[0]), text(TO[0]), text(TO[1])];
	const answer = (...responses: unknown[]) =>
		decode(batchsend, { status: 'success', responses }, messages);

	it('is told apart by place', () => {
		expect(answer(ok('a', '13800000000'), ok('b', '13800000000'), ok('c', '13900000000'))).toEqual([
			accepted('a'),
			accepted('b'),
			accepted('c'),
		]);
	});

	it('stays open where the places do not say it', () => {
		expect(answer(ok('c', '13900000000'), ok('a', '13800000000'))).toMatchObject([
			unknown,
			unknown,
			accepted('c'),
		]);
	});
});

describe.each([
	['multisend', multisend, TO.map((to, place) => personalText(to, String(place)))],
	['multixsend', multixsend, TO.map((to, place) => template(to, { code: String(place) }))],
	['mms/multixsend', mmsMultixsend, TO.map((to, place) => template(to, { code: String(place) }))],
] as const)('%s', (_, call, messages) => {
	const answer = (value: unknown, status = 200) => decode(call, value, messages, status);

	it('takes entries without numbers by their place, as in the sample of multisend', () => {
		expect(answer([ok('a'), no(252), ok('c')])).toMatchObject([
			accepted('a'),
			refused('invalidNumber', '252'),
			accepted('c'),
		]);
	});

	it('takes a list of successes and errors without numbers', () => {
		expect(answer([ok('a', '13800000000'), no(252), ok('c', '15000000000')])).toMatchObject([
			accepted('a'),
			refused('invalidNumber', '252'),
			accepted('c'),
		]);
	});

	it('takes successes by number and leaves the rest open if the order is not kept', () => {
		expect(answer([ok('c', '15000000000'), no(252), ok('a', '13800000000')])).toMatchObject([
			accepted('a'),
			unknown,
			accepted('c'),
		]);
	});

	it('leaves the rest open if entries are missing', () => {
		expect(answer([ok('a', '13800000000'), no(252)])).toMatchObject([
			accepted('a'),
			unknown,
			unknown,
		]);
	});

	it.each([
		['an object', no('108')],
		['a list with one entry', [no(108)]],
	])('takes an error of the whole request, given as %s, for all', (_form, value) => {
		expect(answer(value, 400)).toMatchObject(messages.map(() => refused('authentication', '108')));
	});

	it('does not take one error that one recipient may be the cause of for all', () => {
		expect(answer([no(252)])).toMatchObject([unknown, unknown, unknown]);
		expect(answer([no(108, '13900000000')])).toMatchObject([
			unknown,
			refused('authentication', '108'),
			unknown,
		]);
	});

	it('takes one recipient alone, in a list or not', () => {
		const [first] = messages;
		expect(decode(call, [ok('a', '13800000000')], [first])).toEqual([accepted('a')]);
		expect(decode(call, ok('a'), [first])).toEqual([accepted('a')]);
		expect(decode(call, [no(252)], [first])).toMatchObject([refused('invalidNumber', '252')]);
	});

	it.each([...NONSENSE, '[]', '[1,null]', '[{"status":"fine"}]'])(
		'says nothing about %p',
		(body) => {
			expect(answer(body)).toBeUndefined();
		},
	);
});

/** A SUBMAIL that takes some numbers and refuses the others; it may shuffle, drop and hide numbers. */
it('never says more than the answer does', () => {
	const world = fc
		.uniqueArray(fc.integer({ min: 0, max: 999_999_999 }), { minLength: 1, maxLength: 12 })
		.chain((tails) => {
			const messages = tails.map((tail) => template(`+8613${String(tail).padStart(9, '0')}`));
			return fc.record({
				messages: fc.constant(messages),
				taken: fc.array(fc.boolean(), { minLength: tails.length, maxLength: tails.length }),
				order: fc.shuffledSubarray(
					messages.map((_, place) => place),
					{ minLength: 0 },
				),
				named: fc.array(fc.boolean(), { minLength: tails.length, maxLength: tails.length }),
			});
		});
	fc.assert(
		fc.property(world, ({ messages, taken, order, named }) => {
			const entries = order.map((place) => {
				const to = messages[place].to.slice(3);
				// Successes always name their number, as documented; errors may.
				if (taken[place]) return ok(`id${place}`, to);
				return no(252, named[place] ? to : undefined);
			});
			for (const call of [batchxsend, multixsend, mmsMultixsend]) {
				const answer = call === batchxsend ? { status: 'success', responses: entries } : entries;
				const verdicts = decode(call, answer, messages);
				if (!verdicts) {
					expect(entries).toEqual([]);
					continue;
				}
				expect(verdicts).toHaveLength(messages.length);
				verdicts.forEach((verdict, place) => {
					if (verdict.outcome === 'accepted') expect(verdict.messageId).toBe(`id${place}`);
					// A success that has come is never lost.
					if (taken[place] && order.includes(place)) expect(verdict.outcome).toBe('accepted');
					if (verdict.outcome === 'rejected' && order.length === messages.length) {
						expect(taken[place]).toBe(false);
					}
				});
			}
		}),
	);
});
