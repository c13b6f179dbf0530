import { halfWidth } from '../text/halfWidth';
import { simplified } from '../text/simplified';
import { replaceLinks, type TextLink } from '../text/webAddress';

/** To leave; not an order that is cancelled, nor a parcel that is not accepted. */
const LEAVE =
	'(?:退订(?![单票房货款费])|拒收(?!快递|包裹|货|订单|件)|取消(?:订阅|接收|推送)|退出(?:订阅|推送))';

/** Not to get more, in other words. */
const NO_MORE =
	'(?:不(?:想|愿|再|需|要|希望)[^。!?;\\n]{0,6}(?:接收|收到|收取|打扰|推送)|不需要(?:此类|本)?(?:短信|消息|信息)?|不接收|拒绝(?=请|可|接收|短信|回)|谢绝推送)';

const ANSWER = '(?:回复|回|发送|发|编辑|输入)(?:短信|字母|数字|大写)?';

/** What is answered. */
const CODE = '(?:TDN?|[TNR]|QX|STOP|UNSUBSCRIBE|0{1,4})';

/** Behind a code: the end of the sentence or what it leads to, and no word that it begins (T恤, TD-LTE). */
const OVER = '(?=$|[^\\p{L}\\p{N}-]|即可|就可|便可|谢谢|退订|拒收|取消|到|至|发送)';

const CHINESE: readonly RegExp[] = [
	// 拒收请回复R, 退订回T, 不想再收到请直接回复TD
	new RegExp(`(?:${LEAVE}|${NO_MORE})[^。!?;\\n]{0,16}?${ANSWER}:?${CODE}${OVER}`, 'u'),
	// 回T退订, 回复TD或T即可退订, 回N退
	new RegExp(
		`${ANSWER}:?${CODE}(?:[或/、]${CODE})?(?:即可|就可以?|便可|可以?|来|就|则|以|[=,/ -]){0,3}(?:${LEAVE}|(?:[退拒]|取消)(?![\\p{L}\\p{N}]))`,
		'u',
	),
	// 退回T
	new RegExp(`(?<!\\p{Script=Han})退,?回复?${CODE}${OVER}`, 'u'),
	// TD退订, 退订:TD
	new RegExp(`(?<![A-Z\\d-])${CODE}[:=/ ]?${LEAVE}|${LEAVE}[:=/ ]?${CODE}${OVER}`, 'u'),
	// 回复退订, 回拒收即可
	/(?:回复|回|发送|编辑|输入):?(?:退订|拒收|取消订阅)(?=$|[^\p{L}\p{N}]|即可|就可|便可|谢谢)/u,
	// 回TD: the letters stand for 退订 themselves
	/(?:回复|回|发送)TDN?(?=$|[.。!;)】\n])/u,
	// 退订请点击 https://…, 点击 https://… 退订
	new RegExp(`${LEAVE}[^。!?\\n]{0,12}HTTPS://-|HTTPS://-${LEAVE}`, 'u'),
];

const VERB = '\\b(?:REPLY|TEXT|TXT|SEND|RESPOND|ANSWER)(?: BACK)?(?: WITH)?:? ?';

const WORD =
	'(?:STOP(?:ALL)?|UNSUBSCRIBE|UNSUB|OPT[ -]?OUT|QUIT|END|CANCEL|REVOKE|REMOVE|TDN?|[TNR])';

const LEAVING = '(?:OPT[ -]?OUT|UNSUBSCRIBE|UNSUB|STOP|END|CANCEL|QUIT|REVOKE|LEAVE|BE REMOVED)';

/** Behind a word: not STOPwatch, END-user. */
const WHOLE = '(?![\\w-])';

const ENGLISH: readonly RegExp[] = [
	// Reply STOP to opt out, Text STOP to 12345 to end, Reply T to unsubscribe
	new RegExp(
		`${VERB}${WORD}(?: TO \\+?[\\d-]{3,15})?(?: AT ANY ?TIME)?,? ?(?:TO|2|FOR) ?${LEAVING}${WHOLE}`,
	),
	// Reply STOP.
	new RegExp(
		`${VERB}(?:STOP(?:ALL)?|UNSUBSCRIBE|OPT[ -]?OUT)(?=\\s*$|[.,;:!)\\n/]| TO \\+?\\d| AT ANY ?TIME)`,
	),
	// To opt out, reply STOP; to stop receiving messages, text END
	new RegExp(
		`\\b(?:OPT[ -]?OUT|UNSUBSCRIBE|UNSUB|BE REMOVED|(?:STOP|END|CANCEL|QUIT)(?: RECEIVING)?[^.!?\\n]{0,16} (?:MSGS?|MESSAGES|TEXTS|SMS|ALERTS))\\b[^.!?\\n]{0,30}?${VERB}${WORD}${WHOLE}`,
	),
	// STOP to opt out, STOP2END, STOP=unsubscribe
	/\bSTOP(?:ALL)? ?(?:=|TO|2|FOR) ?(?:OPT[ -]?OUT|UNSUBSCRIBE|UNSUB|END|CANCEL|QUIT)(?=\s*$|[.,;:!)\n/]| (?:MSGS?|MESSAGES|TEXTS|SMS|ALERTS)\b)/,
	// Opt out: STOP
	/\b(?:OPT[ -]?OUT|UNSUBSCRIBE|UNSUB)[:=]? ?STOP(?![\w-])/,
	// Unsubscribe at https://…
	/\b(?:UNSUBSCRIBE|OPT[ -]?OUT)\b(?:[^.!?\n]{0,12}HTTPS:\/\/-|(?::| AT) ?[\w-]{1,63}\.[\w.-]{2,63}\/)/,
];

const QUOTED_WORD =
	/["'“”‘’「『【[(<《]\s{0,2}([A-Z]{1,11}|0{1,4}|退订|拒收)\s{0,2}["'”“’‘」』】\])>》]/gu;

const SPACES = /[^\S\n]+/g;
const HAN = /\p{Script=Han}/u;

/** What stands for a link: its words are no sentence; Chinese directly behind it may be the next one. */
const withoutAddress = ({ url, doubtful }: TextLink): string =>
	`https://-${doubtful && url.includes(doubtful) ? url.slice(url.indexOf(doubtful)) : ''}`;

/** Half width, capitals, simplified characters; answers without quotation marks; nothing invisible. */
const folded = (text: string): string =>
	simplified(halfWidth(replaceLinks(text, withoutAddress)).replace(/[\p{Cf}\r]/gu, ''))
		.toUpperCase()
		.replace(QUOTED_WORD, '$1')
		.replace(SPACES, ' ');

/** Without the spaces beside Chinese characters: 回 T 退订. */
const closedUp = (text: string): string =>
	text.replace(/ /g, (space, place: number) =>
		HAN.test(text[place - 1] ?? '') || HAN.test(text[place + 1] ?? '') ? '' : space,
	);

/**
 * Whether a text tells its reader how to opt out. The words alone are not enough: `回复T恤尺码`,
 * `one-stop` and 退订单 tell nobody. What counts is an instruction: what to answer and that it ends the
 * messages, or a link that does. Carriers on the mainland demand 拒收请回复R or the like of marketing
 * messages, those of North America `Reply STOP to opt out` (CTIA Messaging Principles and Best
 * Practices, 5.1).
 */
export function hasOptOutLine(text: string): boolean {
	const said = folded(text);
	const close = closedUp(said);
	return (
		CHINESE.some((form) => form.test(said) || form.test(close)) ||
		ENGLISH.some((form) => form.test(said))
	);
}
