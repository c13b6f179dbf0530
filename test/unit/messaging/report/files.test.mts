import { verbatim } from '../../../../nodes/shared/messaging/model/sentence';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseStringPromise } from 'xml2js';

import { failure } from '../../../../nodes/shared/messaging/model/failure.ts';
import {
	campaignReport,
	type CampaignData,
} from '../../../../nodes/shared/messaging/report/campaignReport.ts';
import { asText, csv } from '../../../../nodes/shared/messaging/report/csv.ts';
import { detailsCsv } from '../../../../nodes/shared/messaging/report/details.ts';
import { pictureSvg } from '../../../../nodes/shared/messaging/report/picture/picture.ts';
import { A, receipt, send } from './campaign.ts';

const report = (data: Partial<CampaignData>) =>
	campaignReport({ sends: [], receipts: [], complaintsKnown: false, ...data });
const anyText = fc.string({ unit: 'binary', maxLength: 30 });

describe('cells', () => {
	it.each([
		['张三', '张三'],
		['+8613800138000', '\t+8613800138000'],
		['17631234567890123456', '\t17631234567890123456'],
		['007', '\t007'],
		['+86138****8000', '\t+86138****8000'],
		['-5', '\t-5'],
		['1E5', '\t1E5'],
		['2026-11-21', '\t2026-11-21'],
		['=1+1', "'=1+1"],
		['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
		['+cmd|calc', "'+cmd|calc"],
		['-cmd', "'-cmd"],
		['@SUM(A1)', "'@SUM(A1)"],
		['＝1+1', "'＝1+1"],
		[' =1+1', "' =1+1"],
		['\t=1+1', "'\t'=1+1"],
		['\r=1', "'\r'=1"],
		['A-1', 'A-1'],
		['', ''],
	])('%j is written as %j', (text, written) => {
		expect(asText(text)).toBe(written);
	});

	it('never begin like a formula', () => {
		fc.assert(
			fc.property(anyText, fc.constantFrom('=', '+', '-', '@', '\t', ''), (text, start) => {
				const written = asText(start + text);
				expect(written).not.toMatch(/^[=@]|^\s*[=@]|^\s*[+-].*\p{L}{2}/u);
				const unmarked = (marked: string) => marked.replaceAll("'", '');
				expect(unmarked(written).endsWith(unmarked(start + text))).toBe(true);
			}),
		);
	});

	it.each([
		['x;=1+1;y', "x;'=1+1;y"],
		['x; =1+1', "x; '=1+1"],
		['x；=1+1', "x；'=1+1"],
		['x;"=1+1', `x;"'=1+1`],
		['x;;@SUM(1)', "x;;'@SUM(1)"],
		['x\t=1+1', "x\t'=1+1"],
		['x\n=1+1', "x\n'=1+1"],
		['x\r\n\u200b＝1+1', "x\r\n\u200b'＝1+1"],
		["x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"],
		['x|-2+3', "x|'-2+3"],
		['\t=1+1', "'\t'=1+1"],
		['"=1', `'"=1`],
		['＝1+1', "'＝1+1"],
		['\u200b=1', "'\u200b=1"],
		['=1;=2', "'=1;'=2"],
		['DDE ("cmd";"/C calc";"x")', 'DDE ("cmd";"/C calc";"x")'],
		['a; b - c = d', 'a; b - c = d'],
	])('H14: %j holds no formula wherever a spreadsheet cuts it', (text, written) => {
		expect(asText(text)).toBe(written);
		const read: string[][] = parse(csv([['a', text, 'b']]), {
			bom: true,
			record_delimiter: '\r\n',
		});
		expect(read).toEqual([['a', written, 'b']]);
	});

	it('H14: no piece between semicolons, tabs and line breaks is a formula', () => {
		const piece = fc.constantFrom(
			'=1',
			'@x',
			'＝1',
			';',
			'\t',
			'\n',
			'\r',
			'"',
			' ',
			'x',
			'\u200b',
			',',
		);
		fc.assert(
			fc.property(fc.array(fc.array(piece).map((parts) => parts.join(''))), (cells) => {
				const pieces = csv([cells])
					.slice(1)
					.split(/[;\t\r\n]/);
				for (const one of pieces) expect(one).not.toMatch(/^[\s\p{C}"]*[=@＝＠]/u);
			}),
		);
	});

	it('come back through a CSV parser', () => {
		const cell = fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }));
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
				const file = csv(rows);
				expect(file.startsWith('\uFEFF"')).toBe(true);
				const read: string[][] = parse(file, { bom: true, record_delimiter: '\r\n' });
				expect(read).toEqual(
					rows.map((row) =>
						row.map((value) => (typeof value === 'number' ? `${value}` : asText(value))),
					),
				);
			}),
		);
	});

	it('are quoted, with CRLF', () => {
		expect(csv([[1, -0.5, 'a "b"\n', undefined, { time: '2026-11-21 09:00:00' }]])).toBe(
			'\uFEFF"1","-0.5","a ""b""\n","","2026-11-21 09:00:00"\r\n',
		);
	});
});

describe('details', () => {
	const style = { timezone: 'Asia/Shanghai', clean: (text: string) => text };
	const data = report({
		sends: [
			send('17631234567890123456', { name: '张三', cost: 0.05, segments: 1, provider: 'ihuyi' }),
			send('2', { failure: failure('network', verbatim('Old.')) }),
			send(undefined, {
				to: '+14155550100',
				carrier: 'unknown',
				country: 'US',
				outcome: 'rejected',
				failure: failure('invalidNumber', verbatim('=No.'), { providerCode: '4080' }),
			}),
		],
		receipts: [receipt('17631234567890123456', 'delivered', 1.5)],
		replies: [{ from: A, intent: 'optOut', complained: false, inReplyTo: '2' }],
	});
	const table = (language: 'en' | 'zh'): Array<Record<string, string>> =>
		parse(detailsCsv(data.messages, data.totals, { ...style, language }), {
			bom: true,
			columns: true,
		});

	it('has a row for each message, without columns of what is not known', () => {
		expect(table('en')).toEqual([
			{
				Phone: `\t${A}`,
				Name: '张三',
				Variant: '',
				'Carrier (by prefix)': 'China Mobile',
				Provider: 'ihuyi',
				Result: 'Delivered',
				'Submitted at': '2026-11-21 09:00:00',
				'Receipt at': '2026-11-21 09:00:01',
				'Seconds to deliver': '1.5',
				Segments: '1',
				Cost: '0.05',
				Reason: '',
				Explanation: '',
				'Provider code': '',
				Replied: 'no',
				'Opted out': 'no',
				'Message ID': '\t17631234567890123456',
			},
			expect.objectContaining({ Result: 'Waiting', Reason: '', 'Opted out': 'yes' }),
			expect.objectContaining({
				'Carrier (by prefix)': 'United States',
				Result: 'Rejected',
				Reason: 'Invalid number',
				Explanation: "'=No.",
				'Provider code': '\t4080',
			}),
		]);
	});

	it('speaks Chinese', () => {
		expect(table('zh').map((row) => [row['结果'], row['运营商（按号段）'], row['原因']])).toEqual([
			['已送达', '中国移动', ''],
			['等待回执', '中国移动', ''],
			['提交被拒', '美国', '号码无效'],
		]);
	});
});

describe('picture', () => {
	/** All that XML 1.0 does not allow; the parser lets it pass. */
	const NOT_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/u;
	const draw = (data: Partial<CampaignData>, title = '', language: 'en' | 'zh' = 'en') =>
		pictureSvg(report(data), { title, language, timezone: 'Asia/Shanghai' });
	const parsed = async (svg: string) => {
		expect(svg).not.toMatch(NOT_XML);
		expect(svg).not.toMatch(/NaN|Infinity|undefined|="-\d/);
		return await parseStringPromise(svg);
	};
	const textsOf = (svg: string) =>
		[...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
	const campaign: Partial<CampaignData> = {
		sends: [
			...Array.from({ length: 9999 }, (_, id) => send(`${id}`, { variant: 'A' })),
			send('x', { variant: 'B' }),
		],
		receipts: [
			...Array.from({ length: 9999 }, (_, id) => receipt(`${id}`, 'delivered', 20)),
			receipt('x', 'undelivered', 9, { category: 'unreachable' }),
		],
	};

	it('shows the figures and tells them to a screen reader', async () => {
		const svg = draw(campaign, '邀请函');
		const { svg: root } = await parsed(svg);
		expect(root.$.role).toBe('img');
		expect(root.title).toEqual(['邀请函 · Campaign Report']);
		expect(root.desc[0]).toBe(
			'Messages: 10,000, Accepted: 10,000, Delivered: 9,999, Undelivered: 1, Waiting: 0',
		);
		const texts = textsOf(svg);
		expect(texts).toEqual(
			expect.arrayContaining(['99.9%', '20 s', 'Unreachable', '1 · &lt; 0.1%', 'China Mobile']),
		);
		expect(texts).toContain('2026-11-21 09:00 · Asia/Shanghai');
		expect(texts.filter((text) => text === '100%')).toHaveLength(8);
	});

	it('speaks Chinese', async () => {
		const svg = draw(campaign, '', 'zh');
		await parsed(svg);
		expect(textsOf(svg)).toEqual(
			expect.arrayContaining(['短信群发报告', '送达率（占提交成功）', '无法接通', '中国移动']),
		);
	});

	it('needs nothing from outside and runs nothing', () => {
		const svg = draw(campaign, 'https://example.com/');
		expect(svg).not.toMatch(/(href|src|url)[=(]/);
		expect(svg).not.toMatch(/<(script|style|foreignObject|use|a|image)\b| on\w+=/);
	});

	it('can be drawn of nothing', async () => {
		await parsed(draw({}));
		await parsed(draw({ sends: [send('1')] }));
	});

	it('is well-formed whatever stands in it', async () => {
		await fc.assert(
			fc.asyncProperty(anyText, fc.array(anyText, { maxLength: 12 }), async (title, variants) => {
				const sends = variants.map((variant, id) => send(`${id}`, { variant }));
				await parsed(draw({ sends }, `<script>"&${title}`));
			}),
			{ numRuns: 60 },
		);
	});
});
