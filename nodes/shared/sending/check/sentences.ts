import type { Catalogue, Sentence } from '../../messaging/model/sentence';

/** Why a message is stopped before anything is sent. */
export const CHECK_SENTENCES = {
	// Recipient and sender
	noRecipient: {
		en: "'To' is empty. Fill in the phone number, or leave this contact out.",
		zh: '「To」为空。请填写手机号，或去掉该联系人。',
	},
	recipient: ({ reason }: { reason: Sentence }) => ({
		en: `'To': ${reason.en}`,
		zh: `「To」：${reason.zh}`,
	}),
	countryNotReached: ({ to, countries }: { to: string; countries: Sentence }) => ({
		en: `'To' is ${to}, which this message type does not reach: it serves ${countries.en} only. Use a provider or message type for international numbers.`,
		zh: `「To」是 ${to}，该短信类型只能发往${countries.zh}，无法送达。请改用支持国际号码的服务商或短信类型。`,
	}),
	noSender: {
		en: "'From' is empty. Enter the number or name that the provider has given you as a sender.",
		zh: '「From」为空。请填写服务商分配给您的发送号码或发送方名称。',
	},

	// Content
	noTemplateId: {
		en: "'Template ID (模板)' is empty. Enter the id of an approved template.",
		zh: '「Template ID (模板)」为空。请填写已审核通过的模板 ID。',
	},
	noMmsTemplates: ({ channel }: { channel: string }) => ({
		en: `'Content' is set to Approved Template, which ${channel} does not offer here. Set it to Compose or Pages.`,
		zh: `「Content」设为 Approved Template，但${channel}在此不支持模板。请改为 Compose 或 Pages。`,
	}),
	mmsTemplatesOnly: ({ channel }: { channel: string }) => ({
		en: `${channel} sends approved templates only. Submit the invitation with the Message Template node, and set 'Content' to Approved Template once it is approved.`,
		zh: `${channel}只能发送已审核通过的模板。请用 Message Template 节点提交邀请函，审核通过后将「Content」设为 Approved Template。`,
	}),
	noSmsTemplates: ({ channel }: { channel: string }) => ({
		en: `'Content' is set to Template, which ${channel} does not offer here. Set it to Text.`,
		zh: `「Content」设为 Template，但${channel}在此不支持模板。请改为 Text。`,
	}),
	smsTemplatesOnly: ({ channel }: { channel: string }) => ({
		en: `'Content' is set to Text, but ${channel} sends approved templates only. Set it to Template (模板).`,
		zh: `「Content」设为 Text，但${channel}只能发送已审核通过的模板。请改为 Template (模板)。`,
	}),
} satisfies Catalogue;
