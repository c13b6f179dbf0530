/**
 * A value of a request, as bytes were read: undefined if they are no GBK (code -13).
 */
export type GbkFields = Record<string, string | undefined>;

/** ASCII, or a lead byte with its trail byte; GB18030's sequences of four bytes are no GBK. */
const gbkBytes = /^(?:[\0-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe])*$/;

const gbk = new TextDecoder('gbk', { fatal: true });

/**
 * Reads `application/x-www-form-urlencoded` whose percent-encoded bytes are GBK (reference 2), from
 * a query or a body. Of repeated fields the last one counts. Never throws.
 * @param form one character for each byte
 */
export function readGbkForm(form: string): GbkFields {
	const pairs = form.split('&').filter(Boolean);
	return Object.fromEntries(
		pairs.map((pair) => {
			const [name, ...value] = pair.split('=');
			return [decode(name) ?? '', decode(value.join('='))];
		}),
	);
}

/** Bytes that are not percent-encoded are taken too, as PHP does; `+` is a blank. */
function decode(encoded: string): string | undefined {
	const bytes = encoded
		.replaceAll('+', ' ')
		.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	if (!gbkBytes.test(bytes)) return undefined;
	try {
		return gbk.decode(Buffer.from(bytes, 'latin1'));
	} catch {
		return undefined;
	}
}
