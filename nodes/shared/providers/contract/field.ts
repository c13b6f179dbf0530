/** A field of the form that only one channel, webhook or kind of template has. */
export interface ProviderField {
	displayName: string;
	name: string;
	description: string;
	type: 'string' | 'number' | 'boolean' | 'options';
	default: string | number | boolean;
	placeholder?: string;
	/** The choices, for type `options`. */
	options?: Array<{ name: string; value: string | number; description?: string }>;
}
