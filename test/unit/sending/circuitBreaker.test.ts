import { verbatim } from '../../../nodes/shared/messaging/model/sentence';
import { createBreaker } from '../../../nodes/shared/sending/circuitBreaker';
import type { Submission } from '../../../nodes/shared/sending/submission';
import { failure, type FailureCategory } from '../../../nodes/shared/messaging/model/failure';

const failed = (category: FailureCategory): Submission => ({
	outcome: category === 'unknown' ? 'unknown' : 'rejected',
	attempts: 1,
	failure: failure(category, verbatim(`because of ${category}`), { providerCode: '7' }),
});
const accepted: Submission = { outcome: 'accepted', attempts: 1, messageId: '1' };

it('stops a run that gets nothing but errors, and says why', () => {
	const breaker = createBreaker(3);
	for (let request = 0; request < 2; request++) breaker.learn([failed('authentication')]);
	expect(breaker.stopped()).toBeUndefined();
	breaker.learn([failed('insufficientBalance'), failed('insufficientBalance')]);
	expect(breaker.stopped()).toMatchObject({
		category: 'insufficientBalance',
		retryable: true,
		providerCode: '7',
		message: { en: expect.stringContaining('because of insufficientBalance') },
	});
});

it('starts counting anew with every success', () => {
	const breaker = createBreaker(2);
	breaker.learn([failed('network')]);
	breaker.learn([failed('network'), accepted]);
	breaker.learn([failed('network')]);
	expect(breaker.stopped()).toBeUndefined();
});

it.each(['invalidNumber', 'blocked', 'contentRejected', 'rateLimited'] as const)(
	'goes on where the message is to blame: %s',
	(category) => {
		const breaker = createBreaker(1);
		breaker.learn([failed(category)]);
		expect(breaker.stopped()).toBeUndefined();
	},
);

it('counts answers that do not come, which may burn messages', () => {
	const breaker = createBreaker(2);
	breaker.learn([failed('unknown')]);
	breaker.learn([failed('unknown')]);
	expect(breaker.stopped()).toMatchObject({ category: 'provider', retryable: true });
});

it('never stops where the user wants none of it', () => {
	const breaker = createBreaker(0);
	for (let request = 0; request < 50; request++) breaker.learn([failed('network')]);
	expect(breaker.stopped()).toBeUndefined();
});
