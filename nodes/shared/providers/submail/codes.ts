import { joined, type Sentence } from '../../messaging/model/sentence';
import { codeTable, refusalFor, type CodeMeaning, type Refusal } from '../common/codeTable';
import { lookUp } from '../common/lookUp';
import { DAY } from '../../messaging/util/durations';

/** The end of the day is not defined further (calendar day or 24 hours); a full day is right for both. */
const FULL_DAY = DAY;

const CHECK_KEY: Sentence = {
	en: "Check 'App ID' and 'App Key' in the SUBMAIL credential; each product (SMS, international SMS, MMS) has its own app.",
	zh: '请检查赛邮凭证中的「App ID」和「App Key」；每个产品（短信、国际短信、彩信）各有自己的应用。',
};
const CHECK_CLOCK: Sentence = {
	en: "Set the clock of the n8n server right, or set 'Signing' in the SUBMAIL credential to Normal, which needs no clock.",
	zh: '请校准 n8n 服务器的时钟，或将赛邮凭证中的「Signing」设为 Normal（不依赖时钟）。',
};
const CHECK_TEMPLATE: Sentence = {
	en: "Check 'Template ID (模板)': it is the project mark of an approved template of this very app.",
	zh: '请检查「Template ID (模板)」：应为本应用已审核通过模板的项目标记。',
};
const ADDRESS_BOOK: Sentence = {
	en: "It concerns SUBMAIL's address book, which this node does not use; ask SUBMAIL with the code.",
	zh: '这与赛邮的地址簿有关，而本节点不使用地址簿；请凭错误码向赛邮咨询。',
};
const EMPTY_TEXT: Sentence = {
	en: "SUBMAIL found no text. Fill in 'Text'.",
	zh: '赛邮未收到短信内容。请填写「Text」。',
};
const LONG_TEXT: Sentence = {
	en: "Shorten 'Text' to 1000 characters with the signature.",
	zh: '请将「Text」连同签名缩短到 1000 字以内。',
};
const SIGNATURE_LENGTH: Sentence = {
	en: "Use the approved name of 2 to 10 characters in 'Signature (签名)', between 【 and 】 at the beginning of the text.",
	zh: '请在「Signature (签名)」中填写审核通过的 2 至 10 个字的签名，置于开头的【】中。',
};

/**
 * Refusal codes, the same for SMS and MMS (https://www.mysubmail.com/documents/rK2yh3, fbaT14). 154
 * stands on the page of sms/appextend only, 902 in the FAQ only.
 */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'101': {
		category: 'authentication',
		message: {
			en: `SUBMAIL does not know this app id, or it belongs to another product. ${CHECK_KEY.en}`,
			zh: `赛邮不认识该 App ID，或它属于其他产品。${CHECK_KEY.zh}`,
		},
	},
	'102': {
		category: 'authentication',
		message: {
			en: 'The app is disabled, or has no right to send through the API. Enable it in the SUBMAIL console.',
			zh: '该应用已停用，或没有 API 发送权限。请在赛邮控制台启用。',
		},
	},
	'103': {
		category: 'authentication',
		message: {
			en: 'The identity of the account is not verified (开发者身份未认证). Finish the verification in the SUBMAIL console.',
			zh: '账户未完成实名认证（开发者身份未认证）。请在赛邮控制台完成认证。',
		},
	},
	'104': {
		category: 'authentication',
		message: {
			en: 'The identity of the account has changed and must be verified again. Do so in the SUBMAIL console.',
			zh: '账户的认证信息已变更，须重新认证。请在赛邮控制台完成。',
		},
	},
	'105': {
		category: 'authentication',
		message: {
			en: 'The SUBMAIL account has expired. Contact SUBMAIL to have it opened again.',
			zh: '赛邮账户已过期。请联系赛邮重新开通。',
		},
	},
	'106': {
		category: 'authentication',
		message: {
			en: 'The SUBMAIL account is disabled. Contact SUBMAIL to have it opened again.',
			zh: '赛邮账户已停用。请联系赛邮重新开通。',
		},
	},
	'107': {
		category: 'authentication',
		message: {
			en: "SUBMAIL does not know this way of signing. Set 'Signing' in the SUBMAIL credential to Normal, MD5 or SHA1.",
			zh: '赛邮不支持该签名方式。请将赛邮凭证中的「Signing」设为 Normal、MD5 或 SHA1。',
		},
	},
	'108': {
		category: 'authentication',
		message: {
			en: `The signature of the request is not valid. ${CHECK_KEY.en} If 'Signing' there is MD5 or SHA1, try Normal.`,
			zh: `请求签名无效。${CHECK_KEY.zh}如果「Signing」是 MD5 或 SHA1，请试试 Normal。`,
		},
	},
	'109': {
		category: 'authentication',
		message: {
			en: `The app key is not valid. ${CHECK_KEY.en}`,
			zh: `App Key 无效。${CHECK_KEY.zh}`,
		},
	},
	'110': {
		category: 'authentication',
		message: {
			en: "The way of signing is wrong. Set 'Signing' in the SUBMAIL credential to Normal, MD5 or SHA1.",
			zh: '签名方式不正确。请将赛邮凭证中的「Signing」设为 Normal、MD5 或 SHA1。',
		},
	},
	'111': {
		category: 'authentication',
		message: {
			en: "The request has no signature. Fill in 'App Key' in the SUBMAIL credential.",
			zh: '请求没有签名。请填写赛邮凭证中的「App Key」。',
		},
	},
	'112': {
		category: 'configuration',
		message: {
			en: 'The subscribe and unsubscribe function is switched off for this app. Switch it on in the SUBMAIL console.',
			zh: '该应用未开启订阅和退订功能。请在赛邮控制台开启。',
		},
	},
	'113': {
		category: 'configuration',
		message: {
			en: 'SUBMAIL does not accept requests from this server. Add the IP address of your n8n to the IP whitelist (IP 白名单) of the app.',
			zh: '赛邮不接受来自该服务器的请求。请将 n8n 的 IP 地址加入应用的 IP 白名单。',
		},
	},
	'114': {
		category: 'blocked',
		message: {
			en: 'This number is on the blacklist of your SUBMAIL account. Leave the contact out, or remove the number from the list in the console.',
			zh: '该号码在您赛邮账户的黑名单中。请去掉该联系人，或在控制台将号码移出黑名单。',
		},
	},
	'115': {
		category: 'rateLimited',
		message: {
			en: 'This number has had as many messages as SUBMAIL allows for the time. Send again later, or raise the limit in the console.',
			zh: '该号码在限定时间内的短信已达赛邮上限。请稍后再发，或在控制台提高上限。',
		},
	},
	'116': {
		category: 'signatureRejected',
		message: {
			en: "This signature is bound to another app. Use the credential of that app, or another 'Signature (签名)'.",
			zh: '该签名已绑定到其他应用。请使用那个应用的凭证，或更换「Signature (签名)」。',
		},
	},
	'117': {
		category: 'templateRejected',
		message: {
			en: `The template is not valid. ${CHECK_TEMPLATE.en}`,
			zh: `模板无效。${CHECK_TEMPLATE.zh}`,
		},
	},
	'118': {
		category: 'templateRejected',
		message: {
			en: `The template is not valid. ${CHECK_TEMPLATE.en}`,
			zh: `模板无效。${CHECK_TEMPLATE.zh}`,
		},
	},
	'119': {
		category: 'configuration',
		message: {
			en: 'The app has no permission for this call. Ask SUBMAIL to grant it.',
			zh: '该应用没有此接口的权限。请向赛邮申请开通。',
		},
	},
	'120': {
		category: 'templateRejected',
		message: {
			en: `The template is not valid. ${CHECK_TEMPLATE.en}`,
			zh: `模板无效。${CHECK_TEMPLATE.zh}`,
		},
	},
	'151': {
		category: 'authentication',
		message: {
			en: `The time of the signed request is wrong. ${CHECK_CLOCK.en}`,
			zh: `请求签名的时间不正确。${CHECK_CLOCK.zh}`,
		},
	},
	'152': {
		category: 'authentication',
		message: {
			en: `The signed request came more than 6 seconds after its time. ${CHECK_CLOCK.en}`,
			zh: `请求比签名时间晚了 6 秒以上。${CHECK_CLOCK.zh}`,
		},
	},
	'154': {
		category: 'signatureRejected',
		message: {
			en: 'The app has no approved signature. Submit one in the SUBMAIL console and wait for its approval.',
			zh: '该应用没有审核通过的签名。请在赛邮控制台提交并等待审核通过。',
		},
	},
	'201': {
		category: 'configuration',
		message: {
			en: `SUBMAIL does not accept the address book of the request. ${ADDRESS_BOOK.en}`,
			zh: `赛邮不接受请求中的地址簿。${ADDRESS_BOOK.zh}`,
		},
	},
	'202': {
		category: 'configuration',
		message: {
			en: `SUBMAIL does not accept the address book of the request. ${ADDRESS_BOOK.en}`,
			zh: `赛邮不接受请求中的地址簿。${ADDRESS_BOOK.zh}`,
		},
	},
	'203': {
		category: 'configuration',
		message: {
			en: `SUBMAIL does not accept the address book of the request. ${ADDRESS_BOOK.en}`,
			zh: `赛邮不接受请求中的地址簿。${ADDRESS_BOOK.zh}`,
		},
	},
	'251': {
		category: 'invalidNumber',
		message: {
			en: "SUBMAIL does not accept the number. It takes mainland mobile numbers; check 'To'.",
			zh: '赛邮不接受该号码。只支持内地手机号，请检查「To」。',
		},
	},
	'252': {
		category: 'invalidNumber',
		message: {
			en: "SUBMAIL does not accept the number. It takes mainland mobile numbers; check 'To'.",
			zh: '赛邮不接受该号码。只支持内地手机号，请检查「To」。',
		},
	},
	'253': {
		category: 'blocked',
		message: {
			en: 'The recipient has opted out (退订). Do not send to this number again.',
			zh: '收件人已退订。请勿再向该号码发送。',
		},
	},
	'305': {
		category: 'templateRejected',
		message: {
			en: `SUBMAIL found no template in the request. ${CHECK_TEMPLATE.en}`,
			zh: `请求中没有模板。${CHECK_TEMPLATE.zh}`,
		},
	},
	'306': {
		category: 'templateRejected',
		message: {
			en: `SUBMAIL does not know the template. ${CHECK_TEMPLATE.en}`,
			zh: `赛邮不认识该模板。${CHECK_TEMPLATE.zh}`,
		},
	},
	'307': {
		category: 'contentRejected',
		message: {
			en: "SUBMAIL cannot read the variables. Check the values in 'Template Variables'.",
			zh: '赛邮无法解析变量。请检查「Template Variables」中的值。',
		},
	},
	'309': {
		category: 'contentRejected',
		message: {
			en: "SUBMAIL cannot read the variables. Check the values in 'Template Variables'.",
			zh: '赛邮无法解析变量。请检查「Template Variables」中的值。',
		},
	},
	'310': {
		category: 'configuration',
		message: {
			en: "The option 'Tag' is too long. Shorten it to 32 characters.",
			zh: '「Tag」选项过长。请缩短到 32 个字符以内。',
		},
	},
	'401': {
		category: 'signatureRejected',
		message: {
			en: `The message has no signature. ${SIGNATURE_LENGTH.en}`,
			zh: `短信没有签名。${SIGNATURE_LENGTH.zh}`,
		},
	},
	'402': {
		category: 'signatureRejected',
		message: {
			en: `The signature is longer than 40 characters. ${SIGNATURE_LENGTH.en}`,
			zh: `签名超过 40 个字符。${SIGNATURE_LENGTH.zh}`,
		},
	},
	'403': { category: 'contentRejected', message: EMPTY_TEXT },
	'404': {
		category: 'contentRejected',
		message: {
			en: `The text is too long. ${LONG_TEXT.en}`,
			zh: `短信内容过长。${LONG_TEXT.zh}`,
		},
	},
	'405': {
		category: 'contentRejected',
		message: {
			en: "The text has words that carriers refuse. Change 'Text' or the values in 'Template Variables'.",
			zh: '短信内容含有敏感词。请修改「Text」或「Template Variables」中的值。',
		},
	},
	'406': {
		category: 'templateRejected',
		message: {
			en: `SUBMAIL found no template in the request. ${CHECK_TEMPLATE.en}`,
			zh: `请求中没有模板。${CHECK_TEMPLATE.zh}`,
		},
	},
	'407': {
		category: 'templateRejected',
		message: {
			en: `SUBMAIL does not know the template. ${CHECK_TEMPLATE.en}`,
			zh: `赛邮不认识该模板。${CHECK_TEMPLATE.zh}`,
		},
	},
	// Not retryable: sending again until it passes would bring the same message twice.
	'408': {
		category: 'contentRejected',
		message: {
			en: "SUBMAIL refuses the same message to this number again. If it is meant as another message, change 'Text' or the values in 'Template Variables'.",
			zh: '赛邮拒绝向该号码重复发送相同内容。如果确为另一条短信，请修改「Text」或「Template Variables」中的值。',
		},
	},
	'409': {
		category: 'templateRejected',
		message: {
			en: 'The template is still in review (审核中). Send again once it is approved.',
			zh: '模板仍在审核中。请在审核通过后重新发送。',
		},
	},
	'410': {
		category: 'contentRejected',
		message: {
			en: "SUBMAIL cannot read the list of numbers and variables. Check 'To' and the values in 'Template Variables'.",
			zh: '赛邮无法解析号码和变量列表。请检查「To」和「Template Variables」中的值。',
		},
	},
	'411': {
		category: 'signatureRejected',
		message: {
			en: `The signature is missing or not well formed. ${SIGNATURE_LENGTH.en}`,
			zh: `签名缺失或格式不正确。${SIGNATURE_LENGTH.zh}`,
		},
	},
	'412': {
		category: 'signatureRejected',
		message: {
			en: `The signature is longer than 10 characters. ${SIGNATURE_LENGTH.en}`,
			zh: `签名超过 10 个字符。${SIGNATURE_LENGTH.zh}`,
		},
	},
	'413': {
		category: 'signatureRejected',
		message: {
			en: `The signature does not have 2 to 10 characters. ${SIGNATURE_LENGTH.en}`,
			zh: `签名不是 2 至 10 个字符。${SIGNATURE_LENGTH.zh}`,
		},
	},
	'414': { category: 'contentRejected', message: EMPTY_TEXT },
	'415': {
		category: 'contentRejected',
		message: {
			en: `The text is too long. ${LONG_TEXT.en}`,
			zh: `短信内容过长。${LONG_TEXT.zh}`,
		},
	},
	'416': {
		category: 'templateRejected',
		message: {
			en: 'The title of the template is too long. Shorten it to 64 characters.',
			zh: '模板标题过长。请缩短到 64 个字符以内。',
		},
	},
	'417': {
		category: 'templateRejected',
		message: {
			en: `The template id is empty. ${CHECK_TEMPLATE.en}`,
			zh: `模板 ID 为空。${CHECK_TEMPLATE.zh}`,
		},
	},
	'418': {
		category: 'templateRejected',
		message: {
			en: `SUBMAIL has no such template. ${CHECK_TEMPLATE.en}`,
			zh: `赛邮没有该模板。${CHECK_TEMPLATE.zh}`,
		},
	},
	'419': { category: 'contentRejected', message: EMPTY_TEXT },
	'420': {
		category: 'templateRejected',
		message: {
			en: "The text matches no approved template. SUBMAIL submits a new text for review by itself; wait for its approval in the console, or make 'Text' equal to an approved template but for its variables.",
			zh: '短信内容与任何已审核通过的模板都不匹配。赛邮会自动将新内容提交审核；请在控制台等待审核通过，或使「Text」除变量外与已通过的模板完全一致。',
		},
	},
	'422': {
		category: 'templateRejected',
		message: {
			en: 'The template is too long. Shorten it to 255 characters.',
			zh: '模板过长。请缩短到 255 个字符以内。',
		},
	},
	'501': {
		category: 'configuration',
		message: {
			en: `SUBMAIL does not know the address book of the request. ${ADDRESS_BOOK.en}`,
			zh: `赛邮不认识请求中的地址簿。${ADDRESS_BOOK.zh}`,
		},
	},
	'901': {
		category: 'rateLimited',
		message: {
			en: 'The app has used up its messages for today. Send again tomorrow, or raise the daily quota in the SUBMAIL console.',
			zh: '该应用今天的短信额度已用完。请明天再发，或在赛邮控制台提高每日限额。',
		},
		retryAfterMs: FULL_DAY,
	},
	'902': {
		category: 'insufficientBalance',
		message: {
			en: 'The SUBMAIL account has too little left. Top it up, then send again.',
			zh: '赛邮账户余量不足。请充值后重新发送。',
		},
	},
	'903': {
		category: 'insufficientBalance',
		message: {
			en: 'The SUBMAIL account has no messages left. Top it up, then send again.',
			zh: '赛邮账户没有剩余条数。请充值后重新发送。',
		},
	},
	'904': {
		category: 'insufficientBalance',
		message: {
			en: 'The SUBMAIL account has no money left. Top it up, then send again.',
			zh: '赛邮账户余额为零。请充值后重新发送。',
		},
	},
	'905': {
		category: 'insufficientBalance',
		message: {
			en: 'The SUBMAIL account has no transactional messages left (事务类短信). Top it up, then send again.',
			zh: '赛邮账户没有剩余的事务类短信。请充值后重新发送。',
		},
	},
};

const CODES = codeTable(MEANINGS, (code) =>
	code
		? {
				en: `SUBMAIL refused the request with code ${code}, whose meaning is not published. Read the provider's own words, or ask SUBMAIL.`,
				zh: `赛邮拒绝了请求，错误码 ${code} 的含义未公开。请查看服务商原话，或向赛邮咨询。`,
			}
		: {
				en: "SUBMAIL refused the request without a code. Read the provider's own words, or ask SUBMAIL.",
				zh: '赛邮拒绝了请求，没有给出错误码。请查看服务商原话，或向赛邮咨询。',
			},
);

/** What `json_decoding_error` beside 307 and 309 says about the variables. */
const jsonFault = lookUp({
	'1': {
		en: 'They are nested too deeply.',
		zh: '嵌套层次过深。',
	},
	'2': {
		en: 'They are not valid.',
		zh: '变量无效。',
	},
	'3': {
		en: 'They have a control character, such as a line break.',
		zh: '变量含有控制字符，例如换行。',
	},
	'4': {
		en: 'They are not well formed.',
		zh: '变量格式不正确。',
	},
	'5': {
		en: 'They have a character that is not UTF-8.',
		zh: '变量含有非 UTF-8 字符。',
	},
});

/**
 * The meaning of a refusal.
 *
 * @param code the answer's `code` as text; empty if it has none
 * @param words the answer's `msg`
 * @param fault the answer's `json_decoding_error` as text
 */
export function refusalOf(code: string, words = '', fault = ''): Refusal {
	const meaning = CODES.meaningOf(code);
	const more = jsonFault(fault);
	const message = more ? joined(meaning.message, more) : meaning.message;
	return refusalFor({ ...meaning, message }, code || undefined, words);
}

/** All codes with a known meaning, for tests and documentation. */
export const KNOWN_CODES: readonly string[] = CODES.codes;
