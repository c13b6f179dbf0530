import type { INode, INodeProperties } from 'n8n-workflow';

import type { Language, Sentence } from '../../messaging/model/sentence';

const DEFAULT: Language = 'en';

/**
 * In which language the node says what it has to say. English unless it is chosen, as the form itself is:
 * who uses a Chinese provider need not read Chinese, such as a company that sends to China from abroad.
 * The Chinese examples set 中文.
 */
export const languageField: INodeProperties = {
	displayName: 'Language of Texts (提示语言)',
	name: 'language',
	type: 'options',
	options: [
		{ name: '中文', value: 'zh' },
		{ name: 'English', value: 'en' },
	],
	default: DEFAULT,
	noDataExpression: true,
	description: 'Language of reasons, hints and errors of this node',
};

/**
 * The language that a node is set to. It is read from the node itself and needs no context, so that every
 * refusal can ask for it, also one that stops the node before its parameters are read.
 */
export function languageOf({ parameters }: Pick<INode, 'parameters'>): Language {
	const { options, language } = parameters;
	const chosen = (options as { language?: unknown } | undefined)?.language ?? language;
	return chosen === 'zh' || chosen === 'en' ? chosen : DEFAULT;
}

/** A sentence in the language of the node. */
export const say = (node: Pick<INode, 'parameters'>, sentence: Sentence): string =>
	sentence[languageOf(node)];
