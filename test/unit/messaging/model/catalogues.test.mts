import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Catalogue, Sentence } from '../../../../nodes/shared/messaging/model/sentence';
import { SKIP_SENTENCES } from '../../../../nodes/shared/messaging/model/reason';
import { RUN_SENTENCES } from '../../../../nodes/shared/messaging/model/runSentences';

const shared = join(__dirname, '../../../../nodes/shared');

/** Every catalogue of a room stands in its `sentences.ts`. */
const rooms = readdirSync(shared, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('/sentences.ts') && !file.includes('report'))
	.sort();

const NAME: Sentence = { en: 'China', zh: '中国' };
const OTHER: Sentence = { en: 'Nepal', zh: '尼泊尔' };
const WHY: Sentence = { en: 'It is off. Turn it on.', zh: '已关闭。请打开。' };

/** What sentences are filled in with, by the names of their values. */
const VALUES: Readonly<Record<string, unknown>> = {
	accepted: 1,
	byRule: "'Link Form' 2",
	callingCode: '888',
	campaign: 'fair-2026',
	channel: 'SUBMAIL SMS',
	character: '\u00a0',
	claim: '最佳',
	cost: '1.5',
	count: 2,
	countries: NAME,
	country: NAME,
	days: 30,
	e164: '+8613800138000',
	emoji: '😀',
	example: '138 0013 8000',
	expression: '{{ $json.name }}',
	extension: '22',
	failed: 1,
	field: 'Text',
	fields: ['name', 'phone'],
	file: 'poster.jpg',
	inText: '示例展览',
	isLocal: true,
	isThere: false,
	item: 3,
	kind: 'a list of 2 entries',
	label: 'authentication',
	least: 2,
	length: 120,
	line: '谢谢',
	link: 'example.com',
	meant: 'Name',
	messages: 3,
	more: 4,
	most: 100,
	mostRecipients: 100,
	name: '展',
	number: '+8613800138000',
	others: '2 × 重复',
	parameter: 'Text',
	place: NAME,
	readings: [NAME, OTHER],
	reason: WHY,
	reasons: 2,
	retryAt: '2026-11-28T09:00:00.000+08:00',
	saysCountry: false,
	segments: 3,
	status: 502,
	to: '+14155550100',
	typed: '别的展览',
	value: '"138"',
	warned: 1,
	why: 'The key is wrong',
	word: 'null',
	words: '密钥不正确',
	wouldGo: 1,
};

/** Where a text is wanted and not a sentence. */
const AS_TEXT: Readonly<Record<string, string>> = {
	reason: 'ECONNREFUSED',
	reasons: '2 × 关闭',
};

const valuesFor = (asText: boolean) =>
	new Proxy(asText ? { ...VALUES, ...AS_TEXT } : VALUES, {
		get(values, name) {
			if (typeof name === 'string' && !(name in values)) {
				throw new Error(`Give the test a realistic value for '${name}'.`);
			}
			return Reflect.get(values, name) as unknown;
		},
	});

type Say = Sentence | ((values: never) => Sentence);

/** The sentence with realistic values, whether it takes a reason as a text or as a sentence. */
const filledIn = (say: Say): Sentence[] =>
	typeof say === 'function'
		? [say(valuesFor(false) as never), say(valuesFor(true) as never)]
		: [say];

const catalogues: Array<[string, Catalogue]> = [
	['model/reason.ts SKIP_SENTENCES', SKIP_SENTENCES],
	['model/runSentences.ts RUN_SENTENCES', RUN_SENTENCES],
];
for (const file of rooms) {
	const module = jest.requireActual<Record<string, Catalogue>>(join(shared, file));
	for (const [name, catalogue] of Object.entries(module)) {
		catalogues.push([`${file} ${name}`, catalogue]);
	}
}

const sentences = catalogues.flatMap(([file, catalogue]) =>
	Object.entries(catalogue).map(([name, say]): [string, Say] => [`${file} ${name}`, say]),
);

it('finds the catalogues', () => {
	expect(catalogues.length).toBeGreaterThan(7);
	expect(sentences.length).toBeGreaterThan(90);
});

it.each(sentences)('%s is said in both languages', (_, say) => {
	const [best] = filledIn(say).filter(({ en, zh }) => !`${en}${zh}`.includes('[object'));
	expect(best).toBeDefined();
	for (const words of [best.en, best.zh]) {
		expect(words).not.toMatch(/undefined|NaN|\[object|\$\{| {2}|\.\.(?!\.)|。。/);
		expect(words.trim()).toBe(words);
	}
	// Chinese, but for quotations; and English without Chinese signs.
	expect(best.en).not.toMatch(/[，。；：「」]/);
});

/** Sentences with a way out, as opposed to a part of one. */
const whole = sentences.filter(([, say]) => /[.。]$/.test(filledIn(say)[0].en));

it.each(whole)('%s: the Chinese is Chinese', (_, say) => {
	const [{ zh }] = filledIn(say).filter((one) => !one.zh.includes('[object'));
	expect(zh).toMatch(/\p{Script=Han}/u);
	expect(zh).toMatch(/[。）\p{Script=Han}]$/u);
	expect(zh).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
});
