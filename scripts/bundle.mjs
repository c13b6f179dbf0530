/**
 * After `n8n-node build`: one file for the code of all nodes and credentials, because hundreds of small
 * ones take n8n longer to load than to run. Each node and credential keeps its own file, which takes its
 * class from there. Names stay as they are written, for stack traces and for who reads the package.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const distFolder = join(projectFolder, 'dist');
const sharedFile = join(distFolder, 'nodes', 'shared.js');

const { n8n } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));

/** What n8n loads: its file, as package.json names it, and the class in it. */
const entries = [...n8n.nodes, ...n8n.credentials].map((file) => ({
	file: join(projectFolder, file),
	className: basename(file).split('.')[0],
	source: `./${relative(distFolder, join(projectFolder, file)).replace(/\.js$/, '')}`,
}));

await build({
	stdin: {
		contents: entries
			.map(({ className, source }) => `export { ${className} } from '${source}';`)
			.join('\n'),
		resolveDir: projectFolder,
	},
	outfile: sharedFile,
	bundle: true,
	platform: 'node',
	format: 'cjs',
	external: ['n8n-workflow', 'luxon'],
	charset: 'utf8', // Chinese words as such take half the room
	minifySyntax: true,
	minifyWhitespace: true,
	lineLimit: 200,
	legalComments: 'none',
	logLevel: 'warning',
});

// Stays: what n8n looks up beside each node, and the icons. All else is compiled code, or pictures of
// the documentation and the tests, which `n8n-node build` takes along.
const stays = /^(nodes\/\w+\/\w+\.node\.json|nodes\/shared\.js|icons\/[\w.]+\.svg)$/;
for (const file of await filesIn(distFolder)) {
	if (!stays.test(file)) await rm(join(distFolder, file));
}
for (const { file, className } of entries) {
	const shared = relative(dirname(file), sharedFile);
	await writeFile(file, `exports.${className} = require('${shared}').${className};\n`);
}

/** Paths within a folder. */
async function filesIn(folder) {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	return found
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
