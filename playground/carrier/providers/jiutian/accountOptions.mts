/** A channel of an account (reference 2: ids come with the account, the kinds have these names). */
export interface JiutianChannel {
	/** 行业应用, 广告通道, 全网通道, 语音. */
	kind: 'industry' | 'advertising' | 'allNetworks' | 'voice';
	/** Code -10: the channel takes nothing at the moment. */
	paused?: boolean;
}

/**
 * A customer's account at Jiutian and how strictly the carrier treats it.
 * "Reference" in this folder is the project's protocol reference for Jiutian; what it marks as
 * unknown can be set here, and the default is a choice of this simulator.
 */
export interface JiutianAccountOptions {
	/** Customer id (`cpid`, in the balance request `userid`). */
	customerId: string;
	/** The plain password that requests carry as a hash. */
	password: string;
	/** The channels bought, by `channelid`. */
	channels: Record<string, JiutianChannel>;
	/** Money left, in yuan (reference 4). */
	balance: number;
	/** Price of a billed part, in yuan; unknown of the real one. */
	price: number;

	/** How old or how far ahead `timestamp` may be (code -12); the real tolerance is unknown. */
	timestampToleranceSeconds: number;
	/** Take the older form, the plain password without `timestamp`; unknown of the real one. */
	acceptPlainPassword: boolean;
	/** The caller's only address (code -7); undefined: any. */
	boundIp?: string;

	/** A text with one of these words is refused (code -5). */
	forbiddenWords: string[];
	/** Hours (China time) at which messages are taken, `to` excluded (code -11); undefined: all day. */
	sendingHours?: { from: number; to: number };
	/** Code -14: one verification message a minute and three an hour to a number (reference 5). */
	limitVerificationMessages: boolean;

	/** What follows the reply's line; whether a line break does is unknown. */
	replyEnding: string;
}

/** An invented account; the password is that of the golden hashes (reference 3). */
export const defaultJiutianAccount: JiutianAccountOptions = {
	customerId: '1001',
	password: '123456',
	channels: {
		'1': { kind: 'industry' },
		'2': { kind: 'advertising' },
		'3': { kind: 'allNetworks' },
		'4': { kind: 'voice' },
	},
	balance: 10_000,
	price: 0.05,
	timestampToleranceSeconds: 300,
	acceptPlainPassword: false,
	forbiddenWords: [],
	limitVerificationMessages: true,
	replyEnding: '',
};
