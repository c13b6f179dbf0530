import { element } from './element.js';
import { withLinks } from './links.js';
import { currentLanguage, providerName, words } from './texts.js';

/** A message as a bubble on the phone's screen. */
export const bubble = (message) =>
	message.kind === 'reply' ? replyBubble(message) : receivedBubble(message);

function replyBubble({ provider, text, at, answer }) {
	const facts = [providerName(provider), time(at), words().replyAnswer(answer)];
	return element(
		'li.bubble.out',
		{},
		element('p.text', { textContent: text }),
		factsLine(facts, answer >= 400 ? 'p.facts.bad' : 'p.facts'),
	);
}

function receivedBubble(message) {
	const { provider, product, messageId, from, signature, templateId } = message;
	const { subject, pages, text, at, segments, scheduledFor, receipt } = message;
	const t = words();
	const facts = [
		from && t.sender(from),
		signature && `【${signature}】`,
		templateId && t.template(templateId),
		time(at),
		!pages && segments && t.segments(segments),
		scheduledFor && t.scheduledFor(scheduledFor),
	];
	return element(
		'li.bubble.in',
		{ data: { status: receipt.status }, title: `${product} · ${messageId}` },
		element(
			'p.provider',
			{ data: { provider } },
			providerName(provider),
			pages && element('span.kind', { textContent: 'MMS' }),
		),
		subject && element('p.subject', { textContent: subject }),
		...(pages
			? pages.map((page, index) => pageOf(page, index, pages.length))
			: [element('p.text', {}, ...withLinks(text))]),
		factsLine(facts.filter(Boolean), 'p.facts'),
		receiptLine(receipt),
	);
}

/** Facts side by side, none of which is broken at the end of a line. */
const factsLine = (facts, name) =>
	element(name, {}, ...facts.map((textContent) => element('span', { textContent })));

function receiptLine({ status, code, message, answer }) {
	const t = words();
	const why = status === 'undelivered' && [message, code && `(${code})`].filter(Boolean).join(' ');
	const told = answer !== undefined && t.receiptAnswer(answer);
	return element(
		'p.receipt',
		{ data: { status } },
		element('span.status', { textContent: t.status[status] }),
		element('span', { textContent: [why, told].filter(Boolean).join(' · ') }),
	);
}

function pageOf({ text, media }, index, all) {
	return element(
		'section.page',
		{ aria: { label: words().page(index + 1, all) } },
		all > 1 && element('span.number', { textContent: `${index + 1}/${all}` }),
		media && tile(media),
		text && element('p.text', {}, ...withLinks(text)),
	);
}

/** A picture, sound or film, or what is known of one that is not here. */
function tile({ type, bytes, sha256, url }) {
	const t = words();
	const kinds = { image: t.picture, audio: t.sound, video: t.film };
	const kind = kinds[type.split('/')[0]] ?? t.file;
	if (!sha256) {
		return element(
			'p.tile',
			{ title: t.notFetched },
			element('span', { textContent: kind }),
			element('span.address', { textContent: url ?? '' }),
		);
	}
	const src = `../media/${sha256}`;
	const facts = `${kind} · ${type} · ${size(bytes)}`;
	if (type.startsWith('image/')) return element('img', { src, alt: facts, loading: 'lazy' });
	const plays = type.startsWith('audio/') || type.startsWith('video/');
	return element(
		'div.tile',
		{},
		element('span', { textContent: facts }),
		plays &&
			element(type.startsWith('audio/') ? 'audio' : 'video', {
				src,
				controls: true,
				preload: 'metadata',
				aria: { label: facts },
			}),
	);
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`);

/** The time of day; of another day also the date. */
function time(at) {
	const date = new Date(at);
	const isToday = date.toDateString() === new Date().toDateString();
	const locale = currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
	return isToday ? date.toLocaleTimeString(locale) : date.toLocaleString(locale);
}
