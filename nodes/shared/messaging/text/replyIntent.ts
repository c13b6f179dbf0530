import type { ReplyIntent } from '../model/reply';
import { halfWidth } from './halfWidth';
import { simplified } from './simplified';
import { MOST_REPLY } from './textLimits';

/** Words by which people say what they want, for each intent. */
export type IntentWords = Readonly<Record<ReplyIntent, readonly string[]>>;

/**
 * The usual words in Chinese and English. The English ones to opt out are those that the FCC names, and
 * STOPALL: 47 CFR 64.1200(a)(10), https://www.ecfr.gov/current/title-47/section-64.1200
 */
export const USUAL_WORDS: IntentWords = {
	optOut: [
		'退订',
		'TD',
		'T',
		'R',
		'N',
		'拒收',
		'取消',
		'取消订阅',
		'STOP',
		'STOPALL',
		'UNSUBSCRIBE',
		'CANCEL',
		'END',
		'QUIT',
		'REVOKE',
		'OPTOUT',
	],
	optIn: ['订阅', 'DY', 'START', 'UNSTOP', 'SUBSCRIBE', 'OPTIN'],
	help: ['帮助', 'HELP', 'INFO'],
};

/** Courtesy: it wants nothing. A letter behind it would be the initial of a name. */
const COURTESY: readonly string[] = [
	'please',
	'pls',
	'plz',
	'kindly',
	'thanks',
	'thank you',
	'many thanks',
	'thx',
	'ty',
	'now',
	'me',
	'please and thank you',
	'hi',
	'hello',
	'hey',
	'dear sir',
	'dear madam',
	'good morning',
	'good afternoon',
];
const CHINESE_COURTESY: readonly string[] = [
	'请',
	'麻烦',
	'谢谢',
	'多谢',
	'感谢',
	'您好',
	'你好',
	'我要',
	'我想',
	'吧',
	'哦',
	'啊',
];

/** The words of the instruction that is answered (回复T, reply STOP to opt out), and what shall stop. */
const INSTRUCTION: readonly string[] = [
	'回复',
	'回',
	'发送',
	'短信',
	'reply',
	'text',
	'txt',
	'send',
	'to opt out',
	'to unsubscribe',
	'sms',
	'msgs',
	'messages',
	'texts',
	'texting',
	'messaging',
	'sending',
];

/** A company or a name that networks and apps put around a text. */
const MARK = /^\s*【[^【】]{1,40}】|【[^【】]{1,40}】$/g;

/** Lines that phones add. */
const PHONE_LINE = /^(?:sent from|get outlook|发自|来自|發自|來自|发送自)/i;

/** Above a name. */
const SIGN_OFF =
	/^(?:[-–—_]{2,4}|thanks|thank you|regards|best regards|kind regards|best|cheers)[,.!]?$/i;

const NAME = /^\p{Lu}[\p{L}.'’-]*$|^\p{Script=Han}{2,4}$/u;

const isName = (text: string): boolean => {
	const words = text.split(' ');
	return words.length <= 3 && words.every((word) => NAME.test(word));
};

/** Half width, simplified, capitals. */
const folded = (text: string): string => simplified(halfWidth(text)).toUpperCase();

/** A word of letters and digits, or one Chinese character. An apostrophe does not end a word. */
const ATOM = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

const atomsOf = (text: string): string[] => folded(text.replace(/['’‘`]/g, '')).match(ATOM) ?? [];

/** Nothing but letters and digits. */
const plain = (text: string): string => atomsOf(text).join('');

/** A text of more has more to say. */
const MOST_ATOMS = 24;

/** A text without the quotation, the marks and the signature that phones and people put around it. */
function bare(text: string): string {
	const lines = text
		.split(/[\r\n]+/)
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('>'));
	if (lines.length > 1 && PHONE_LINE.test(lines[lines.length - 1])) lines.pop();
	const last = lines[lines.length - 1] ?? '';
	const behindDash = last.replace(/^[-–—~ ]+/, '');
	if (lines.length > 2 && SIGN_OFF.test(lines[lines.length - 2]) && isName(last)) lines.splice(-2);
	else if (lines.length > 1 && behindDash !== last && isName(behindDash)) lines.pop();
	const said = lines.join('\n');
	return said.replace(MARK, '').trim() || said;
}

const courtesy: ReadonlySet<string> = new Set(COURTESY.map(plain));
const chineseCourtesy: ReadonlySet<string> = new Set(CHINESE_COURTESY.map(plain));
/** "Please send info" is a wish of its own: to be helped, nobody repeats an instruction. */
const fillersOf: Readonly<Record<ReplyIntent, ReadonlySet<string>>> = {
	optOut: new Set([...CHINESE_COURTESY, ...INSTRUCTION].map(plain)),
	optIn: new Set([...CHINESE_COURTESY, ...INSTRUCTION].map(plain)),
	help: chineseCourtesy,
};

/** What a text is read with: the words that count, and those that want nothing. */
interface Vocabulary {
	words: ReadonlySet<string>;
	fillers: ReadonlySet<string>;
}

/** What was read of a text so far: nothing that counts, courtesy, a single letter, a word. */
type Read = 'nothing' | 'courtesy' | 'letter' | 'word';

/** What is read once more words stand behind; undefined where they say something else. */
function readOn(read: Read, more: string, { words, fillers }: Vocabulary): Read | undefined {
	if (words.has(more)) {
		if (more.length > 1) return 'word';
		// A single letter counts once, and T_T is a face.
		if (read === 'nothing') return 'letter';
		if (read === 'word') return 'word';
	}
	if (fillers.has(more)) return read;
	if (courtesy.has(more)) return read === 'nothing' ? 'courtesy' : read;
	return undefined;
}

/** Whether atoms are words of the list with courtesy around them, and nothing else. */
function saysOnly(atoms: readonly string[], vocabulary: Vocabulary): boolean {
	/** By place: how the atoms before it can be read. */
	const reads = Array.from({ length: atoms.length + 1 }, () => new Set<Read>());
	reads[0].add('nothing');
	for (let from = 0; from < atoms.length; from++) {
		let more = '';
		for (let to = from + 1; to <= atoms.length; to++) {
			more += atoms[to - 1];
			for (const read of reads[from]) {
				const next = readOn(read, more, vocabulary);
				if (next) reads[to].add(next);
			}
		}
	}
	const whole = reads[atoms.length];
	return whole.has('word') || whole.has('letter');
}

/**
 * What a reply wants, by its words: only if the whole text is one of them, or several of the same
 * meaning, once punctuation, courtesy, signature and the words of the instruction are taken off. A
 * question which merely mentions the word is left to people.
 *
 * @param text of any length; a long one says more than a word, and is not looked at
 */
export function intentOf(text: string, words: IntentWords): ReplyIntent | null {
	if (text.length > MOST_REPLY) return null;
	const atoms = atomsOf(bare(text));
	if (atoms.length === 0 || atoms.length > MOST_ATOMS) return null;
	const intents: ReplyIntent[] = ['optOut', 'optIn', 'help'];
	return (
		intents.find((intent) => {
			const list = new Set(words[intent].map(plain).filter(Boolean));
			return saysOnly(atoms, { words: list, fillers: fillersOf[intent] });
		}) ?? null
	);
}
