import fc from 'fast-check';
import { isFailure, type Failure } from '../../../../nodes/shared/messaging/model/failure';
import {
	compose,
	type ComposedInvitation,
} from '../../../../nodes/shared/messaging/invitation/compose';
import type { MediaLimits } from '../../../../nodes/shared/messaging/model/page';
import { anyParts, ENGLISH_FAIR, FAIR, picture, readableParts } from './fair';

const NO_LIMITS: MediaLimits = { types: {}, mixedKinds: true };
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(picture);

function composed(result: ComposedInvitation | Failure): ComposedInvitation {
	if (isFailure(result)) throw new Error(result.message.en);
	return result;
}
/** Pages in short: the file's name and the first line of the text. */
const outline = (result: ComposedInvitation | Failure) =>
	composed(result).pages.map(({ media, text }) => [media?.fileName, text.split('\n')[0]]);
const textOf = (result: ComposedInvitation | Failure) =>
	composed(result)
		.pages.map(({ text }) => text)
		.join('\n');

describe('what the guest reads', () => {
	it('in Chinese', () => {
		expect(compose(FAIR, [A, B], NO_LIMITS)).toEqual({
			subject: '2026上海工业展 展位：E1-A05',
			pages: [
				{
					text: [
						'尊敬的张三：诚邀您莅临',
						'2026上海工业展',
						'时间：2026年11月28日（周六）09:00–17:00',
						'地点：国家会展中心',
						'展馆：5.1馆',
						'展位：E1-A05',
					].join('\n'),
					media: A,
				},
				{ text: '亮点：\n新一代机器人\n现场演示', media: B },
				{
					text: [
						'报名：https://fair.example.com/r?g=1',
						'地图：https://map.example.com/e1',
						'联系：李四 021-55550100',
						'回T退订',
					].join('\n'),
				},
			],
		});
	});

	it('in English', () => {
		expect(textOf(compose(ENGLISH_FAIR, [], NO_LIMITS))).toBe(
			[
				'Dear Anna Li, you are invited to',
				'Shanghai Industry Fair 2026',
				'Time: Sat 28 Nov 2026, 9:00–17:00',
				'Venue: National Exhibition Center',
				'Hall: 5.1',
				'Booth: E1-A05',
				'Highlights:',
				'New robots',
				'Live demonstrations',
				'Register: https://fair.example.com/r?g=1',
				'Map: https://map.example.com/e1',
				'Contact: Wang Wu +86 21 5555 0100',
				'Reply STOP to unsubscribe',
			].join('\n'),
		);
	});

	it.each([
		['a name', {}, '尊敬的张三：诚邀您莅临', 'Dear 张三, you are invited to'],
		[
			'a company',
			{ guestName: ' ' },
			'尊敬的远大机电：诚邀您莅临',
			'Dear 远大机电 team, you are invited to',
		],
		[
			'nobody known',
			{ guestName: '', company: '' },
			'您好！诚邀您莅临',
			'Hello, you are invited to',
		],
		['a greeting of the own', { greeting: '张总：' }, '张总：', '张总：'],
	])('greets %s', (_name, change, zh, en) => {
		const greeted = (language: 'zh' | 'en') =>
			textOf(compose({ ...FAIR, ...change, language }, [], NO_LIMITS)).split('\n')[0];
		expect([greeted('zh'), greeted('en')]).toEqual([zh, en]);
	});

	it('has nothing of parts that are empty', () => {
		const empty = { start: '', end: '', venue: '', hall: '', booth: '', highlights: ' \n ' };
		const way = { registrationLink: '', mapLink: '', contact: '', optOutText: '' };
		expect(compose({ ...FAIR, ...empty, ...way }, [], NO_LIMITS)).toEqual({
			subject: '2026上海工业展',
			pages: [{ text: '尊敬的张三：诚邀您莅临\n2026上海工业展' }],
		});
	});

	it('has a single highlight beside its label', () => {
		const text = textOf(compose({ ...ENGLISH_FAIR, highlights: '\nRobots\n' }, [], NO_LIMITS));
		expect(text).toContain('\nHighlights: Robots\n');
	});

	it('has no line breaks, control characters or switches of direction inside a value', () => {
		const parts = {
			...FAIR,
			guestName: '\u202eمحمد\u202c\r\n علي\u0007',
			venue: 'A\u2067\ud83d\tB',
		};
		const lines = textOf(compose(parts, [], NO_LIMITS)).split('\n');
		expect(lines[0]).toBe('尊敬的محمد علي：诚邀您莅临');
		expect(lines).toContain('地点：A B');
	});

	it('keeps emoji whole', () => {
		expect(textOf(compose({ ...FAIR, venue: '👩‍👩‍👧 ❤️' }, [], NO_LIMITS))).toContain('👩‍👩‍👧 ❤️');
	});
});

describe('pages', () => {
	const within = (pages: number) => ({ ...NO_LIMITS, pages });
	const FACTS = '尊敬的张三：诚邀您莅临';
	const WAY_IN = '报名：https://fair.example.com/r?g=1';

	it('are one for each further file, before the last text', () => {
		expect(outline(compose(FAIR, [A, B, C, D], NO_LIMITS))).toEqual([
			['a', FACTS],
			['b', '亮点：'],
			['c', ''],
			['d', ''],
			[undefined, WAY_IN],
		]);
	});

	it('merge where only text stands, from the end', () => {
		expect(outline(compose(FAIR, [A], NO_LIMITS))).toHaveLength(3);
		expect(outline(compose(FAIR, [A], within(2)))).toEqual([
			['a', FACTS],
			[undefined, '亮点：'],
		]);
		expect(outline(compose(FAIR, [A], within(1)))).toEqual([['a', FACTS]]);
		expect(outline(compose(FAIR, [A, B, C], within(3)))).toEqual([
			['a', FACTS],
			['b', '亮点：'],
			['c', WAY_IN],
		]);
		expect(outline(compose(FAIR, [], within(1)))).toHaveLength(1);
	});

	it('lose no line when they merge', () => {
		const whole = textOf(compose(FAIR, [A, B], NO_LIMITS));
		expect(textOf(compose(FAIR, [A, B], within(2)))).toBe(whole);
	});

	it('are refused when the files alone are too many', () => {
		expect(compose(FAIR, [A, B, C], within(2))).toEqual({
			category: 'contentRejected',
			message: expect.objectContaining({
				en: "The invitation needs 3 pages, one for each file; this provider takes 2. Leave out 1 of the files in 'Media'.",
			}),
			retryable: false,
		});
	});

	it('never hold an opt-out line alone', () => {
		const way = { registrationLink: '', mapLink: '', contact: '' };
		expect(composed(compose({ ...FAIR, ...way }, [A, B, C], NO_LIMITS)).pages[2]).toEqual({
			text: '回T退订',
			media: C,
		});
	});
});

describe('the subject', () => {
	const within = (subjectCharacters: number) =>
		compose({ ...FAIR, eventName: '工业展🤖' }, [], { ...NO_LIMITS, subjectCharacters });

	it('has the booth where there is room', () => {
		expect(within(14)).toHaveProperty('subject', '工业展🤖 展位：E1-A05');
		expect(within(13)).toHaveProperty('subject', '工业展🤖');
		expect(within(4)).toHaveProperty('subject', '工业展🤖');
	});

	it('is never cut', () => {
		expect(within(3)).toEqual({
			category: 'contentRejected',
			message: expect.objectContaining({
				en: "'Event Name' has 4 characters; as the subject of the message it may have 3. Shorten it.",
			}),
			retryable: false,
		});
	});
});

it('refuses texts that are too long, naming the longest part', () => {
	const { length } = composed(compose(FAIR, [], NO_LIMITS))
		.pages.map(({ text }) => text)
		.join('');
	const within = (textCodeUnits: number) => compose(FAIR, [], { ...NO_LIMITS, textCodeUnits });
	expect(within(length)).toHaveProperty('subject');
	expect(within(length - 1)).toHaveProperty('message.en', expect.stringContaining('by 1;'));
	expect(within(length - 7)).toMatchObject({
		category: 'contentRejected',
		message: { en: expect.stringContaining("by 7; the longest is 'Registration Link'") },
	});
});

it.each([
	['Event Name', { eventName: ' \u202e\n' }],
	['Start', { start: 'soon' }],
	['End', { end: '2026-11-27 09:00' }],
	['Registration Link', { registrationLink: 'fair.example.com' }],
	['Map Link', { mapLink: 'https://map．example.com' }],
])("names '%s' when it cannot be used", (field, change) => {
	expect(compose({ ...FAIR, ...change }, [], NO_LIMITS)).toMatchObject({
		category: 'configuration',
		message: { en: expect.stringContaining(`'${field}'`) },
	});
});

const limits = fc.record({
	types: fc.constant({}),
	mixedKinds: fc.constant(true),
	pages: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
	subjectCharacters: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
	textCodeUnits: fc.option(fc.integer({ min: 1, max: 1500 }), { nil: undefined }),
});
const media = fc.nat(5).map((count) => [A, B, C, D, A].slice(0, count));

it('never throws and never exceeds the limits, whatever the parts', () => {
	fc.assert(
		fc.property(anyParts, media, limits, (parts, files, limit) => {
			const result = compose(parts, files, limit);
			if (isFailure(result)) {
				expect(result.message.en).toMatch(/^(?:'[A-Z]|The ).*\.$/s);
				return;
			}
			const text = result.pages.map((page) => page.text).join('');
			expect(result.pages.length).toBeLessThanOrEqual(limit.pages ?? Infinity);
			expect([...result.subject].length).toBeLessThanOrEqual(limit.subjectCharacters ?? Infinity);
			expect(text.length).toBeLessThanOrEqual(limit.textCodeUnits ?? Infinity);
			expect(text + result.subject).not.toMatch(/\p{Surrogate}|[\u202a-\u202e\u2066-\u2069\r]/u);
			expect(result.pages.filter((page) => page.media).map((page) => page.media)).toEqual(files);
		}),
		{ numRuns: 500 },
	);
});

it('refuses readable parts only for their length', () => {
	fc.assert(
		fc.property(readableParts, media, (parts, files) => {
			const { pages } = composed(compose(parts, files, NO_LIMITS));
			const label = parts.language === 'zh' ? '报名：' : 'Register: ';
			const lines = pages.flatMap(({ text }) => text.split('\n'));
			const link = lines.find((line) => line.startsWith(label))?.slice(label.length) ?? '';
			const decoded = (address: string) => decodeURIComponent(new URL(address).href);
			expect(decoded(link)).toBe(decoded(parts.registrationLink));
		}),
	);
});
