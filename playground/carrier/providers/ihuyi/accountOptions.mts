import type { MarketingCodes } from './marketingCodes.mts';
import type { ReceiptForm } from './receiptForms.mts';

/**
 * A customer's account at ihuyi and how strictly the carrier treats it.
 * "Reference" below is the project's protocol reference for ihuyi; what it marks as unknown can be
 * set here, and the default is a choice of this simulator.
 */
export interface IhuyiAccountOptions {
	/** API ID for notification SMS (`account`). */
	apiId: string;
	/** API key of all products. */
	apiKey: string;
	/** The account's signature without 【】, put in front of notification messages. */
	signature: string;
	/** Notification messages left, in segments (reference 2.6: `num`). */
	balance: number;

	/** API ID for marketing SMS v1 (`api_id`). */
	marketingApiId: string;
	/** API key for marketing SMS, if it differs from `apiKey`. */
	marketingApiKey?: string;
	/** Marketing messages left, in segments. */
	marketingBalance: number;

	/** API ID for legacy marketing SMS (`account`, `M` and 8 digits). */
	legacyMarketingApiId: string;
	/** Legacy marketing messages left, in segments. */
	legacyMarketingBalance: number;
	/**
	 * Fewest numbers in a legacy marketing request. Two clients send no fewer than 2; whether the
	 * real one enforces that is unknown, and the code 0 for it is this simulator's choice.
	 */
	legacyMarketingMinimum: number;

	/** API ID for international SMS (`account`, `I` and 8 digits). */
	internationalApiId: string;
	/** International messages left, in segments; the real unit is unknown. */
	internationalBalance: number;

	/** API ID for MMS and video SMS v1 (`api_id`). */
	mmsApiId: string;
	/** MMS left; that each number costs one is this simulator's choice. */
	mmsBalance: number;
	/** What is sold under the API ID: sets the size limit. What selects it really is unknown. */
	mmsProduct: 'mms' | 'video';
	/** The only `product_id` that MMS takes (reference 6.1: called a fixed one). */
	mmsProductId: number;
	/** Approved MMS templates: the text that stands for one, signature included, by id. */
	mmsTemplates: Record<string, string>;
	/**
	 * Member of an item with the file extension. The reference (6.2) knows that it begins with `ext`;
	 * the rest of the default is a guess.
	 */
	mmsExtensionKey: string;
	/** Member of an item with the Base64 data; unknown, the default is a guess after `con_type`. */
	mmsDataKey: string;
	/** Member with the template id; unknown, the default is a guess. */
	mmsTemplateKey: string;
	/** Member with the subject, not required; unknown, the default is a guess. */
	mmsTitleKey: string;
	/**
	 * Member with the signature without 【】, not required if a text has one in 【】. Unknown; the
	 * default is that of marketing SMS.
	 */
	mmsSignatureKey: string;

	/** API ID for legacy MMS (`account`); its real shape is unknown. */
	legacyMmsApiId: string;
	/** Legacy MMS left; that each number costs one is this simulator's choice. */
	legacyMmsBalance: number;
	/** MMS created for legacy sending: the text that stands for one, by `mmsid`. */
	legacyMmsMessages: Record<string, string>;

	/** Approved notification templates by id, variables written 【变量】, 【变量1】… (reference 2.2). */
	templates: Record<string, string>;
	/** Accept any full text; otherwise it must match an approved template, as the real one demands. */
	anyText: boolean;
	/** Approved signatures without 【】, in all products; undefined approves every signature. */
	approvedSignatures?: string[];
	/** Numbers refused as blacklisted (code 4030). */
	blacklist: string[];
	/** A text with one of these words is refused (code 407). */
	forbiddenWords: string[];
	/**
	 * Refuse a text that contains 【 or 】: only the platform may add a signature (reference 2.2,
	 * single source; the code 4070 for it is this simulator's choice).
	 */
	refuseBracketsInContent: boolean;
	/** Longest value of a template variable (code 40722), undefined: no limit. */
	maxVariableLength?: number;
	/**
	 * Characters (UTF-16 code units) of a text of one part, and of each part of a longer one.
	 * The usual values for Chinese carriers; ihuyi's own are unknown.
	 */
	segmentLength: { single: number; part: number };

	/** Code 4080: a second message to a number within the same second is refused. */
	oneMessagePerSecond: boolean;
	/** Code 4082: messages per number and day (China time); undefined: no limit. */
	messagesPerDay?: number;
	/** Code 4085: verification codes per number and day (China time); undefined: no limit. */
	verificationCodesPerDay?: number;

	/** How old or how far ahead `time` of a dynamic password may be; the real window is unknown. */
	passwordWindowSeconds: number;

	/** Codes of refusals by marketing SMS and MMS (v1), to vary the placeholders. */
	marketingCodes?: Partial<MarketingCodes>;
	/** HTTP status of refusals by marketing SMS and MMS (v1); unknown of the real one. */
	marketingRefusalStatus: number;
	/**
	 * Whether a refused request for marketing SMS or MMS (v1) uses up its `request_id`; unknown of the
	 * real one.
	 */
	refusalUsesRequestId: boolean;
	/**
	 * Push receipts of marketing SMS, international SMS, MMS and legacy MMS in this form. All
	 * about them is unknown (reference 1); undefined pushes none.
	 */
	unknownReceipts?: ReceiptForm;
	/** Name of the time in an uplink push: `replyTime` or `reply_time` (reference 2.8, doubtful). */
	replyTimeField: string;
}

/** An invented account with room for a campaign. */
export const defaultIhuyiAccount: IhuyiAccountOptions = {
	apiId: 'C00000001',
	apiKey: '0123456789abcdef0123456789abcdef',
	signature: '示例签名',
	balance: 100000,
	marketingApiId: 'sms-yx-00000001',
	marketingBalance: 100000,
	legacyMarketingApiId: 'M00000001',
	legacyMarketingBalance: 100000,
	legacyMarketingMinimum: 1,
	internationalApiId: 'I00000001',
	internationalBalance: 100000,
	mmsApiId: 'mms-00000001',
	mmsBalance: 100000,
	mmsProduct: 'mms',
	mmsProductId: 1001,
	mmsTemplates: { '1001': '【示例签名】邀请您参观工业展，拒收请回复R' },
	mmsExtensionKey: 'ext_name',
	mmsDataKey: 'con_data',
	mmsTemplateKey: 'template_id',
	mmsTitleKey: 'title',
	mmsSignatureKey: 'sign_name',
	legacyMmsApiId: 'mms00000001',
	legacyMmsBalance: 100000,
	legacyMmsMessages: { '1001': '【示例签名】邀请您参观工业展，拒收请回复R' },
	templates: {
		// The system default template and the example with several variables (reference 2.2).
		'1': '您的验证码是：【变量】。请不要把验证码泄露给其他人。',
		'2': '订单号：【变量1】，联系人：【变量2】，手机号：【变量3】，金额：【变量4】。',
	},
	anyText: true,
	blacklist: [],
	forbiddenWords: [],
	refuseBracketsInContent: false,
	segmentLength: { single: 70, part: 67 },
	oneMessagePerSecond: true,
	passwordWindowSeconds: 300,
	marketingRefusalStatus: 200,
	refusalUsesRequestId: false,
	replyTimeField: 'replyTime',
};
