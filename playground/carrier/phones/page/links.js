import { element } from './element.js';

/** What phones take for a link: no further than ASCII, without the punctuation of the sentence. */
const LINK = /https?:\/\/[!-~]*[\w/=&#%~+$-]/gi;

/**
 * A text with its links to click on. They open beside the wall, which they learn nothing of.
 *
 * @returns {(Node | string)[]} children of an element
 */
export function withLinks(text) {
	const parts = [];
	let end = 0;
	for (const { 0: href, index } of text.matchAll(LINK)) {
		parts.push(text.slice(end, index));
		parts.push(
			element('a', { href, textContent: href, target: '_blank', rel: 'noopener noreferrer' }),
		);
		end = index + href.length;
	}
	return [...parts, text.slice(end)];
}
