/** Where a template stands in its review (reference 9): 0 not submitted, 1 reviewing, 2 approved, 3 rejected. */
export type TemplateStatus = '0' | '1' | '2' | '3';

/** A text template of an account. */
export interface SubmailTemplate {
	title: string;
	/** With 【】. */
	signature: string;
	/** The text without the signature, variables written `@var(name)`. */
	content: string;
	status: TemplateStatus;
	/** Why it was rejected. */
	rejectReason?: string;
}

/** What a multimedia template holds: images or audio, or video (reference 13: `mms_type`). */
export type MmsType = 'mms' | 'video';

/** A page of a multimedia template, at least one of the two. */
export interface SubmailMmsPage {
	/** Variables written `@var(name)`. */
	text?: string;
	/** A file in base64 with its MIME type, for instance `image/png`. */
	media?: { type: string; data: string };
}

/** A multimedia template of an account. */
export interface SubmailMmsTemplate {
	title: string;
	/** With 【】. */
	signature: string;
	subject: string;
	type: MmsType;
	pages: SubmailMmsPage[];
	status: TemplateStatus;
	/** Why it was rejected. */
	rejectReason?: string;
}

/** The events of a message that can be ticked in the console for SUBHOOK (reference 14). */
export const subhookEvents = ['request', 'sending', 'delivered', 'dropped', 'unknown'] as const;

/**
 * A customer's account at SUBMAIL and how strictly the carrier treats it.
 * "Reference" in this folder is the project's protocol reference for SUBMAIL; what it marks as
 * unknown can be set here, and the default is a choice of this simulator.
 */
export interface SubmailAccountOptions {
	/** App id of the SMS app. */
	appId: string;
	appKey: string;
	/** Credit for texts that offer to unsubscribe (退订), in segments (reference 8: `balance`). */
	balance: number;
	/** Credit for all other texts, in segments (reference 8: `transactional_balance`). */
	transactionalBalance: number;

	/** How old the `timestamp` of a signed request may be (reference 2: 6 s, code 152). */
	timestampWindowSeconds: number;
	/** HTTP status of refusals: 4xx, which one is unknown (reference 1). */
	refusalStatus: number;
	/** Form in which a whole `multi*` request is refused; unknown of the real one. */
	multiRefusalForm: 'object' | 'array';

	/** Text templates by id, as `project` names them. */
	templates: Record<string, SubmailTemplate>;
	/**
	 * Accept any free text; otherwise it must match an approved template, as the real one demands.
	 * Then a text without a match becomes a template under review, code 409 until it is approved and
	 * 420 once it is rejected; the reference (4) knows the 420 only.
	 */
	anyText: boolean;
	/** Time from submitting a text template to the verdict, in ms. */
	reviewDelayMs: number;
	/** A template of any kind with one of these words is rejected; all others are approved. */
	wordsRejectedInReview: string[];

	/** Approved signatures with 【】; undefined approves every one. Code 116 is a placeholder. */
	approvedSignatures?: string[];
	/** Numbers refused as blacklisted (code 114). */
	blacklist: string[];
	/** Numbers refused as unsubscribed (code 253). */
	unsubscribed: string[];
	/** A text with one of these words is refused (code 405). */
	forbiddenWords: string[];
	/** The same text to a number so often in 24 hours, then code 408 (reference 17). */
	identicalTextsPerDay: number;
	/**
	 * Characters (UTF-16 code units) of a text of one part, and of each part of a longer one: the
	 * usual values for Chinese carriers, SUBMAIL's own are not in the reference.
	 */
	segmentLength: { single: number; part: number };
	/** App id of the MMS app; each product demands its own (reference 1). */
	mmsAppId: string;
	mmsAppKey: string;
	/** Credit for multimedia messages, in yuan (reference 8: `balance` of balance/mms). */
	mmsBalance: number;
	/** Price of a multimedia message, in yuan (reference 11: `fee`). */
	mmsFee: number;
	/** Multimedia templates by id, as `project` names them; no id of a text template again. */
	mmsTemplates: Record<string, SubmailMmsTemplate>;
	/** Time from submitting a multimedia template to the verdicts, in ms. */
	mmsReviewDelayMs: number;
	/**
	 * How mms/template tells dates (reference 13, contradictory): `create_at` and `edit_at` as text, as
	 * in the sample, or `add_date` and `edit_date` in Unix seconds, as in the change log.
	 */
	mmsTemplateDates: 'text' | 'unixSeconds';

	/** How long sms/log and sms/mo answer from their cache (reference 5 and 6: one call a minute). */
	queryCacheSeconds: number;

	/** The secret of the hook, with which events are signed (reference 14). */
	subhookKey: string;
	/** The transport chosen for the hook. */
	subhookTransport: 'form' | 'json' | 'multipart' | 'get';
	/** The message events ticked for the hook. */
	subhookEvents: Array<(typeof subhookEvents)[number]>;
}

/** An invented account with room for a campaign; id and key are those of the golden signatures. */
export const defaultSubmailAccount: SubmailAccountOptions = {
	appId: '10001',
	appKey: '0123456789abcdef0123456789abcdef',
	balance: 100_000,
	transactionalBalance: 100_000,
	timestampWindowSeconds: 6,
	refusalStatus: 400,
	multiRefusalForm: 'object',
	templates: {
		ThJBE4: {
			title: '验证码',
			signature: '【SUBMAIL】',
			content: '您好，@var(name)，您的短信验证码：@var(code)，请在10分钟内输入。',
			status: '2',
		},
	},
	anyText: true,
	reviewDelayMs: 200,
	wordsRejectedInReview: [],
	blacklist: [],
	unsubscribed: [],
	forbiddenWords: [],
	identicalTextsPerDay: 15,
	segmentLength: { single: 70, part: 67 },
	mmsAppId: '20001',
	mmsAppKey: 'fedcba9876543210fedcba9876543210',
	mmsBalance: 1000,
	mmsFee: 0.18,
	mmsTemplates: {
		FIJe14: {
			title: '展会邀请',
			signature: '【SUBMAIL】',
			subject: '展会邀请',
			type: 'mms',
			pages: [
				{
					text: '您好，@var(name)，诚邀您莅临展会。',
					// The smallest picture there is: one transparent pixel.
					media: {
						type: 'image/gif',
						data: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
					},
				},
				{ text: '您的参观码：@var(code)' },
			],
			status: '2',
		},
	},
	mmsReviewDelayMs: 200,
	mmsTemplateDates: 'text',
	queryCacheSeconds: 60,
	subhookKey: 'my_subhook_key',
	subhookTransport: 'form',
	subhookEvents: [...subhookEvents],
};
