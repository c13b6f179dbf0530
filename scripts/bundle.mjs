/**
 * After `n8n-node build`: one file for the code of all nodes and credentials, because hundreds of small
 * ones take n8n longer to load than to run. Each node and credential keeps its own file, which takes its
 * class from there. Names of our own stay as they are written, for stack traces and for who reads the
 * package.
 *
 * Libraries of others are devDependencies and travel inside the package. Each file in
 * `nodes/shared/libraries` names what we use of one; it becomes a file of its own, which is read when one
 * of its functions is first called, and never before: n8n loads every node at its start, whoever needs
 * it. To add one, write such a file and import from it as usual; nothing else is to do. What it exports
 * may be used inside functions only, which this script checks at the end.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const distFolder = join(projectFolder, 'dist');
const sharedFile = join(distFolder, 'nodes', 'shared.js');
const librarySources = join(projectFolder, 'nodes', 'shared', 'libraries');
const libraryFolder = join(distFolder, 'nodes', 'libraries');
const licencesFile = join(distFolder, 'THIRD_PARTY_LICENSES.txt');

const require = createRequire(import.meta.url);
const { n8n } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));

/** What n8n loads: its file, as package.json names it, and the class in it. */
const entries = [...n8n.nodes, ...n8n.credentials].map((file) => ({
	file: join(projectFolder, file),
	className: basename(file).split('.')[0],
	source: `./${relative(distFolder, join(projectFolder, file)).replace(/\.js$/, '')}`,
}));

/** How all code is written. */
const style = {
	bundle: true,
	platform: 'node',
	format: 'cjs',
	external: ['n8n-workflow', 'luxon'],
	charset: 'utf8', // Chinese words as such take half the room
	lineLimit: 200,
	legalComments: 'none', // the licences have a file of their own
	logLevel: 'warning',
	metafile: true,
};

const packages = new Map();
const libraries = (await readdir(librarySources)).map((file) => basename(file, '.ts'));
for (const library of libraries) await bundleLibrary(library);

const shared = await build({
	...style,
	stdin: {
		contents: entries
			.map(({ className, source }) => `export { ${className} } from '${source}';`)
			.join('\n'),
		resolveDir: projectFolder,
	},
	outfile: sharedFile,
	minifySyntax: true,
	minifyWhitespace: true,
	plugins: [{ name: 'libraries on first use', setup: loadOnFirstUse }],
});
await collectPackages(shared.metafile);

// Stays: what n8n looks up beside each node, and the icons. All else is compiled code, or pictures of
// the documentation and the tests, which `n8n-node build` takes along.
const stays =
	/^(nodes\/\w+\/\w+\.node\.json|nodes\/shared\.js|nodes\/libraries\/\w+\.js|icons\/[\w.]+\.svg)$/;
for (const file of await filesIn(distFolder)) {
	if (!stays.test(file)) await rm(join(distFolder, file));
}
for (const { file, className } of entries) {
	const path = relative(dirname(file), sharedFile);
	await writeFile(file, `exports.${className} = require('${path}').${className};\n`);
}
await writeFile(licencesFile, licences());
refuseEarlyLoading();

/**
 * Writes the file of one library, with only what its source names. The first line says which packages
 * are in it, so that whoever opens the file finds their licences.
 */
async function bundleLibrary(library) {
	const outfile = join(libraryFolder, `${library}.js`);
	const { metafile } = await build({
		...style,
		entryPoints: [join(librarySources, `${library}.ts`)],
		outfile,
		minify: true,
	});
	const names = await collectPackages(metafile);
	const code = await readFile(outfile, 'utf8');
	const banner = `// Contains ${names.join(', ')}; licences: THIRD_PARTY_LICENSES.txt\n`;
	await writeFile(outfile, banner + code);
}

/** In the file of the nodes, each library is a list of its functions that loads it when one is called. */
function loadOnFirstUse({ onResolve, onLoad }) {
	onResolve({ filter: /\/libraries\/\w+$/ }, ({ path }) => ({
		path: basename(path),
		namespace: 'library',
	}));
	onLoad({ filter: /.*/, namespace: 'library' }, ({ path }) => {
		const file = `./libraries/${path}.js`;
		const getters = Object.keys(require(join(libraryFolder, `${path}.js`)))
			.map((name) => `get ${name}() { return load().${name}; }`)
			.join(', ');
		return {
			contents: `let library;
				const load = () => (library ??= require('${file}'));
				module.exports = { ${getters} };`,
		};
	});
	onResolve({ filter: /.*/, namespace: 'library' }, ({ path }) => ({ path, external: true }));
}

/**
 * Takes down which packages a bundle holds, with their licence texts.
 *
 * @returns their names and versions
 * @throws Error if one has no licence text, because then it must not be handed on
 */
async function collectPackages({ inputs }) {
	const folders = Object.keys(inputs).flatMap(
		(file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
	);
	const names = [];
	for (const folder of new Set(folders)) {
		const path = join(projectFolder, folder);
		const { name, version, license } = JSON.parse(
			await readFile(join(path, 'package.json'), 'utf8'),
		);
		const files = (await readdir(path)).filter((file) =>
			/^(licen[cs]e|copying|notice)/i.test(file),
		);
		const texts = await Promise.all(files.sort().map((file) => readFile(join(path, file), 'utf8')));
		if (texts.length === 0) throw new Error(`${name} is bundled but has no licence text`);
		packages.set(`${name} ${version}`, { license, texts });
		names.push(`${name} ${version}`);
	}
	return names.sort();
}

/** One chapter for each package that is in one of the files. */
function licences() {
	const line = '='.repeat(80);
	const chapters = [...packages]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([name, { license, texts }]) =>
			[line, `${name} (${license})`, line, ...texts.map((text) => text.trim())].join('\n\n'),
		);
	return `${['This package contains code of others, under these licences.', ...chapters].join('\n\n')}\n`;
}

/** @throws Error if loading the nodes already loads a library */
function refuseEarlyLoading() {
	for (const file of Object.keys(require.cache)) delete require.cache[file];
	require(sharedFile);
	const early = Object.keys(require.cache).filter((file) => file.startsWith(libraryFolder));
	if (early.length === 0) return;
	throw new Error(`Loaded with the nodes, not on first use: ${early.join(', ')}`);
}

/** Paths within a folder. */
async function filesIn(folder) {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	return found
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
