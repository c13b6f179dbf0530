/**
 * `npm run scan`: what n8n's scanner of community packages checks, without the network: first the
 * source, then the packed tarball, which must also hold what n8n loads, the licences of the libraries
 * that travel in it, and nothing else.
 *
 *   npm run scan -- --package FILE    a packed package instead of building one
 */
import { access, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execa } from 'execa';
import { packPackage } from '../playground/packPackage.mts';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const LICENCES = 'dist/THIRD_PARTY_LICENSES.txt';
const LIBRARIES = 'dist/nodes/libraries';

/** The only places in a tarball: npm adds the files at the top by itself. */
const EXPECTED = [
	/^package\.json$/,
	/^README\.md$/,
	/^README\.zh-CN\.md$/,
	/^LICENSE\.md$/,
	/^dist\/nodes\/(\w+\/\w+\.node\.(js|json)|shared\.js)$/,
	/^dist\/nodes\/libraries\/\w+\.js$/,
	/^dist\/THIRD_PARTY_LICENSES\.txt$/,
	/^dist\/credentials\/\w+\.credentials\.js$/,
	/^dist\/icons\/\w+(\.dark)?\.svg$/,
];

const { values } = parseArgs({ options: { package: { type: 'string' } } });
const tarballFolder = await mkdtemp(join(tmpdir(), 'scan-'));
try {
	const { file } = await packPackage({
		projectFolder,
		tarballFolder,
		packageFile: values.package,
	});
	await execa('tar', ['-xzf', file, '-C', tarballFolder]);
	const unpacked = join(tarballFolder, 'package');
	const problems = [
		...(await scan('source', projectFolder, SOURCE_FILE_PATTERNS)),
		...(await scan('tarball', unpacked, ['**/*.js', 'package.json'])),
		...(await checkContents(unpacked)),
	];
	for (const problem of problems) console.error(problem);
	console.log(problems.length === 0 ? 'Scan clean: source and tarball.' : 'Scan not clean.');
	process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
	await rm(tarballFolder, { recursive: true, force: true });
}

/** The scanner's findings in a folder. */
async function scan(what: string, folder: string, patterns: string[]): Promise<string[]> {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	return passed ? [] : [`${what}: ${message}\n${details ?? ''}`];
}

/** Files that should not be published, and files that n8n would look for in vain. */
async function checkContents(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
	const unexpected = files
		.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)))
		.map((file) => `tarball: ${file} should not be published`);

	const { n8n } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const missing: string[] = [];
	for (const file of ['README.md', 'LICENSE.md', LICENCES, ...n8n.nodes, ...n8n.credentials]) {
		await access(join(folder, file)).catch(() => missing.push(`tarball: ${file} is missing`));
	}
	return [...unexpected, ...missing, ...(await checkLicences(folder))];
}

/** Libraries that travel in the package without their licence; each file says what it contains. */
async function checkLicences(folder: string): Promise<string[]> {
	const licences = await readFile(join(folder, LICENCES), 'utf8').catch(() => '');
	const libraries = await readdir(join(folder, LIBRARIES)).catch(() => []);
	const problems: string[] = [];
	for (const library of libraries) {
		const code = await readFile(join(folder, LIBRARIES, library), 'utf8');
		const contained = /^\/\/ Contains ([^;\n]+);/.exec(code)?.[1].split(', ') ?? [];
		if (contained.length === 0) problems.push(`tarball: ${library} does not say what it contains`);
		for (const name of contained) {
			if (!licences.includes(`\n${name} (`)) problems.push(`tarball: no licence of ${name}`);
		}
	}
	return problems;
}
