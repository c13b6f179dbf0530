import { SegmentedMessage } from 'sms-segments-calculator';
import { analyseText } from '../../nodes/shared/messaging/text/segments.ts';
import type { Group } from './group.mts';
import { rowOf } from './row.mts';
import { ROWS } from './rows.mts';
import { beside, inTurns, type Sample } from './sample.mts';

/** Chinese, English with letters of the extension table, emoji, and long ones of each kind. */
const KINDS = [
	'【示例展览】张三先生您好，展会明天9点开幕，地址：上海新国际博览中心5.1馆A08，回T退订',
	'Hello Ann, the fair opens tomorrow at 9:00 [hall 5.1, stand A08]. Entry is free until 10 €.',
	'See you at the fair 🎉 tomorrow 😀 in hall 5',
	'诚邀您参观我们的展台，现场有新品发布和抽奖活动。'.repeat(8),
	'Our experts show you the new machines and answer your questions. '.repeat(8),
];

const TEXTS = Array.from({ length: 500 }, (_, index) => `${KINDS[index % KINDS.length]}${index}`);

/** Each run goes through the corpus so often. */
const OUR_PASSES = 200;
const THEIR_PASSES = 1;

const CHARACTERS = TEXTS.reduce((sum, text) => sum + text.length, 0);

/** Characters a second; the sum is looked at so that nothing is optimised away. */
function timed(passes: number, segmentsOf: (text: string) => number): Sample {
	const expected = passes * TEXTS.reduce((sum, text) => sum + analyseText(text).segments, 0);
	const begin = performance.now();
	let segments = 0;
	for (let pass = 0; pass < passes; pass++) {
		for (const text of TEXTS) segments += segmentsOf(text);
	}
	const seconds = (performance.now() - begin) / 1000;
	const problems = segments === expected ? [] : ['The two count different segments.'];
	return { value: (passes * CHARACTERS) / seconds, problems };
}

/** Row 5: how fast texts are counted. */
export const segments: Group = {
	rows: [5],
	measure: async ({ rounds }) => {
		const ours = async () => timed(OUR_PASSES, (text) => analyseText(text).segments);
		const theirs = async () =>
			timed(THEIR_PASSES, (text) => new SegmentedMessage(text).segmentsCount);
		await inTurns(1, { ours, theirs }); // so that both are compiled
		const samples = await inTurns(rounds, { ours, theirs });
		return [rowOf(ROWS.segments, beside(samples.ours, samples.theirs))];
	},
};
