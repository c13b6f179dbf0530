/** A named value for a template. Providers that know no names take the values in the given order. */
export interface TemplateVariable {
	name: string;
	value: string;
}

/** What is sent: a text, or a template that the provider has approved with values for its variables. */
export type MessageContent =
	| { kind: 'text'; text: string }
	| { kind: 'template'; templateId: string; variables: TemplateVariable[] };

/** Values of the fields that only one channel has, such as a product id; by field name. */
export type ChannelSettings = Readonly<Record<string, string | number | boolean>>;

/** One message for one recipient, checked and ready to be sent. */
export interface Message {
	/** E.164, such as `+8613800138000`. */
	to: string;
	content: MessageContent;
	/** The company mark without 【】, where the channel takes it as a field of its own. */
	signature?: string;
	/** Number or name that the message comes from, where the channel has one. */
	sender?: string;
	settings: ChannelSettings;
}
