import type { Message } from '../../../../nodes/shared/messaging/model/message';

export const TO = ['+8613800000000', '+8613900000000', '+8615000000000'];

export const text = (to = TO[0], settings: Message['settings'] = {}): Message => ({
	to,
	content: { kind: 'text', text: '【SUBMAIL】展会明天开幕' },
	settings,
});

/** A text whose one variable SUBMAIL can fill in. */
export const personalText = (
	to: string,
	name: string,
	pattern = '【SUBMAIL】您好@var(name)',
): Message => ({
	to,
	content: {
		kind: 'text',
		text: pattern.replace('@var(name)', () => name),
		pattern: { text: pattern, variables: [{ name: 'name', value: name }] },
	},
	settings: {},
});

export const template = (
	to = TO[0],
	values: Record<string, string> = {},
	rest: Partial<Message> = {},
): Message => ({
	to,
	content: {
		kind: 'template',
		templateId: 'ThJBE4',
		variables: Object.entries(values).map(([name, value]) => ({ name, value })),
	},
	settings: {},
	...rest,
});

export const accepted = (messageId: string) => ({
	outcome: 'accepted',
	messageId,
	messageIdSource: 'provider',
});

export const refused = (category: string, providerCode: string) => ({
	outcome: 'rejected',
	failure: { category, providerCode },
});

export const unknown = { outcome: 'unknown', failure: { category: 'unknown', retryable: false } };
