import { textLine } from '../drawing/block';
import { FONTS, TEXT } from '../drawing/style';
import { PHONE, PHONE_COLOURS } from './style';
import { wrapText } from '../drawing/wrapText';
import { element, escapeXml } from '../drawing/xml';

const { width, bezel, corner, header, footer } = PHONE;
const NAME_LEFT = 82;

/** The case with its screen; the header shows who writes. */
function caseAndHeader(sender: string, height: number): string {
	const inner = corner - bezel;
	const headerBottom = header - 8;
	const nameStyle = { size: TEXT.size + 1, bold: true };
	const [name] = wrapText(sender, width - NAME_LEFT - 32, nameStyle, 1);
	return [
		element('rect', { width, height, rx: corner, fill: PHONE_COLOURS.bezel }),
		element('rect', {
			x: bezel,
			y: bezel,
			width: width - 2 * bezel,
			height: height - 2 * bezel,
			rx: inner,
			fill: PHONE_COLOURS.screen,
		}),
		element('path', {
			d: `M${bezel} ${headerBottom} V${corner} a${inner} ${inner} 0 0 1 ${inner} ${-inner} H${width - corner} a${inner} ${inner} 0 0 1 ${inner} ${inner} V${headerBottom} Z`,
			fill: PHONE_COLOURS.header,
		}),
		element('path', {
			d: `M${bezel} ${headerBottom} H${width - bezel}`,
			stroke: PHONE_COLOURS.line,
		}),
		element('rect', { x: 140, y: 17, width: 80, height: 8, rx: 4, fill: PHONE_COLOURS.bezel }),
		element('path', {
			d: 'M32 48 L25 56 L32 64',
			fill: 'none',
			stroke: PHONE_COLOURS.mark,
			'stroke-width': 2.5,
			'stroke-linecap': 'round',
			'stroke-linejoin': 'round',
		}),
		element('circle', { cx: 57, cy: 56, r: 16, fill: PHONE_COLOURS.line }),
		element('path', {
			d: 'M57 46 a5 5 0 1 1 0 10 a5 5 0 1 1 0 -10 Z M47 66 a10 8 0 0 1 20 0 Z',
			fill: PHONE_COLOURS.faint,
		}),
		textLine(name, 62, { ...nameStyle, x: NAME_LEFT }),
	].join('');
}

/** The bar at the lower end of a phone's screen. */
const homeBar = (height: number): string =>
	element('rect', {
		x: width / 2 - 55,
		y: height - bezel - 14,
		width: 110,
		height: 5,
		rx: 2.5,
		fill: PHONE_COLOURS.bezel,
	});

/**
 * Draws a phone around its messages.
 *
 * @param title what a screen reader tells; any text
 * @param sender who the header shows; any text
 * @param content elements already drawn, from `PHONE.header` on
 * @param bottom where they end, pixels
 */
export function phone(title: string, sender: string, content: string, bottom: number): string {
	const height = bottom + footer;
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'font-family': FONTS,
			role: 'img',
		},
		[
			element('title', {}, escapeXml(title)),
			caseAndHeader(sender, height),
			content,
			homeBar(height),
		].join(''),
	);
}
