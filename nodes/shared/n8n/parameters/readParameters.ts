import { inEnglish } from '../../messaging/model/sentence';
import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { failure } from '../../messaging/model/failure';
import type { TemplateVariable } from '../../messaging/model/message';
import type { Channel, Provider } from '../../providers/contract';
import { providerById } from '../../providers/registry';
import type { ItemParameters } from './itemParameters';
import { idOf, ItemRefusal, kindInWords, textOf } from '../../messaging/text/textValue';
import { MESSAGE_TYPE, PROVIDER, type ChannelsOf } from '../form/providerFields';

/**
 * The provider and the channel that the node is set to; they hold for all items.
 *
 * @throws NodeOperationError if the provider has no such channel, as in a hand-edited workflow
 */
export function readChannel<Kind extends Channel>(
	context: IExecuteFunctions,
	channelsOf: ChannelsOf<Kind>,
): { provider: Provider; channel: Kind } {
	const provider = providerById(context.getNodeParameter(PROVIDER, 0) as string);
	const channels = new Map(Object.entries(channelsOf(provider)));
	const [first] = channels.keys();
	const chosen = context.getNodeParameter(MESSAGE_TYPE, 0, first);
	const channel = channels.get(chosen as string);
	if (!channel) {
		const offered = [...channels.values()].map(({ displayName }) => displayName).join(', ');
		throw new NodeOperationError(
			context.getNode(),
			`'Message Type' is ${typeof chosen === 'string' ? `'${chosen}'` : kindInWords(chosen)}, which ${provider.displayName} does not have here`,
			{
				description: offered
					? `Choose one of: ${offered}. Nothing was sent.`
					: "Choose another 'Provider'. Nothing was sent.",
			},
		);
	}
	return { provider, channel };
}

/** How templates show the place of a variable: `@var(name)`, `${name}`, `{{name}}`, `{name}`, `#name#`. */
const AS_SHOWN = [
	/^@var\(([^()]*)\)$/,
	/^\$\{([^{}]*)\}$/,
	/^\{\{([^{}]*)\}\}$/,
	/^\{([^{}]*)\}$/,
	/^#([^#]*)#$/,
];

/** What no name of a variable has. */
const NO_NAME = /[{}()[\]$@#]/;

/**
 * The name of a variable, also as the template shows it.
 *
 * @throws ItemRefusal if it still has the marks of a place: the template would show them
 */
function nameOf(parameter: string, typed: unknown): string {
	const text = textOf(parameter, typed).trim();
	const shown = AS_SHOWN.map((form) => form.exec(text)?.[1]).find((name) => name !== undefined);
	const name = (shown ?? text).trim();
	if (!NO_NAME.test(name)) return name;
	throw new ItemRefusal(
		failure(
			'configuration',
			inEnglish(
				`'${parameter}' has a variable with the name '${text}'. Enter the name alone, for example code and not \${code}.`,
			),
		),
	);
}

/** @throws ItemRefusal if two variables have one name: only one of them would be sent */
function refuseTwins(parameter: string, variables: readonly TemplateVariable[]): void {
	const names = new Set<string>();
	for (const { name } of variables) {
		if (name !== '' && names.has(name)) {
			throw new ItemRefusal(
				failure(
					'configuration',
					inEnglish(
						`'${parameter}' has two variables with the name '${name}'. Remove one of them.`,
					),
				),
			);
		}
		names.add(name);
	}
}

function variablesIn(parameter: string, value: unknown): TemplateVariable[] {
	const valueOf = (entry: unknown) => textOf(parameter, entry);
	if (Array.isArray(value)) {
		return value.map((entry: unknown, index) => ({
			name: String(index + 1),
			value: valueOf(entry),
		}));
	}
	if (value === undefined || value === null || value === '') return [];
	if (typeof value !== 'object') {
		throw new ItemRefusal(
			failure(
				'configuration',
				inEnglish(
					`'${parameter}' must be a list of values, or an object with names and values, but is ${kindInWords(value)}.`,
				),
			),
		);
	}
	const { variable } = value as { variable?: unknown };
	if (Array.isArray(variable)) {
		return (variable as Array<IDataObject | null>).map((entry) => ({
			name: nameOf(parameter, entry?.name),
			value: valueOf(entry?.value),
		}));
	}
	return Object.entries(value).map(([name, entry]) => ({
		name: nameOf(parameter, name),
		value: valueOf(entry),
	}));
}

/**
 * The variables of the form, or what an expression gave in its place: a list of values, or an object of
 * names and values.
 *
 * @param parameter what the form calls it
 * @throws ItemRefusal if a name or a value cannot be used
 */
export function readVariables(parameter: string, value: unknown): TemplateVariable[] {
	const variables = variablesIn(parameter, value);
	refuseTwins(parameter, variables);
	return variables;
}

/**
 * The approved template of an item with its values.
 *
 * @throws ItemRefusal if its id or one of its variables cannot be used
 */
export const readTemplateField = (parameters: ItemParameters, itemIndex: number) => ({
	kind: 'template' as const,
	templateId: idOf(
		'Template ID (模板)',
		parameters.get('templateId', itemIndex, '', { extractValue: true }),
	),
	variables: readVariables(
		'Template Variables',
		parameters.get('templateVariables', itemIndex, {}),
	),
});
