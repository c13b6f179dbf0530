/** The error codes (reference 5). Which of several mistakes is named, and beyond -15: unknown. */
export const codes = {
	parameter: -1,
	credentials: -2,
	channel: -3,
	number: -4,
	content: -5,
	balance: -6,
	address: -7,
	signatureMissing: -8,
	signatureLength: -9,
	channelPaused: -10,
	hours: -11,
	timestamp: -12,
	encoding: -13,
	rate: -14,
	channelContent: -15,
} as const;

/** Names a refusal in this simulator. */
export type Refusal = keyof typeof codes;
