import type { Catalogue, Sentence } from '../model/sentence';

interface InField {
	/** What the form calls the text. */
	field: string;
}

interface AtCharacter extends InField {
	character: string;
}

const invisible = (character: string): string =>
	`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What a reader sees of a character, or its code where there is nothing to see. */
const shown = (character: string): Sentence =>
	/[\p{C}\p{Z}\p{M}]/u.test(character)
		? {
				en: `the invisible character ${invisible(character)}`,
				zh: `不可见字符 ${invisible(character)}`,
			}
		: { en: character, zh: character };

/** What is wrong with the characters, the links and the values of a text. */
export const TEXT_SENTENCES = {
	tooLong: ({ field, length, most }: InField & { length: string; most: string }) => ({
		en: `'${field}' has ${length} characters, more than the ${most} that it may have. Shorten it, or check where it comes from.`,
		zh: `「${field}」有 ${length} 个字符，超过上限 ${most} 个。请缩短，或检查内容来源。`,
	}),
	unresolvedExpression: ({ field, expression }: InField & { expression: string }) => ({
		en: `'${field}' still has ${expression} in it. Switch the field from 'Fixed' to 'Expression', so that n8n puts the value in.`,
		zh: `「${field}」中仍有 ${expression}。请将该字段从「Fixed」切换为「Expression」，n8n 才会填入实际的值。`,
	}),
	halfCharacter: ({ field }: InField) => ({
		en: `'${field}' has half of a character, perhaps because it was cut. Type it anew.`,
		zh: `「${field}」中有半个字符，可能被截断过。请重新输入。`,
	}),
	emoji: ({ field, emoji }: InField & { emoji: string }) => ({
		en: `'${field}' has the emoji ${emoji}, which this provider refuses. Remove the emoji.`,
		zh: `「${field}」含有表情 ${emoji}，该服务商不支持。请去掉表情。`,
	}),

	// Values
	notAText: ({ field, kind }: InField & { kind: string }) => ({
		en: `'${field}' must be a text, but is ${kind}. Choose one field of it, for example {{ $json.name }}.`,
		zh: `「${field}」必须是文本，但收到的是 ${kind}。请选取其中一个字段，例如 {{ $json.name }}。`,
	}),
	roundedId: ({ field, value }: InField & { value: string }) => ({
		en: `'${field}' is the number ${value}, which is not a whole id: numbers of more than 15 digits lose digits. Hand it over as text.`,
		zh: `「${field}」是数字 ${value}，不是完整的 ID：超过 15 位的数字会丢失末尾几位。请以文本形式传入。`,
	}),

	// Links in a text
	fullWidthInLink: ({ field, character }: AtCharacter) => ({
		en: `'${field}' has the full-width character ${character} in a link, with which phones break links. Type it in half width (半角), or copy the link from the browser's address bar.`,
		zh: `「${field}」的链接中有全角字符 ${character}，手机会因此截断链接。请改为半角，或从浏览器地址栏复制链接。`,
	}),
	behindLink: ({ field, character }: AtCharacter) => ({
		en: `'${field}' has a link with ${shown(character).en} directly behind it, which some phones take for a part of the link. Put a space behind the link.`,
		zh: `「${field}」的链接后面紧跟 ${shown(character).zh}，部分手机会把它当作链接的一部分。请在链接后加一个空格。`,
	}),
	insideLink: ({ field, character }: AtCharacter) => ({
		en: `'${field}' has ${shown(character).en} in a link, where some phones end it. Copy the link from the browser's address bar, or put a space where it ends.`,
		zh: `「${field}」的链接中有 ${shown(character).zh}，部分手机会在此处截断链接。请从浏览器地址栏复制链接，或在链接结尾处加空格。`,
	}),
	bareLink: ({ field, link }: InField & { link: string }) => ({
		en: `'${field}' has the link ${link} without https:// in front, which not every phone makes clickable. Put https:// in front of it.`,
		zh: `「${field}」中的链接 ${link} 前面没有 https://，并非所有手机都能点击。请在前面加上 https://。`,
	}),

	// A link on its own
	noLink: ({ field }: InField) => ({
		en: `'${field}' is empty. Enter a link that begins with https://.`,
		zh: `「${field}」为空。请填写以 https:// 开头的链接。`,
	}),
	severalLines: ({ field }: InField) => ({
		en: `'${field}' has several lines. Enter a single link.`,
		zh: `「${field}」有多行。请只填写一个链接。`,
	}),
	bracesInLink: ({ field }: InField) => ({
		en: `'${field}' still has {{ in it. Switch the field from 'Fixed' to 'Expression', so that n8n puts the value in.`,
		zh: `「${field}」中仍有 {{。请将该字段从「Fixed」切换为「Expression」，n8n 才会填入实际的值。`,
	}),
	fullWidthLink: ({ field, character }: AtCharacter) => ({
		en: `'${field}' has the full-width character ${character}, with which phones break links. Type it in half width (半角), or copy the link from the browser's address bar.`,
		zh: `「${field}」中有全角字符 ${character}，手机会因此截断链接。请改为半角，或从浏览器地址栏复制链接。`,
	}),
	noScheme: ({ field, link }: InField & { link: string }) => ({
		en: `'${field}' is '${link}', which does not begin with https:// and a host. Write it out, for example https://www.example.com/register.`,
		zh: `「${field}」是「${link}」，没有以 https:// 和域名开头。请写完整，例如 https://www.example.com/register。`,
	}),
	notAnAddress: ({ field, link }: InField & { link: string }) => ({
		en: `'${field}' is '${link}', which is not a complete web address. Write it out, for example https://www.example.com/register.`,
		zh: `「${field}」是「${link}」，不是完整的网址。请写完整，例如 https://www.example.com/register。`,
	}),
} satisfies Catalogue;
