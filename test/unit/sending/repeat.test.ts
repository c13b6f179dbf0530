import { verbatim } from '../../../nodes/shared/messaging/model/sentence';
import { failure, type FailureCategory } from '../../../nodes/shared/messaging/model/failure';
import { decideRepeat } from '../../../nodes/shared/sending/repeat';
import type { SendCall, Verdict } from '../../../nodes/shared/providers/contract';

const LIMITS = { attempts: 3, firstDelayMs: 1000, longestDelayMs: 60_000, slowDowns: 8 };
const FRESH = { inDoubt: false, attemptsLeft: true };
const call = (replay: SendCall['replay']) => ({ replay }) as SendCall;

const accepted: Verdict = { outcome: 'accepted', messageId: '1', messageIdSource: 'provider' };
const refused = (retryable: boolean, retryAfterMs?: number): Verdict => ({
	outcome: 'rejected',
	failure: failure('network' satisfies FailureCategory, verbatim('Not reached.'), { retryable }),
	...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const passing = refused(true);
const lasting = refused(false);
const unclear: Verdict = {
	outcome: 'unknown',
	failure: failure('unknown', verbatim('No answer.')),
};

type Row = [
	what: string,
	verdicts: Verdict[],
	replay: SendCall['replay'],
	again: boolean[],
	sameRequest: boolean,
];

it.each<Row>([
	['what was accepted', [accepted], 'requestId', [false], false],
	['a refusal that lasts', [lasting], 'requestId', [false], false],
	['a refusal that passes, under a new id', [passing], 'none', [true], false],
	[
		'of a list only what was refused for now',
		[accepted, passing, lasting],
		'none',
		[false, true, false],
		false,
	],
	['what asks for a longer wait than a run has', [refused(true, 60_001)], 'none', [false], false],
	['what asks for as long a wait as a run has', [refused(true, 60_000)], 'none', [true], false],
	['no answer, where repeats are not recognised', [unclear], 'none', [false], true],
	['no answer, where repeats are recognised', [unclear], 'requestId', [true], true],
	[
		'all of an unclear request or nothing of it',
		[unclear, lasting],
		'requestId',
		[false, false],
		true,
	],
	[
		'an unclear request with what may go again',
		[unclear, passing],
		'requestId',
		[true, true],
		true,
	],
	[
		'an unclear request of which one was taken',
		[unclear, accepted],
		'requestId',
		[false, false],
		true,
	],
])('decides about %s', (_, verdicts, replay, again, sameRequest) => {
	expect(decideRepeat(verdicts, call(replay), LIMITS, FRESH)).toEqual({ again, sameRequest });
});

it('keeps the id while an earlier request under it may have been taken', () => {
	const inDoubt = { ...FRESH, inDoubt: true };
	expect(decideRepeat([passing], call('requestId'), LIMITS, inDoubt)).toEqual({
		again: [true],
		sameRequest: true,
	});
	expect(decideRepeat([passing, lasting], call('requestId'), LIMITS, inDoubt)).toEqual({
		again: [false, false],
		sameRequest: true,
	});
});

it.each([[[passing]], [[unclear]], [[unclear, passing]]])(
	'repeats nothing once the attempts are used up',
	(verdicts) => {
		const { again } = decideRepeat(verdicts, call('requestId'), LIMITS, {
			inDoubt: false,
			attemptsLeft: false,
		});
		expect(again).not.toContain(true);
	},
);
