import { verbatim } from '../../../../nodes/shared/messaging/model/sentence';
import { failure, type FailureCategory } from '../../../../nodes/shared/messaging/model/failure';
import type { SendResult, SkipReason } from '../../../../nodes/shared/messaging/model/outcome';
import {
	firstSentence,
	summarise,
	type Summarised,
} from '../../../../nodes/shared/messaging/model/runSummary';

const entry = (result: Summarised['result'], rest: Partial<Summarised> = {}): Summarised => ({
	result,
	clean: (sentence) => sentence,
	...rest,
});
const accepted = entry({ outcome: 'accepted' });
const failed = (
	category: FailureCategory,
	message: string,
	outcome: SendResult['outcome'] = 'rejected',
	providerCode?: string,
) => entry({ outcome, failure: failure(category, verbatim(message), { providerCode }) });
const skipped = (skipReason: SkipReason, campaign?: string) =>
	entry({ outcome: 'skipped', skipReason }, { campaign });
const times = (count: number, one: Summarised) => Array.from({ length: count }, () => one);

it('says nothing of a run in which all went well', () => {
	expect(summarise(times(3, accepted), 'en')).toEqual({
		messages: 3,
		accepted: 3,
		troubled: 0,
		text: '',
	});
});

it('says that nothing was accepted, and why', () => {
	const wrongKey = failed(
		'authentication',
		'ihuyi does not know this API ID or API KEY. Check both in the credential.',
	);
	expect(summarise(times(208, wrongKey), 'en')).toEqual({
		messages: 208,
		accepted: 0,
		troubled: 208,
		text: '208 messages: 0 accepted, 208 not. 208 × authentication. ihuyi does not know this API ID or API KEY. Check both in the credential.',
	});
});

it('tells the three most frequent reasons and counts the others', () => {
	const { text } = summarise(
		[
			accepted,
			...times(2, failed('invalidNumber', '\'To\': "138" has too few digits. Check it.')),
			failed('invalidNumber', '\'To\': "139 00" has too few digits. Check it.'),
			...times(2, failed('contentRejected', "'Text' has no signature. Add it.")),
			failed('rateLimited', 'Too many requests. Wait.', 'held'),
			failed('unknown', 'No answer came. Look it up.', 'unknown'),
			failed('network', 'Not reached. Try again.'),
		],
		'en',
	);
	expect(text).toBe(
		'9 messages: 1 accepted, 8 not. 3 × invalidNumber. \'To\': "138" has too few digits. ' +
			"2 × contentRejected. 'Text' has no signature. 1 × held, rateLimited. Too many requests. " +
			'2 for other reasons.',
	);
});

it('keeps apart what the provider tells apart', () => {
	const { text } = summarise(
		[
			failed('carrier', 'The carrier refused it.', 'rejected', '11'),
			failed('carrier', 'The carrier refused it.', 'rejected', '12'),
		],
		'en',
	);
	expect(text).toContain(
		'1 × carrier. The carrier refused it. 1 × carrier. The carrier refused it.',
	);
});

it('says what earlier runs have sent, by campaign, and alarms nobody', () => {
	const summary = summarise(
		[
			...times(2, skipped('alreadySent', 'fair-2026')),
			skipped('alreadySent', 'fair-2027'),
			skipped('alreadySent', ''),
			skipped('duplicate'),
		],
		'en',
	);
	expect(summary.troubled).toBe(0);
	expect(summary.text).toBe(
		'5 messages: 0 accepted, 5 not. 1 × duplicate. This run already sends the same message to this number. ' +
			"2 were already sent in campaign 'fair-2026'. 1 was already sent in campaign 'fair-2027'. 1 was already sent.",
	);
});

it('shows no number that its item does not show', () => {
	const message = '\'To\': "+8613800138000" is not a mobile number. Give another.';
	const masked = entry(
		{ outcome: 'rejected', failure: failure('invalidNumber', verbatim(message)) },
		{ clean: (sentence) => sentence.replace('13800138000', '138****8000') },
	);
	expect(summarise([masked], 'en').text).not.toContain('13800138000');
});

describe('first sentence', () => {
	it.each([
		['One. Two.', 'One.'],
		["It is wrong. 'Base URL' must be right.", 'It is wrong.'],
		['Write digits, e.g. 138, here. Then go on.', 'Write digits, e.g. 138, here.'],
		['签名未报备。请报备。', '签名未报备。'],
		['No sign of an end', 'No sign of an end'],
		['Use another, e.g. Plivo. Then send.', 'Use another, e.g. Plivo.'],
		['Version 2.41 is too old! Update it.', 'Version 2.41 is too old!'],
	])('%s', (words, sentence) => {
		expect(firstSentence(words)).toBe(sentence);
	});

	it('is cut to a readable length, whatever came', () => {
		expect(firstSentence('x'.repeat(1_000_000))).toHaveLength(240);
		expect(firstSentence('. '.repeat(500_000)).length).toBeLessThanOrEqual(240);
	});
});
