import {
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import {
	DEFAULT_LEVELS,
	type RuleLevel,
	type RuleLevels,
	type TextRule,
} from '../../messaging/compliance/levels';
import type { WordingRules } from '../../messaging/compliance/checkWording';
import { kindInWords, textOf } from '../../messaging/text/textValue';
import { MOST_LIST, tooLong } from '../../messaging/text/textLimits';
import { say } from '../form/language';

/** What the form calls the rules. */
export const RULE_NAMES: Readonly<Record<TextRule, string>> = {
	absoluteClaims: 'Absolute Claims',
	emptyValues: 'Empty Values (空值)',
	forbiddenWords: 'Forbidden Words',
	linkForm: 'Link Form',
	optOutLine: 'Opt-Out Line (退订)',
	salutation: 'Personal Salutation',
};

const LEVEL_OPTIONS = {
	refuse: {
		name: 'Refuse',
		value: 'refuse',
		description: 'Stop the message before it costs anything',
	},
	warn: { name: 'Warn', value: 'warn', description: 'Send it, with a warning on the item' },
	ignore: { name: 'Ignore', value: 'ignore', description: 'Do not look at it' },
} satisfies Readonly<Record<RuleLevel, INodePropertyOptions>>;

/** Carriers demand the opt-out line, so a message without one never goes out silently. */
const levelsFor = (rule: TextRule): RuleLevel[] =>
	rule === 'optOutLine' ? ['refuse', 'warn'] : ['refuse', 'warn', 'ignore'];

const levelField = (rule: TextRule, description: string): INodeProperties => {
	const options = levelsFor(rule).map((level) => LEVEL_OPTIONS[level]);
	const usual = DEFAULT_LEVELS[rule];
	return {
		displayName: RULE_NAMES[rule],
		name: rule,
		type: 'options',
		options,
		default: usual,
		description,
	};
};

/** The words and the levels of the text rules in the form. */
export const textRuleFields: INodeProperties[] = [
	{
		displayName: 'Forbidden Words',
		name: 'forbiddenWords',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. 最佳, 国家级, free money',
		description:
			"Words that must not be sent, separated by comma or line break. A text that has one is stopped, unless 'Text Rules' says otherwise; templates are not looked at.",
	},
	{
		displayName: 'Text Rules',
		name: 'textRules',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Text Rules',
		description:
			'What to do with a text that breaks a rule. What the provider would refuse anyway is always stopped; of templates only the values are looked at.',
		options: [
			{
				displayName: 'Levels',
				name: 'levels',
				values: [
					levelField(
						'absoluteClaims',
						'Words such as 最佳, 国家级, 第一 or guaranteed (绝对化用语), from a short list that comes with the node',
					),
					levelField(
						'emptyValues',
						"An expression that puts nothing into the message: a field that the contact does not have or that is empty, or words such as undefined. Templates' values are looked at, too.",
					),
					levelField('forbiddenWords', "The words of the option 'Forbidden Words'"),
					levelField(
						'linkForm',
						'A link without https://, with full-width characters in it, or with Chinese text, an emoji or an invisible character directly behind it',
					),
					levelField(
						'optOutLine',
						'A marketing message that does not tell how to opt out, where the message type demands it',
					),
					levelField(
						'salutation',
						'A text that begins neither with a salutation such as 您好 or Dear nor with a name',
					),
				],
			},
		],
	},
];

function readWords(node: INode, { forbiddenWords }: IDataObject): string[] {
	const list = (Array.isArray(forbiddenWords) ? forbiddenWords : [forbiddenWords])
		.map((words) => textOf('Forbidden Words', words))
		.join('\n');
	const unbounded = tooLong('Forbidden Words', list, MOST_LIST);
	if (unbounded) {
		throw new NodeOperationError(node, say(node, unbounded.message), {
			description: 'Nothing was sent.',
		});
	}
	return list
		.split(/[,，、;；\r\n]+/)
		.map((word) => word.trim())
		.filter(Boolean);
}

function readLevels(node: INode, { textRules }: IDataObject): RuleLevels {
	const { levels = {} } = (textRules ?? {}) as { levels?: IDataObject };
	for (const rule of Object.keys(RULE_NAMES) as TextRule[]) {
		const level = levels[rule];
		const offered = levelsFor(rule);
		if (level === undefined || offered.some((one) => one === level)) continue;
		throw new NodeOperationError(
			node,
			`'${RULE_NAMES[rule]}' in the option 'Text Rules' must be one of ${offered.join(', ')}, but is ${typeof level === 'string' ? `'${level}'` : kindInWords(level)}`,
			{ description: 'Correct the option, or remove it to use its default. Nothing was sent.' },
		);
	}
	return levels as RuleLevels;
}

/**
 * Reads what the user wants of the wording of all messages of a run.
 *
 * @throws NodeOperationError if a level is none, or the list of words is too long to be looked for
 */
export const readTextRules = (node: INode, options: IDataObject): WordingRules => ({
	forbiddenWords: readWords(node, options),
	levels: readLevels(node, options),
});
