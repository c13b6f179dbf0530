import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { ChannelSettings } from '../../../messaging/model/message';
import type { ProviderField } from '../../contract';

/** Names in the request that the public sources do not establish. */
export interface MmsKeys {
	/** In a content item: the kind of file, such as `jpg`. */
	extension: string;
	/** In a content item: the text or file itself in Base64. */
	data: string;
	template: string;
	/** Empty: there is no such field. */
	title: string;
	/** Empty: there is no such field. */
	signature: string;
}

const UNPUBLISHED = 'Ihuyi publishes no name for it, so ask ihuyi';

/** The options with which the user corrects those names, and what is taken without them. */
export const MMS_KEY_FIELDS: Readonly<Record<keyof MmsKeys, ProviderField>> = {
	extension: {
		displayName: 'File Extension Field (Unconfirmed)',
		name: 'extensionKey',
		description:
			"Field of a content item that tells the kind of file, such as 'jpg'. Public sources tell only that its name begins with 'ext', so ask ihuyi.",
		type: 'string',
		default: 'ext',
	},
	data: {
		displayName: 'File Content Field (Unconfirmed)',
		name: 'dataKey',
		description: `Field of a content item that holds the text or file in Base64. ${UNPUBLISHED}.`,
		type: 'string',
		default: 'data',
	},
	template: {
		displayName: 'Template ID Field (模板, Unconfirmed)',
		name: 'templateKey',
		description: `Field for the ID of an approved template. ${UNPUBLISHED}.`,
		type: 'string',
		default: 'template_id',
	},
	title: {
		displayName: 'Title Field (标题, Unconfirmed)',
		name: 'titleKey',
		description: `Field for the subject. If empty, the message begins with the subject as its first line. ${UNPUBLISHED}.`,
		type: 'string',
		default: '',
		placeholder: 'e.g. title',
	},
	signature: {
		displayName: 'Signature Field (签名, Unconfirmed)',
		name: 'signatureKey',
		description: `Field for the signature without 【】. If empty, the signature stands in the text. ${UNPUBLISHED}.`,
		type: 'string',
		default: '',
		placeholder: 'e.g. sign_name',
	},
};

/** The names that the user has given; where one is blank, the default. */
export function readMmsKeys(settings: ChannelSettings): MmsKeys {
	const read = (key: keyof MmsKeys): string => {
		const { name, default: usual } = MMS_KEY_FIELDS[key];
		return String(settings[name] ?? '').trim() || String(usual);
	};
	return {
		extension: read('extension'),
		data: read('data'),
		template: read('template'),
		title: read('title'),
		signature: read('signature'),
	};
}

/** Names in the request that are known, and so taken. */
const IN_REQUEST = 'api_id signature timestamp request_id product_id phone content'.split(' ');
const IN_ITEM = ['con_type'];

const repeated = (names: readonly string[]): string | undefined =>
	names.find((name, index) => name && names.indexOf(name) !== index);

/** Refuses names that would put one value in the place of another. */
export function checkMmsKeys(settings: ChannelSettings): Failure | undefined {
	const { extension, data, template, title, signature } = readMmsKeys(settings);
	const clash =
		repeated([...IN_REQUEST, template, title, signature]) ??
		repeated([...IN_ITEM, extension, data]);
	return clash === undefined
		? undefined
		: failure(
				'configuration',
				inEnglish(
					`The name '${clash}' in the options with '(Unconfirmed)' already stands for another field of the request. Give each of these options a name of its own, or remove the option.`,
				),
			);
}
