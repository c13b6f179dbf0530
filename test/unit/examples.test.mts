import {
	exampleFiles,
	LANGUAGES,
	readDictionary,
	readExample,
	translated,
} from '../../playground/editions.mts';
import { EXAMPLES } from '../../playground/examples.mts';
import type { Workflow } from '../../playground/n8nApi.mts';

const NOTE = 'n8n-nodes-base.stickyNote';
const names = EXAMPLES.map(({ name }) => name);
const translations = LANGUAGES.filter((language) => language !== 'en');

/** Every text in the parameters of a workflow. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

/** Whether there are English words in a text, besides what an expression computes. */
const isEnglish = (text: string) =>
	/[a-z]{2,}[,.:]? [a-z]{2,}/i.test(text.replace(/\{\{.*?\}\}/gs, '')) &&
	!/\p{Script=Han}/u.test(text);

/**
 * Literals inside `{{ }}` that somebody reads, and that are translated therefore: what an agent is told.
 * Every other literal in an expression is a name, a value or a pattern, the same in each language.
 */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
	'agent-sms': [
		'What the team should know, in at most 60 characters',
		'The mobile number of the guest',
		'The words for the guest, in at most 60 characters, without links',
		'The provider took the message.',
		'It is unknown whether the message was sent: it may have arrived. Do not send it again.',
		'The message was not sent: this guest has had a text from the assistant today.',
		'The message was not sent.',
	],
};

/** The expressions of a workflow, in order; the editions have theirs at the same places. */
const expressionsIn = ({ nodes }: Workflow): string[] =>
	textsIn(nodes.map(({ parameters }) => parameters))
		.filter((text) => text.startsWith('='))
		.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? []);

it('sets up every example that lies in the folder, and no other', async () => {
	expect(await exampleFiles()).toEqual([...names].sort());
});

/** The tables that an example creates, and their columns. */
async function tablesOf(name: string): Promise<Array<[table: string, columns: unknown]>> {
	const { nodes } = await readExample(name, 'en');
	return nodes
		.filter(({ parameters }) => parameters.resource === 'table' && parameters.tableName)
		.map(({ parameters }) => [String(parameters.tableName), parameters.columns]);
}

it('lists only words in expressions that there are', async () => {
	for (const [name, spoken] of Object.entries(SPOKEN)) {
		const expressions = expressionsIn(await readExample(name, 'en')).join('\n');
		expect(spoken.filter((text) => !expressions.includes(`'${text}'`))).toEqual([]);
	}
});

it('gives a data table the same columns wherever it is created', async () => {
	const columns = new Map<string, unknown>();
	for (const name of names) {
		for (const [table, wanted] of await tablesOf(name)) {
			expect([table, wanted]).toEqual([table, columns.get(table) ?? wanted]);
			columns.set(table, wanted);
		}
	}
});

it('names no data table so that n8n, which looks for parts of names, could take it for another', async () => {
	const tables = (await Promise.all(names.map(tablesOf))).flat().map(([table]) => table);
	const distinct = [...new Set(tables)];
	const contained = distinct.flatMap((table) =>
		distinct.filter(
			(other) => other !== table && other.toLowerCase().includes(table.toLowerCase()),
		),
	);
	expect(distinct.length).toBeGreaterThan(5);
	expect(contained).toEqual([]);
});

describe.each(names)('%s', (name) => {
	it('says in a note what to change', async () => {
		const { nodes } = await readExample(name, 'en');
		expect(nodes.filter(({ type }) => type === NOTE).length).toBeGreaterThan(0);
	});

	it('names each node once, and leads only to nodes that there are', async () => {
		for (const language of LANGUAGES) {
			const { nodes, connections } = await readExample(name, language);
			const known = nodes.map((node) => node.name);
			expect(new Set(known).size).toBe(known.length);
			const used = [...Object.keys(connections), ...leadTo(connections)];
			expect(used.filter((node) => !known.includes(node))).toEqual([]);
			const quoted = textsIn(nodes.map(({ parameters }) => parameters)).flatMap((text) =>
				[...text.matchAll(/\$\(['"](.+?)['"]\)/g)].map(([, node]) => node),
			);
			expect(quoted.filter((node) => !known.includes(node))).toEqual([]);
		}
	});

	it.each(translations)('has an edition in %s as its dictionary makes it', async (language) => {
		const english = await readExample(name, 'en');
		const edition = await readExample(name, language);
		// If this fails: npm run examples
		expect(edition).toEqual(translated(english, await readDictionary(name, language)));
	});

	it.each(translations)(
		'computes in %s what the English edition computes: in {{ }} only names of nodes and listed words differ',
		async (language) => {
			const english = await readExample(name, 'en');
			const words = await readDictionary(name, language);
			const spoken = SPOKEN[name] ?? [];
			const inTheEdition = expressionsIn(english).map((expression) =>
				expression
					.replace(/(?<=\$\((['"]))[^'"]+(?=\1\))/g, (node) => words[node])
					.replace(/'((?:[^'\\]|\\.)*)'/g, (literal, text) =>
						spoken.includes(text) ? `'${words[text]}'` : literal,
					),
			);
			expect(expressionsIn(await readExample(name, language))).toEqual(inTheEdition);
		},
	);

	it.each(translations)('has nothing in English left in %s', async (language) => {
		const { name: title, nodes } = await readExample(name, language);
		const words = [title, ...nodes.map((node) => node.name)];
		expect(words.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
		expect(textsIn(nodes.map(({ parameters }) => parameters)).filter(isEnglish)).toEqual([]);
	});

	it.each(translations)(
		'has no address in %s that the English edition has too',
		async (language) => {
			const addresses = async (each: (typeof LANGUAGES)[number]) =>
				(await readExample(name, each)).nodes.flatMap(({ webhookId }) => webhookId ?? []);
			const english = await addresses('en');
			expect((await addresses(language)).filter((id) => english.includes(id))).toEqual([]);
		},
	);
});

/** The names of the nodes to which connections lead. */
const leadTo = (connections: Workflow['connections']): string[] =>
	Object.values(connections).flatMap((outputs) =>
		(Object.values(outputs as object) as Array<Array<Array<{ node: string }> | null>>).flatMap(
			(lists) => lists.flatMap((list) => (list ?? []).map(({ node }) => node)),
		),
	);
