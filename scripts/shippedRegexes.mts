/** Finds every regular expression of the code that is shipped, by TypeScript's syntax tree. */
import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A regular expression and where it stands. */
export interface ShippedRegex {
	source: string;
	flags: string;
	/** Path within the project and line, such as `nodes/shared/messaging/signature.ts:5`. */
	place: string;
}

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const SHIPPED = ['nodes', 'credentials'];

/**
 * Files that may make an expression of a text that is not known before the run, with the reason why
 * nobody outside can choose it. Their own tests hold the time it takes.
 */
const MADE_IN_THE_RUN: ReadonlyMap<string, string> = new Map([
	['nodes/shared/n8n/output/secretPattern.ts', "of the secrets in the operator's own credential"],
]);

/**
 * All regular expressions: literals, and what `RegExp` makes of texts that are known.
 *
 * @throws Error for an expression made of anything else: nobody could look at it
 */
export async function shippedRegexes(): Promise<ShippedRegex[]> {
	const files = await Promise.all(SHIPPED.map((folder) => sourcesIn(join(projectFolder, folder))));
	const program = ts.createProgram(files.flat(), {
		noResolve: false,
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.CommonJS,
		skipLibCheck: true,
		types: [],
	});
	const checker = program.getTypeChecker();
	return files.flat().flatMap((file) => {
		const source = program.getSourceFile(file);
		return source ? regexesOf(source, checker) : [];
	});
}

async function sourcesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function regexesOf(file: ts.SourceFile, checker: ts.TypeChecker): ShippedRegex[] {
	const found: ShippedRegex[] = [];
	const placeOf = (node: ts.Node): string => {
		const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
		return `${relative(projectFolder, file.fileName)}:${line + 1}`;
	};
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
			found.push({ source, flags, place: placeOf(node) });
		} else if (isRegExpCall(node)) {
			const [source, flags] = (node.arguments ?? []).map((part) => textOf(part, checker));
			const known = source !== undefined && (node.arguments?.length === 1 || flags !== undefined);
			const isMadeInTheRun = MADE_IN_THE_RUN.has(relative(projectFolder, file.fileName));
			if (!known && !isMadeInTheRun) {
				throw new Error(
					`${placeOf(node)} makes a regular expression of a text that is not known before the run. Write it as a literal, or of constants.`,
				);
			}
			if (known) found.push({ source, flags: flags ?? '', place: placeOf(node) });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const isRegExpCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
	(ts.isNewExpression(node) || ts.isCallExpression(node)) &&
	ts.isIdentifier(node.expression) &&
	node.expression.text === 'RegExp';

/** The text of a template whose expressions are constants. */
function textOfTemplate(
	{ head, templateSpans }: ts.TemplateExpression,
	checker: ts.TypeChecker,
	literalText: (literal: ts.TemplateLiteralLikeNode) => string,
): string | undefined {
	const parts = templateSpans.map(({ expression, literal }) => {
		const text = textOf(expression, checker);
		return text === undefined ? undefined : text + literalText(literal);
	});
	if (parts.some((part) => part === undefined)) return undefined;
	return literalText(head) + parts.join('');
}

/** The text that an expression of constants stands for; undefined for all others. */
function textOf(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) return textOfTemplate(node, checker, ({ text }) => text);
	if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
		const rawText = ({ rawText: text }: ts.TemplateLiteralLikeNode): string => text ?? '';
		return ts.isNoSubstitutionTemplateLiteral(node.template)
			? rawText(node.template)
			: textOfTemplate(node.template, checker, rawText);
	}
	if (ts.isRegularExpressionLiteral(node)) return node.text.slice(1, node.text.lastIndexOf('/'));
	if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') {
		return textOf(node.expression, checker);
	}
	if (ts.isIdentifier(node)) {
		const symbol = checker.getSymbolAtLocation(node);
		const original =
			symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
		const declaration = original?.valueDeclaration;
		return declaration &&
			ts.isVariableDeclaration(declaration) &&
			declaration.initializer &&
			ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const
			? textOf(declaration.initializer, checker)
			: undefined;
	}
	return undefined;
}
