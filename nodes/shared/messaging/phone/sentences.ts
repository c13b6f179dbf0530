import type { Catalogue, Sentence } from '../model/sentence';

interface Typed {
	/** As it was typed, in quotes. */
	value: string;
}

interface InPlan extends Typed {
	/** The country, or the country code, whose plan the number was held against. */
	place: Sentence;
	/** A mobile number there; empty if there is none. */
	example: string;
	/** Whether the country was said, by a plus in front. */
	saysCountry: boolean;
}

/** Whoever has written the plus has said the country. */
const foreign = ({ saysCountry }: InPlan): Sentence =>
	saysCountry
		? { en: '', zh: '' }
		: {
				en: ' If it belongs to another country, write + and the country code in front.',
				zh: '如果是其他国家的号码，请在前面加上 + 和国家代码。',
			};

const hints = (plan: InPlan): Sentence => ({
	en: (plan.example && ` A mobile number there looks like ${plan.example}.`) + foreign(plan).en,
	zh: (plan.example && `当地手机号形如 ${plan.example}。`) + foreign(plan).zh,
});

/** Why no message can go to what was given as a number. */
export const PHONE_SENTENCES = {
	countryCode: ({ callingCode }: { callingCode: string }) => ({
		en: `country code +${callingCode}`,
		zh: `国家代码 +${callingCode}`,
	}),

	// How it is written
	empty: {
		en: 'There is no phone number here. Fill in the field or remove the contact.',
		zh: '没有手机号。请填写该字段，或删除该联系人。',
	},
	letters: ({ value }: Typed) => ({
		en: `${value} contains letters. Give digits only, such as 138 0013 8000.`,
		zh: `${value} 含有字母。请只填数字，例如 138 0013 8000。`,
	}),
	scientific: ({ value }: Typed) => ({
		en: `${value} is a phone number that a spreadsheet has cut off. Format the column as text in the spreadsheet, enter or import the numbers again, and export it once more.`,
		zh: `${value} 是被表格软件截断的号码。请在表格中将该列设为文本格式，重新填写或导入号码，然后再次导出。`,
	}),
	masked: ({ value }: Typed) => ({
		en: `${value} has hidden digits. Export the contacts again with complete numbers.`,
		zh: `${value} 的部分数字被隐藏。请重新导出含完整号码的联系人。`,
	}),
	extension: ({ value }: Typed) => ({
		en: `${value} ends in an extension, which cannot receive messages. Give a mobile number.`,
		zh: `${value} 带有分机号，无法接收短信。请填写手机号。`,
	}),
	characters: ({ value }: Typed) => ({
		en: `${value} is not a phone number. Give one number with digits, and + before a country code.`,
		zh: `${value} 不是手机号。请填写一个号码，只用数字，国家代码前加 +。`,
	}),
	longField: ({ value, length, most }: Typed & { length: number; most: number }) => ({
		en: `${value} goes on for ${length} characters, and one field takes at most ${most}. Hand over one item for each recipient.`,
		zh: `${value} 共 ${length} 个字符，一个字段最多 ${most} 个。请每个收件人一条数据。`,
	}),
	longNumber: ({
		value,
		length,
		most,
		mostRecipients,
	}: Typed & { length: number; most: number; mostRecipients: number }) => ({
		en: `${value} goes on for ${length} characters, and a phone number has at most ${most}. Write a comma or a new line between numbers, and at most ${mostRecipients} of them into one field.`,
		zh: `${value} 共 ${length} 个字符，而号码最多 ${most} 个。多个号码之间请用逗号或换行分隔，一个字段最多 ${mostRecipients} 个号码。`,
	}),

	// What its digits are
	unmarkedExtension: ({ value, extension }: Typed & { extension: string }) => ({
		en: `${value} has too many digits. If ${extension} at the end is an extension, which cannot receive messages, remove it.`,
		zh: `${value} 位数过多。如果末尾的 ${extension} 是分机号，请去掉（分机无法接收短信）。`,
	}),
	landline: (plan: InPlan) => ({
		en: `${plan.value} is a landline or service number (${plan.place.en}) and cannot receive text messages. Give a mobile number.${foreign(plan).en}`,
		zh: `${plan.value} 是固定电话或服务号码（${plan.place.zh}），无法接收短信。请填写手机号。${foreign(plan).zh}`,
	}),
	machine: (plan: InPlan) => ({
		en: `${plan.value} is the number of a machine in the Internet of Things (物联网, ${plan.place.en}), which providers do not reach. Give a mobile number.${foreign(plan).en}`,
		zh: `${plan.value} 是物联网号码（${plan.place.zh}），服务商无法送达。请填写手机号。${foreign(plan).zh}`,
	}),
	shortCode: ({ value, place }: InPlan) => ({
		en: `${value} is a short code or a sender number (${place.en}), not somebody's phone. Give a mobile number.`,
		zh: `${value} 是短号码或发送方号码（${place.zh}），不是个人手机。请填写手机号。`,
	}),
	tooShort: (plan: InPlan) => ({
		en: `${plan.value} has too few digits (${plan.place.en}). Check for missing digits.${hints(plan).en}`,
		zh: `${plan.value} 位数不足（${plan.place.zh}）。请检查是否漏了数字。${hints(plan).zh}`,
	}),
	tooLong: (plan: InPlan) => ({
		en: `${plan.value} has too many digits (${plan.place.en}). Check for extra digits, an extension, or two numbers written as one.${hints(plan).en}`,
		zh: `${plan.value} 位数过多（${plan.place.zh}）。请检查是否多了数字、带了分机号，或两个号码连在了一起。${hints(plan).zh}`,
	}),
	notAllocated: (plan: InPlan) => ({
		en: `${plan.value} is not a number that exists (${plan.place.en}). Check its digits, above all the first.${hints(plan).en}`,
		zh: `${plan.value} 是空号段（${plan.place.zh}）。请核对号码，尤其是前几位。${hints(plan).zh}`,
	}),
	ambiguous: ({ value, readings }: Typed & { readings: readonly Sentence[] }) => ({
		en: `${value} can be ${readings.map(({ en }) => en).join(' or ')}. Write + and the country code in front, or choose 'Default Country'.`,
		zh: `${value} 可能是 ${readings.map(({ zh }) => zh).join(' 或 ')}。请在前面加上 + 和国家代码，或设置「Default Country」。`,
	}),
	reading: ({ e164, country }: { e164: string; country: Sentence | undefined }) => ({
		en: country ? `${e164} (${country.en})` : e164,
		zh: country ? `${e164}（${country.zh}）` : e164,
	}),
	unknownCountry: ({ value }: Typed) => ({
		en: `The country of ${value} is not known. Write + and the country code in front, such as +86, or choose 'Default Country'.`,
		zh: `无法确定 ${value} 属于哪个国家。请在前面加上 + 和国家代码（如 +86），或设置「Default Country」。`,
	}),
} satisfies Catalogue;
