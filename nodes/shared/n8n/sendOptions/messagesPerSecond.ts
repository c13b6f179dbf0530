import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** The user's own pace; it goes before what the provider publishes. */
const OPTION: NumberOption = {
	name: 'messagesPerSecond',
	displayName: 'Messages per Second',
	description:
		'How fast to send, so that your website and your phones can cope with the answers. Without this option: as fast as the provider takes them.',
	min: 0.01,
	max: 100_000,
	default: 10,
};

/** The option in the form. */
export const messagesPerSecondField: INodeProperties = numberField(OPTION);

/** Messages in a second; undefined without the option. */
export const readMessagesPerSecond = (node: INode, options: IDataObject): number | undefined =>
	options[OPTION.name] === undefined ? undefined : readNumberOption(node, options, OPTION);
