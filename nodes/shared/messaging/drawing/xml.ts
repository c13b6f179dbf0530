/** What XML 1.0 forbids even when escaped (https://www.w3.org/TR/xml/#charsets), and other controls. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Any text made safe for content and quoted attributes of XML; what XML cannot hold becomes �. */
export const escapeXml = (text: string): string =>
	text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"']/g, (character) => ENTITIES[character]);

/**
 * One XML element.
 *
 * @param attributes values are escaped here; undefined ones are left out
 * @param content XML that is already safe: elements, or text from {@link escapeXml}
 */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | number | undefined>>,
	content = '',
): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
		.join('');
	return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}
