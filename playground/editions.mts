import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workflow, WorkflowNode } from './n8nApi.mts';
import { examplesFolder, projectFolder } from './paths.mts';

/** In what the names, notes and forms of the examples are written. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What stands in the English edition, and what in another one. */
export type Dictionary = Record<string, string>;

/** Where an edition of an example lies. */
export const exampleFile = (name: string, language: Language): string =>
	join(examplesFolder, ...(language === 'en' ? [] : [language]), `${name}.json`);

/** An example as it is imported into n8n. */
export const readExample = async (name: string, language: Language): Promise<Workflow> =>
	JSON.parse(await readFile(exampleFile(name, language), 'utf8'));

/** The names of all examples, by their files. */
export const exampleFiles = async (): Promise<string[]> =>
	(await readdir(examplesFolder))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length))
		.sort();

/** The words that several examples share. */
const SHARED = 'shared';

/** The words of an example in another language; the English edition needs none. */
export async function readDictionary(name: string, language: Language): Promise<Dictionary> {
	if (language === 'en') return {};
	const folder = join(projectFolder, 'playground', 'translations', language);
	const read = async (file: string): Promise<Dictionary> =>
		JSON.parse(await readFile(join(folder, `${file}.json`), 'utf8'));
	return { ...(await read(SHARED)), ...(await read(name)) };
}

/** A name or text in another language; what the dictionary lacks stays as it is. */
export const translatedText = (text: string, dictionary: Dictionary): string =>
	Object.hasOwn(dictionary, text) ? dictionary[text] : text;

/**
 * The same workflow in other words: names of nodes, notes, forms and texts. Expressions keep their
 * sense, because what they quote, such as $('Contacts'), is translated alike. Fields of forms have names
 * of their own beside their labels, since n8n makes names of files out of Latin letters only.
 * Names of data tables and their columns are in no dictionary: the examples share them.
 */
export function translated(workflow: Workflow, dictionary: Dictionary): Workflow {
	const said = (text: string) => translatedText(text, dictionary);
	const everywhere = (value: unknown): unknown => {
		if (typeof value === 'string') return translatedString(value, dictionary);
		if (Array.isArray(value)) return value.map(everywhere);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, everywhere(inner)]),
		);
	};
	return {
		...workflow,
		name: said(workflow.name),
		nodes: workflow.nodes.map(
			(node): WorkflowNode => ({
				...node,
				name: said(node.name),
				parameters: everywhere(node.parameters) as WorkflowNode['parameters'],
				...(node.webhookId && { webhookId: webhookIdOfTranslation(node.webhookId) }),
			}),
		),
		connections: Object.fromEntries(
			Object.entries(workflow.connections).map(([from, to]) => [said(from), everywhere(to)]),
		),
	};
}

const QUOTED = /(['"])((?:(?!\1)[^\\])*)\1/g;

function translatedString(value: string, dictionary: Dictionary): string {
	if (Object.hasOwn(dictionary, value)) return dictionary[value];
	if (!value.startsWith('=')) return value;
	return value.replace(/\{\{.*?\}\}/gs, (expression) =>
		expression.replace(QUOTED, (_, quote: string, text: string) => {
			return `${quote}${translatedText(text, dictionary)}${quote}`;
		}),
	);
}

/** Two editions may be imported side by side; their addresses must not be the same. */
const webhookIdOfTranslation = (id: string): string => id.replace(/-8(\d{3})-/, '-9$1-');
