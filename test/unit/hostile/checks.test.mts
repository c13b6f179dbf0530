import { fieldValue } from '../../../nodes/shared/n8n/parameters/fieldValue.ts';
import { fillerOf } from '../../../nodes/shared/n8n/parameters/plainExpressions.ts';
import { isAllowed, unreadableEntries } from '../../../nodes/shared/n8n/webhook/ipAllowList.ts';
import { maskNumbersIn, secretRemover } from '../../../nodes/shared/n8n/output/privacy.ts';
import { isUsableSecret } from '../../../nodes/shared/n8n/webhook/urlSecret.ts';
import { checkCharacters } from '../../../nodes/shared/messaging/text/characters.ts';
import {
	unreadableTargets,
	webAddress,
} from '../../../nodes/shared/messaging/tracking/allowedTargets.ts';
import { botReason } from '../../../nodes/shared/messaging/tracking/botReason.ts';
import { clickLinks } from '../../../nodes/shared/messaging/tracking/clickLinks.ts';
import { formatPeriod } from '../../../nodes/shared/messaging/invitation/eventTime.ts';
import { clickableLink } from '../../../nodes/shared/messaging/text/clickableLink.ts';
import { pagesFallback } from '../../../nodes/shared/messaging/invitation/pagesFallback.ts';
import { singleLine } from '../../../nodes/shared/messaging/text/plainText.ts';
import { trackedLink } from '../../../nodes/shared/messaging/tracking/guestToken.ts';
import { withOptOutLine } from '../../../nodes/shared/messaging/compliance/optOut.ts';
import { hasOptOutLine } from '../../../nodes/shared/messaging/compliance/optOutLine.ts';
import { applyPageRules } from '../../../nodes/shared/messaging/compliance/pageRules.ts';
import { previewSvg } from '../../../nodes/shared/messaging/preview/preview.ts';
import { wrapText } from '../../../nodes/shared/messaging/drawing/wrapText.ts';
import { escapeXml } from '../../../nodes/shared/messaging/drawing/xml.ts';
import { intentOf, USUAL_WORDS } from '../../../nodes/shared/messaging/text/replyIntent.ts';
import { asText } from '../../../nodes/shared/messaging/report/csv.ts';
import { rewriteLinks } from '../../../nodes/shared/messaging/text/rewriteLinks.ts';
import { rewriteVariables } from '../../../nodes/shared/messaging/text/rewriteVariables.ts';
import { checkWording } from '../../../nodes/shared/messaging/compliance/checkWording.ts';
import { analyseText, segmentsOf } from '../../../nodes/shared/messaging/text/segments.ts';
import { parseWindow } from '../../../nodes/shared/messaging/sendingWindow/parseWindow.ts';
import {
	signatureName,
	signatureProblem,
	splitSignature,
} from '../../../nodes/shared/messaging/compliance/signature.ts';
import { smartEncode } from '../../../nodes/shared/messaging/text/smartEncoding.ts';
import { MOST_LIST, MOST_TEXT } from '../../../nodes/shared/messaging/text/textLimits.ts';
import { applyTextRules } from '../../../nodes/shared/messaging/compliance/textRules.ts';
import { fillIn } from '../../../nodes/shared/messaging/text/textVariables.ts';
import { timeParser } from '../../../nodes/shared/messaging/time/parseTime.ts';
import { linksIn } from '../../../nodes/shared/messaging/text/webAddress.ts';
import { PROVIDERS } from '../../../nodes/shared/providers/registry.ts';
import { HOSTILE, within } from './texts.mts';

const LEVELS = {
	absoluteClaims: 'warn',
	forbiddenWords: 'warn',
	linkForm: 'warn',
	optOutLine: 'warn',
	salutation: 'warn',
} as const;

const WORDS = Array.from({ length: 1000 }, (_, index) => `禁词${index}`);

const TEXT_RULES = {
	signature: 'text',
	optOut: 'required',
	emoji: 'refused',
	encoding: 'automatic',
	maxSegments: 1e9,
	forbiddenWords: [],
	levels: LEVELS,
	smartEncoding: true,
	variables: [{ name: 'a', value: 'x'.repeat(1000) }],
} as const;

const readTime = timeParser('Asia/Shanghai', Date.UTC(2026, 11, 1));
const removeSecrets = secretRemover({ key: 'sesame-open', id: 'account-1' });
const clicks = clickLinks('+8613800138000', {
	clickUrl: 'https://n8n.example.com/webhook/fair',
	secret: 'a long random text',
	shortLinks: false,
});

/** A text of any length: each check takes it as it is. */
const CHECKS: Readonly<Record<string, (text: string) => unknown>> = {
	analyseText,
	segmentsOf,
	smartEncode,
	splitSignature,
	signatureName,
	signatureProblem,
	checkCharacters: (text) => checkCharacters('Text', text, { emoji: 'refused' }),
	checkWording: (text) =>
		checkWording({ texts: [{ field: 'Text', text }] }, { forbiddenWords: [], levels: LEVELS }),
	hasOptOutLine,
	withOptOutLine: (text) => withOptOutLine(text, '回T退订'),
	linksIn,
	rewriteLinks: (text) => rewriteLinks(text, (url) => ({ url }), 'Text'),
	rewriteVariables: (text) =>
		rewriteVariables([{ name: 'a', value: text }], (url) => ({ url }), 'Text Variables', 'token'),
	fillIn: (text) => fillIn(text, [{ name: 'a', value: text }]),
	intentOf: (text) => intentOf(text, USUAL_WORDS),
	ownIntentWords: (text) => intentOf('T', { ...USUAL_WORDS, optOut: [text.slice(0, MOST_LIST)] }),
	clickableLink: (text) => clickableLink(`https://a.cn/${text}`, 'Map Link'),
	trackedLink: (text) => trackedLink(`https://a.cn/?${text}`, [{ name: 'a', value: text }]),
	trackedClicks: (text) => 'rewrite' in clicks && clicks.rewrite(`https://a.cn/${text}`, 'Text'),
	webAddress,
	botReason: (text) => botReason({ 'user-agent': text, purpose: text }),
	singleLine,
	pagesFallback: (text) => pagesFallback(text, [{ text }], 3),
	formatPeriod: (text) => formatPeriod(text, text, 'Asia/Shanghai', 'zh'),
	readTime,
	wrapText: (text) => wrapText(text, 260, { size: 15 }, 200),
	previewSvg: (text) =>
		previewSvg({ subject: text, pages: [{ text }], sender: text, fallbackText: text }),
	escapeXml,
	csvCell: asText,
	fieldReferences: (text) => fillerOf(`=${text}`)?.({}),
	fieldValue: (text) => fieldValue({}, text),
	removeSecrets,
	maskNumbersIn: (text) => maskNumbersIn(text, ['13800138000', '+8613800138000']),
	isUsableSecret,
	isAllowedAddress: (text) => isAllowed(text, '203.0.113.0/24'),
	parseWindow: (text) => [
		parseWindow({ hours: text, days: text, holidays: text }),
		parseWindow({ hours: '9-21', days: text.slice(0, MOST_LIST), holidays: '' }),
		parseWindow({ hours: '9-21', days: '1-7', holidays: text.slice(0, MOST_LIST) }),
	],
};

/** A list that the user types: the limit of lists holds where it is read. */
const LISTS: Readonly<Record<string, (list: string) => unknown>> = {
	unreadableTargets,
	unreadableEntries,
	isAllowedIn: (list) => isAllowed('203.0.113.7', list),
	holidays: (list) => parseWindow({ hours: '9-21', days: '1-7', holidays: list }),
};

/** What looks at a text behind the limit: any text that it takes, it takes in no time. */
const BOUNDED: Readonly<Record<string, (text: string) => unknown>> = {
	applyTextRules: (text) => applyTextRules(text, text, text, TEXT_RULES),
	applyPageRules: (text) =>
		applyPageRules(text, [{ text }, { text }], text, text, {
			...TEXT_RULES,
			media: { types: {}, mixedKinds: true },
		}),
	forbiddenWords: (text) =>
		applyTextRules(text, '示例', '回T退订', { ...TEXT_RULES, forbiddenWords: WORDS }),
};

describe('H1: a million characters of the worst text', () => {
	it.each(Object.entries(CHECKS))(
		'%s',
		(name, check) => {
			for (const [kind, text] of HOSTILE) within(`${name} on ${kind}`, () => check(text));
		},
		300_000,
	);
});

describe('H1: behind the limit of texts, in a fraction of a second', () => {
	it.each(Object.entries(BOUNDED))(
		'%s',
		(name, check) => {
			for (const [kind, text] of HOSTILE) {
				within(`${name} on all ${kind}`, () => check(text), 100);
				within(`${name} on ${kind}`, () => check(text.slice(-MOST_TEXT)), 1000);
				within(`${name} on ${kind}`, () => check(text.slice(0, MOST_TEXT)), 1000);
			}
		},
		300_000,
	);

	it.each(Object.entries(LISTS))(
		'%s',
		(name, check) => {
			for (const [kind, text] of HOSTILE) {
				within(`${name} on ${kind}`, () => check(text.slice(0, MOST_LIST)));
			}
			const days = '2026-01-01..2026-12-31,'.repeat(Math.floor(MOST_LIST / 23));
			within(`${name} on many days`, () => check(days));
		},
		300_000,
	);
});

describe('H1: what providers look at', () => {
	const channels = PROVIDERS.flatMap(({ id, sms, mms = {} }) =>
		[...Object.entries(sms), ...Object.entries(mms)].map(
			([type, channel]) => [`${id} ${type}`, channel] as const,
		),
	);

	it.each(channels)(
		'%s',
		(name, channel) => {
			for (const [kind, text] of HOSTILE) {
				const variables = [{ name: text, value: text }];
				const shared = { to: '+8613800138000', signature: text, sender: text, settings: {} };
				const contents = [
					{ kind: 'text', text, pattern: { text, variables } },
					{ kind: 'template', templateId: text, variables },
					{ kind: 'pages', subject: text, pages: [{ text }] },
				] as const;
				for (const content of contents) {
					const message = { ...shared, content };
					within(`${name} on ${kind}`, () => {
						channel.check?.(message);
						const call = channel.calls.find(({ carries }) =>
							[content.kind, 'any'].includes(carries),
						);
						call?.takes?.(message);
					});
				}
			}
		},
		300_000,
	);

	const stores = PROVIDERS.flatMap(({ id, smsTemplates, mmsTemplates }) => [
		...(smsTemplates
			? [[`${id} SMS templates`, (text: string) => smsTemplates.check(draftOf(text))] as const]
			: []),
		...(mmsTemplates
			? [
					[
						`${id} MMS templates`,
						(text: string) =>
							mmsTemplates.check({ ...draftOf(text), subject: text, pages: [{ text }] }),
					] as const,
				]
			: []),
	]);
	const draftOf = (text: string) => ({ name: text, signature: text, text, settings: {} });

	it.each(stores)(
		'%s',
		(name, check) => {
			for (const [kind, text] of HOSTILE) within(`${name} on ${kind}`, () => check(text));
		},
		300_000,
	);
});
