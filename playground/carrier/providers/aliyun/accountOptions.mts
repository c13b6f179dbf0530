/** What a template is for; the number is the one that requests and answers use (reference 5). */
export const templateTypes = {
	verification: 0,
	notification: 1,
	marketing: 2,
	international: 3,
} as const;

/** A template of the account. */
export interface AliyunTemplate {
	name: string;
	/** Variables are written `${name}` (SDK example). */
	content: string;
	type: keyof typeof templateTypes;
	/** How its review stands. */
	status: 'approving' | 'approved' | 'rejected';
	/** Why it was rejected. */
	reason?: string;
}

/**
 * A customer's account at Alibaba Cloud SMS and how strictly the carrier treats it.
 * "Reference" in this folder is the project's protocol reference for Alibaba Cloud; what it marks as
 * unknown can be set here, and the default is a choice of this simulator.
 */
export interface AliyunAccountOptions {
	accessKeyId: string;
	accessKeySecret: string;
	/** Token that requests must carry besides, as with temporary keys. */
	securityToken?: string;
	/** Approved signatures without 【】. */
	signNames: string[];
	/** Templates that the account starts with, by code. */
	templates: Record<string, AliyunTemplate>;
	/**
	 * Least time between two applications for a template; a sooner one is refused with
	 * `isv.BUSINESS_LIMIT_CONTROL`. The vendor advises 30 s (SDK, CreateSmsTemplate); whether and how
	 * the real one refuses is unknown.
	 */
	templateIntervalSeconds: number;
	/** Time from handing in a template to the verdict, in ms. */
	reviewDelayMs: number;
	/** A template whose content holds one of these words is rejected; all others are approved. */
	wordsRejectedInReview: string[];
	/** Messages left, in segments; beyond: `isv.AMOUNT_NOT_ENOUGH`. */
	balance: number;

	/** Messages to one number; beyond: `isv.BUSINESS_LIMIT_CONTROL`. The real numbers are unknown. */
	limitsPerNumber: { minute?: number; hour?: number; day?: number };
	/** A text with one of these words is refused (`isv.BLACK_KEY_CONTROL_LIMIT`). */
	forbiddenWords: string[];
	/** Longest value of a variable (`isv.PARAM_LENGTH_LIMIT`); undefined: no limit. */
	maxVariableLength?: number;
	/** Refuse values that are addresses of web pages (`isv.PARAM_NOT_SUPPORT_URL`). */
	refuseUrlsInVariables: boolean;
	/** Characters (UTF-16 code units) of a text of one part, and of each part of a longer one. */
	segmentLength: { single: number; part: number };

	/** How far `x-acs-date` may be off (reference 6). */
	clockSkewSeconds: number;
	/** Requests a second; beyond: `Throttling.User`. 5,000 documented; undefined: no limit. */
	requestsPerSecond?: number;
	/** HTTP status of refusals by the gateway, by code; the real ones are known as 4xx and 5xx only. */
	gatewayStatus: Record<string, number>;
}

/** An invented account with room for a campaign. */
export const defaultAliyunAccount: AliyunAccountOptions = {
	accessKeyId: 'LTAI5tSimulatorKeyId0001',
	accessKeySecret: 'testsecret',
	signNames: ['示例签名', '阿里云'],
	templates: {
		SMS_100000001: {
			name: '展会邀请',
			content: '您好${name}，诚邀您参观${fair}，展位${booth}，回T退订',
			type: 'marketing',
			status: 'approved',
		},
		SMS_100000002: {
			name: '验证码',
			content: '验证码为：${code}，请勿泄露。',
			type: 'verification',
			status: 'approved',
		},
		SMS_100000003: {
			name: '开幕提醒',
			content: '展会明天开幕，欢迎光临。',
			type: 'notification',
			status: 'approved',
		},
		SMS_100000004: {
			name: 'Invitation abroad',
			content: 'Dear ${name}, see you at the fair.',
			type: 'international',
			status: 'approved',
		},
		SMS_100000005: {
			name: '待审核模板',
			content: '展会改期至${date}。',
			type: 'notification',
			status: 'approving',
		},
	},
	templateIntervalSeconds: 30,
	reviewDelayMs: 200,
	wordsRejectedInReview: [],
	balance: 100000,
	limitsPerNumber: {},
	forbiddenWords: [],
	refuseUrlsInVariables: true,
	segmentLength: { single: 70, part: 67 },
	clockSkewSeconds: 15 * 60,
	gatewayStatus: { 'InvalidAccessKeyId.NotFound': 404, 'InvalidAction.NotFound': 404 },
};
