import type { ChannelSettings } from '../../messaging/message';
import type { ProviderField, WebhookRequest } from '../contract';

/** Fields arrive as text; a field that came twice as a list, of which the first counts. */
function fieldText(value: unknown): string {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' || typeof first === 'number' ? String(first).trim() : '';
}

/** A push, read by the names that the user or ihuyi has given its fields. */
export interface Push {
	/** The first value under one of the names; empty if there is none. */
	text(field: ProviderField): string;
	/** Whether one of the names is there, be it without a value. */
	has(field: ProviderField): boolean;
	/** The names or values that an option stands for. */
	listed(field: ProviderField): string[];
}

/** @param settings values of the options, where the user has added them */
export function readPush({ fields }: WebhookRequest, settings: ChannelSettings = {}): Push {
	const listed = ({ name, default: usual }: ProviderField): string[] =>
		String(settings[name] ?? usual)
			.split(/[,，]/)
			.map((entry) => entry.trim())
			.filter(Boolean);
	return {
		text: (field) =>
			listed(field)
				.map((name) => fieldText(fields[name]))
				.find(Boolean) ?? '',
		has: (field) => listed(field).some((name) => fields[name] !== undefined),
		listed,
	};
}
