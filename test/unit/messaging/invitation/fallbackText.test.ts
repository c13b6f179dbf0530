import fc from 'fast-check';
import { isFailure, type Failure } from '../../../../nodes/shared/messaging/model/failure';
import {
	fallbackText,
	type FallbackText,
} from '../../../../nodes/shared/messaging/invitation/fallbackText';
import { hasOptOutLine } from '../../../../nodes/shared/messaging/compliance/optOutLine';
import { analyseText, segmentsOf } from '../../../../nodes/shared/messaging/text/segments';
import { anyParts, ENGLISH_FAIR, FAIR, readableParts } from './fair';

function written(result: FallbackText | Failure): FallbackText {
	if (isFailure(result)) throw new Error(result.message.en);
	return result;
}

it('tells the essentials in Chinese', () => {
	expect(fallbackText(FAIR)).toEqual({
		text: [
			'尊敬的张三：诚邀您莅临',
			'2026上海工业展',
			'时间：2026年11月28日（周六）09:00–17:00',
			'地点：国家会展中心',
			'展馆：5.1馆',
			'展位：E1-A05',
			'报名：https://fair.example.com/r?g=1',
			'地图：https://map.example.com/e1',
			'联系：李四 021-55550100',
			'回T退订',
		].join('\n'),
		billing: { encoding: 'UCS-2', segments: 3 },
	});
});

it('tells the essentials in English, with plain dashes where that saves segments', () => {
	const { text, billing } = written(fallbackText(ENGLISH_FAIR));
	expect(text).toContain('Time: Sat 28 Nov 2026, 9:00-17:00\n');
	expect(billing).toEqual({ encoding: 'GSM-7', segments: 2 });
});

it.each([
	[3, ['尊敬的', '2026上海', '时间', '地点', '展馆', '展位', '报名', '地图', '联系', '回T']],
	[2, ['2026上海', '时间', '地点', '展馆', '展位', '报名', '回T']],
	[1, ['2026上海', '报名', '回T']],
])('leaves out the less important parts until %d segments hold it', (segments, beginnings) => {
	const { text, billing } = written(fallbackText(FAIR, segments));
	const lines = text.split('\n');
	expect(lines.map((line, index) => line.startsWith(beginnings[index]))).toEqual(
		beginnings.map(() => true),
	);
	expect(billing.segments).toBe(segments);
});

it('counts the signature that is put in front', () => {
	const parts = { ...FAIR, signature: '【工业展】' };
	const bare = { ...FAIR, signature: '' };
	const filled = (length: number) => ({
		eventName: '展'.repeat(length),
		mapLink: '',
		start: '',
		end: '',
	});
	const most = (each: typeof FAIR) =>
		[...Array(70).keys()].filter((length) => {
			const { billing } = written(fallbackText({ ...each, ...filled(length + 1) }, 1));
			return billing.segments === 1;
		}).length;
	expect(most(bare) - most(parts)).toBe('【工业展】'.length);
});

it('has the map where there is no registration', () => {
	const parts = { ...FAIR, registrationLink: '' };
	expect(written(fallbackText(parts, 1)).text).toContain('地图：https://map.example.com/e1');
	expect(written(fallbackText(FAIR, 1)).text).not.toContain('地图');
});

it('gives name, link and opt-out line even if they do not fit', () => {
	const parts = { ...FAIR, eventName: '展'.repeat(80) };
	expect(fallbackText(parts, 1)).toEqual({
		text: `${'展'.repeat(80)}\n报名：https://fair.example.com/r?g=1\n回T退订`,
		billing: { encoding: 'UCS-2', segments: 2 },
	});
});

it('leaves an opt-out line that carriers recognise', () => {
	expect(hasOptOutLine(written(fallbackText(FAIR, 1)).text)).toBe(true);
	expect(hasOptOutLine(written(fallbackText(ENGLISH_FAIR, 1)).text)).toBe(true);
});

it('refuses what cannot be read', () => {
	expect(fallbackText({ ...FAIR, mapLink: 'map' })).toMatchObject({
		category: 'configuration',
		message: { en: expect.stringContaining("'Map Link'") },
	});
});

it('never throws, whatever the parts', () => {
	fc.assert(
		fc.property(anyParts, fc.integer({ min: 1, max: 10 }), (parts, segments) => {
			const result = fallbackText(parts, segments);
			if (isFailure(result)) expect(result.message.en).toMatch(/^'[A-Z].*\.$/s);
			else expect(result.text).not.toMatch(/\p{Surrogate}/u);
		}),
	);
});

it('never exceeds the segments unless only name, link and opt-out line remain', () => {
	fc.assert(
		fc.property(readableParts, fc.integer({ min: 1, max: 6 }), (parts, most) => {
			const unsigned = { ...parts, signature: '' };
			const { text, billing } = written(fallbackText(unsigned, most));
			const billed = parts.language === 'zh' ? segmentsOf(text) : analyseText(text).segments;
			expect(billing.segments).toBe(billed);
			if (billed > most) {
				const labels =
					/^(?:时间|地点|展馆|展位|亮点|地图|联系|Time|Venue|Hall|Booth|Highlights|Map|Contact):? ?：?/m;
				expect(text).not.toMatch(labels);
				expect(text.split('\n').length).toBeLessThanOrEqual(3);
			}
			expect(text).toMatch(/^(?:报名：|Register: )https?:\/\/\S+$/m);
		}),
		{ numRuns: 300 },
	);
});
