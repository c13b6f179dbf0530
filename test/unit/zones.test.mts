import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const shipped = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name)),
);

/** Methods of dates that go by the zone of the process, which is none of the workflow's. */
const LOCAL =
	/^(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds)$|^to(?:Locale|LocaleDate|LocaleTime|Date|Time)String$/;

/**
 * Every place in a source that reads or shows a time without saying in which zone. n8n sets luxon's
 * default zone for each workflow that runs, so it is that of another one by chance.
 */
function withoutZone(source: string): string[] {
	const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node) => {
		const text = node.getText(file);
		if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
			const { expression, name } = node.expression;
			const of = expression.getText(file);
			const given = node.arguments.map((argument) => argument.getText(file)).join();
			const isLuxon = of === 'DateTime' && /^(?:from|parse|now|local)/.test(name.text);
			if (isLuxon && !/\bzone\b/.test(given)) found.push(text);
			if (of === 'Date' && name.text === 'parse') found.push(text);
			// A count has no zone.
			if (LOCAL.test(name.text) && of !== 'count') found.push(text);
		}
		const isFormat = /^Intl\.DateTimeFormat\(|^new Intl\.DateTimeFormat\b/.test(text);
		const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
		if (isCall && isFormat && !/\btimeZone\b/.test(text)) found.push(text);
		if (ts.isNewExpression(node) && node.expression.getText(file) === 'Date') {
			const [first, ...others] = node.arguments ?? [];
			const isNumber = /^Date\.UTC\(|\*|^now|[mM]s$|[mM]illis/.test(first?.getText(file) ?? 'now');
			if (others.length > 0 || !isNumber) found.push(text);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/** Where a zone stands in the text itself. */
const ALLOWED = ['Date.parse(value)'];

it.each(shipped)('Z3: %s reads and shows times in a zone that it names', (file) => {
	const found = withoutZone(readFileSync(join(root, file), 'utf8'));
	expect(found.filter((text) => !ALLOWED.includes(text))).toEqual([]);
});

it.each([
	'DateTime.fromISO(text)',
	"DateTime.fromFormat(text, 'yyyy-MM-dd')",
	'DateTime.fromMillis(time)',
	'DateTime.now()',
	'DateTime.local()',
	'new Date(text)',
	'new Date(2026, 6, 2)',
	'Date.parse(text)',
	'new Date(now).getHours()',
	'new Date(now).toLocaleDateString()',
	"new Date(now).toLocaleString('en-GB')",
	"new Intl.DateTimeFormat('en-GB')",
	"Intl.DateTimeFormat('en-GB', { hour: 'numeric' })",
	'new Intl.DateTimeFormat',
])('Z3: finds %s', (source) => expect(withoutZone(source)).not.toEqual([]));

it.each([
	'DateTime.fromISO(text, { zone })',
	"DateTime.fromMillis(time, { zone: 'utc' })",
	'new Date()',
	'new Date(Date.UTC(2026, 6, 2))',
	'new Date(day * DAY)',
	"new Intl.DateTimeFormat('en-GB', { timeZone })",
	"count.toLocaleString('en-US')",
])('Z3: lets %s be', (source) => expect(withoutZone(source)).toEqual([]));
