import { pagesFallback } from '../../../../nodes/shared/messaging/invitation/pagesFallback';

const page = (text: string) => ({ text });
const PAGES = [
	page('诚邀您参观我们的展台\n地点：国家会展中心 5.1A08'),
	page(`${'新品'.repeat(80)}\n报名：https://fair.cn/a`),
	page('回T退订'),
];

it('says everything where it fits', () => {
	expect(pagesFallback('工业展', PAGES.slice(0, 1), 1)).toEqual({
		text: '工业展\n诚邀您参观我们的展台\n地点：国家会展中心 5.1A08',
		billing: { encoding: 'UCS-2', segments: 1 },
	});
});

it('keeps subject, links and the way to opt out where it does not', () => {
	expect(pagesFallback('工业展', PAGES, 1)).toEqual({
		text: '工业展\n报名：https://fair.cn/a\n回T退订',
		billing: { encoding: 'UCS-2', segments: 1 },
	});
});

it('takes the first line for the subject where there is none', () => {
	expect(pagesFallback('', PAGES, 1)?.text).toBe(
		'诚邀您参观我们的展台\n报名：https://fair.cn/a\n回T退订',
	);
});

it('has nothing to say for pictures alone', () => {
	expect(pagesFallback(' ', [page('')], 3)).toBeUndefined();
});
