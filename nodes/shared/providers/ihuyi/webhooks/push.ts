import type { ChannelSettings } from '../../../messaging/model/message';
import { fieldText } from '../../common/fieldText';
import { lookUp } from '../../common/lookUp';
import type { ProviderField, WebhookRequest } from '../../contract';

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
	const valueOf = lookUp(fields);
	return {
		text: (field) =>
			listed(field)
				.map((name) => fieldText(valueOf(name)).trim())
				.find(Boolean) ?? '',
		has: (field) => listed(field).some((name) => valueOf(name) !== undefined),
		listed,
	};
}
