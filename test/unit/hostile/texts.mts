/** Texts of a million characters that are made to hold a program up, and a clock to catch them by. */
import { createContext, Script } from 'node:vm';

const MILLION = 1_000_000;

/** What is repeated in a hostile text: beginnings without an end, and what many rules look for. */
const PUMPS: readonly string[] = [
	' ',
	'\t',
	'\n',
	'\u200b',
	'\u3000',
	'{{',
	'}}',
	"{{$json['",
	'@var(',
	'【',
	'【示例】 ',
	'(',
	')',
	'[(',
	'a',
	'A1',
	'0',
	'+1',
	'.',
	'a.',
	'www.',
	'/',
	':',
	';',
	';=',
	'"',
	'%2',
	'http://',
	'https://a.cn/(',
	'http://a)',
	'https：／／',
	'a://',
	'回',
	'回T',
	'退订',
	'to stop ',
	'reply ',
	'unsubscribe ',
	'e\u0301',
	'\ud83d',
	'😀',
	'🇨🇳',
	'\u200d',
	'ﷺ',
	' to ',
	'2026-01-01 ',
	'a,',
	'sogou',
	'<?xml ',
	'::',
];

const repeated = (pump: string): string => pump.repeat(Math.ceil(MILLION / pump.length));

/** Hostile texts by what they are made of; the end fits nothing, so that a search goes back and forth. */
export const HOSTILE: ReadonlyArray<readonly [name: string, text: string]> = [
	...PUMPS.map((pump) => [JSON.stringify(pump), `${repeated(pump)}\u0001!`] as const),
	['a mark and spaces', `【示例】${' '.repeat(MILLION)}x`],
	['spaces between marks', `x${' '.repeat(MILLION)}【示例】x`],
];

/** Texts made of the letters of an expression itself. */
export function lookalikes(source: string): string[] {
	const letters = source
		.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		.replace(/\\p\{[^}]*\}/gu, '回')
		.replace(/\\[dw]/g, '1')
		.replace(/\\s/g, ' ')
		.replace(/[\\^$*+?()[\]{}|]/g, '');
	const pumps = [letters, letters.slice(0, Math.ceil(letters.length / 2)), letters.slice(-1)];
	return [...new Set(pumps)].filter(Boolean).map((pump) => `${repeated(pump)}\u0001!`);
}

/** To interrupt a search, V8 needs a script that runs by the clock; one for all, as each costs time. */
const box: { work: () => unknown } = createContext({ work: () => undefined }) as typeof box;
const call = new Script('work()');

/** Generous: a busy machine takes some hundredths of this, a quadratic search hours. */
const MOST_MILLISECONDS = 5000;

/**
 * Does a piece of work, and interrupts it if it takes too long.
 *
 * @throws Error that names the piece of work
 */
export function within<Output>(name: string, work: () => Output, most = MOST_MILLISECONDS): Output {
	try {
		box.work = work;
		return call.runInContext(box, { timeout: most }) as Output;
	} catch (error) {
		if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
		throw new Error(`${name} takes more than ${most} ms`);
	}
}
