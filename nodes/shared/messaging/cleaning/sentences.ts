import type { Catalogue, Sentence } from '../model/sentence';

/** Why a contact is held back. */
export const CLEANING_SENTENCES = {
	number: ({
		field,
		reason,
		isLocal,
	}: {
		field: string;
		reason: Sentence;
		/** A landline without its area code, where landlines are kept. */
		isLocal: boolean;
	}) => ({
		en: `'${field}': ${reason.en}${isLocal ? ' To keep a landline, write its area code in front.' : ''}`,
		zh: `「${field}」：${reason.zh}${isLocal ? '要保留固定电话，请在前面加上区号。' : ''}`,
	}),
	country: ({ field, number, place }: { field: string; number: string; place?: Sentence }) => ({
		en: `'${field}': ${number} belongs to ${place?.en ?? 'no country'}, and the option 'Countries' leaves that out. Add the country there if such contacts are meant.`,
		zh: `「${field}」：${number} ${place ? `属于${place.zh}` : '不属于任何国家'}，不在「Countries」选项之内。如需保留这类联系人，请在该选项中添加。`,
	}),
	noNumber: ({ field }: { field: string }) => ({
		en: `The field '${field}' is empty or missing. Fill it in, name another one in 'Phone Field', or remove the contact.`,
		zh: `字段「${field}」为空或不存在。请填写，或在「Phone Field」中指定其他字段，或删除该联系人。`,
	}),
	suppressed: ({ number }: { number: string }) => ({
		en: `${number} is on the 'Suppression List', so nothing may be sent to this contact. Take the number off that list only if the person has agreed again.`,
		zh: `${number} 在退订名单（Suppression List）中，不得再向该联系人发送。只有对方重新同意后，才可将号码移出名单。`,
	}),
	overCap: ({ messages, days }: { messages: number; days: number }) => ({
		en: `This number has had as many messages as the option 'Frequency Cap (Messages)' allows: ${messages} in ${days} days. Send to it from 'retryAt' on, or raise the option.`,
		zh: `该号码已达到「Frequency Cap (Messages)」设定的上限：${days} 天内 ${messages} 条。请在 retryAt 之后再发，或调高上限。`,
	}),
	duplicate: ({ item, number }: { item: number; number: string }) => ({
		en: `Item ${item} has the same number, ${number}, and goes ahead. To prefer another one, change 'Duplicates'.`,
		zh: `第 ${item} 条数据的号码相同（${number}），已优先保留。要保留另一条，请更改「Duplicates」。`,
	}),
} satisfies Catalogue;
