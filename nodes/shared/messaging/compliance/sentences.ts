import type { Catalogue, Sentence } from '../model/sentence';

interface InField {
	/** What the form calls the text. */
	field: string;
}

const fieldsInWords = (fields: readonly string[], more: number): Sentence =>
	fields.length === 0
		? { en: ' The item has no fields.', zh: '该条数据没有任何字段。' }
		: {
				en: ` The item has: ${fields.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
				zh: `该条数据有这些字段：${fields.join('、')}${more > 0 ? `，另有 ${more} 个` : ''}。`,
			};

/** What carriers and the user's own rules refuse. */
export const COMPLIANCE_SENTENCES = {
	// Text
	emptyText: {
		en: "'Text' is empty. Write what the recipient should read.",
		zh: '「Text」为空。请填写短信内容。',
	},
	onlySignature: {
		en: "'Text' has nothing but a signature. Write what the recipient should read.",
		zh: '「Text」只有签名，没有正文。请填写短信内容。',
	},
	noPage: {
		en: 'The message has no page. Add at least one, with a text or a file.',
		zh: '彩信没有内容页。请至少添加一页，含文字或文件。',
	},
	tooManyCharacters: ({ length, most }: { length: number; most: number }) => ({
		en: `'Text' has ${length} characters; this provider takes ${most}. Shorten it by ${length - most}.`,
		zh: `「Text」有 ${length} 个字符，该服务商最多 ${most} 个。请缩短 ${length - most} 个字符。`,
	}),
	tooManySegments: ({ segments, most }: { segments: number; most: number }) => ({
		en: `'Text' would be billed as ${segments} messages for each recipient, more than the option 'Max Segments' allows (${most}). Shorten the text, or raise the limit if you mean it.`,
		zh: `「Text」将按每人 ${segments} 条计费，超过「Max Segments」选项的上限（${most} 条）。请缩短内容；如确需发送，请调高上限。`,
	}),

	// Signature
	twoSignatures: ({ field, inText, typed }: InField & { inText: string; typed: string }) => ({
		en: `'${field}' is signed 【${inText}】, but 'Signature (签名)' is '${typed}'. Keep only one of them.`,
		zh: `「${field}」中的签名是【${inText}】，但「Signature (签名)」填的是「${typed}」。请只保留一个。`,
	}),
	noSignature: {
		en: "The signature is missing: Chinese carriers refuse texts without one. Fill in 'Signature (签名)' with the company name that the provider approved.",
		zh: '缺少签名：国内运营商不接收没有签名的短信。请在「Signature (签名)」中填写服务商审核通过的签名。',
	},
	signatureLength: ({ name, least, most }: { name: string; least: number; most: number }) => ({
		en: `'Signature (签名)' is '${name}': it needs ${least} to ${most} characters. Enter the company name exactly as the provider approved it.`,
		zh: `「Signature (签名)」是「${name}」，签名须为 ${least} 至 ${most} 个字符。请填写与服务商审核通过的完全一致的签名。`,
	}),
	signatureCharacters: ({ name }: { name: string }) => ({
		en: `'Signature (签名)' is '${name}': it may have no 【, 】 or line break inside. Enter only the company name.`,
		zh: `「Signature (签名)」是「${name}」，其中不能有【、】或换行。请只填写签名本身。`,
	}),

	// Opt-out line
	notAnOptOutLine: ({ line }: { line: string }) => ({
		en: `'Opt-Out Text (退订)' is '${line}', which does not tell how to opt out. Write for example 回T退订.`,
		zh: `「Opt-Out Text (退订)」是「${line}」，没有说明如何退订。可填写例如：回T退订。`,
	}),
	noOptOutLine: ({ field }: InField) => ({
		en: `'${field}' does not tell how to opt out, which carriers demand of marketing messages. Write for example 回T退订 at its end, or add the option 'Opt-Out Text (退订)'.`,
		zh: `「${field}」没有退订说明，而运营商要求营销短信必须带退订说明。请在末尾加上例如「回T退订」，或添加「Opt-Out Text (退订)」选项。`,
	}),

	// Empty values
	emptyWord: ({ parameter, word }: { parameter: string; word: string }) => ({
		en: `'${parameter}' would say '${word}', because an expression in it has no value for this contact. Correct the expression, or give other words for that case, for example {{ $json.name || 'guest' }}.`,
		zh: `「${parameter}」中会出现「${word}」，因为其中的表达式对该联系人没有值。请更正表达式，或为这种情况准备替代文字，例如 {{ $json.name || '客户' }}。`,
	}),
	emptyField: ({
		parameter,
		field,
		isThere,
		fields,
		more,
		meant,
	}: {
		parameter: string;
		field: string;
		/** Whether the item has the field, with nothing in it. */
		isThere: boolean;
		/** The first of the fields that the item has. */
		fields: readonly string[];
		/** How many it has besides. */
		more: number;
		/** The field that is probably meant; empty if none is. */
		meant: string;
	}) => ({
		en: `'${parameter}' uses the field '${field}', which ${isThere ? 'is empty for this contact' : 'this contact does not have'}.${fieldsInWords(fields, more).en}${meant && ` Probably '${meant}' is meant.`} Fill it in, or give other words for that case, for example {{ $json.name || 'guest' }}.`,
		zh: `「${parameter}」用到字段「${field}」，但该联系人${isThere ? '的这个字段为空' : '没有这个字段'}。${fieldsInWords(fields, more).zh}${meant && `可能应为「${meant}」。`}请填写该字段，或为这种情况准备替代文字，例如 {{ $json.name || '客户' }}。`,
	}),

	// Wording
	absoluteClaim: ({ field, claim }: InField & { claim: string }) => ({
		en: `'${field}' has '${claim}', which may count as an absolute claim (绝对化用语); the Advertising Law of China forbids such claims in advertisements. Say what you can prove instead.`,
		zh: `「${field}」中的「${claim}」可能属于绝对化用语，《广告法》禁止在广告中使用。请改为有据可查的说法。`,
	}),
	forbiddenWord: ({ field, word }: InField & { word: string }) => ({
		en: `'${field}' has the word '${word}', which stands in the option 'Forbidden Words'. Change the text or the list.`,
		zh: `「${field}」含有「${word}」，该词在「Forbidden Words」选项中。请修改内容或词表。`,
	}),
	noSalutation: ({ field }: InField) => ({
		en: `'${field}' begins without a salutation. Begin with one and the name of the recipient, for example {{ $json.name }}您好.`,
		zh: `「${field}」开头没有称呼。请以收件人姓名和问候开头，例如 {{ $json.name }}您好。`,
	}),
} satisfies Catalogue;
