import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(__dirname, '../..');
const shipped = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name)),
);
const simulator = readdirSync(join(root, 'playground/carrier'), {
	recursive: true,
	encoding: 'utf8',
})
	.filter((name) => name.endsWith('.mts'))
	.map((name) => join('playground/carrier', name));

const IMPORT =
	/^(?:import|export|\}) ?.*from '([^']+)'|^import '([^']+)'|(?:import|require)\('([^']+)'\)/gm;

/** What a file imports: paths from the root for our own files, names for packages. */
const importsOf = (file: string): string[] =>
	[...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)]
		.map(([, from, bare, called]) => from ?? bare ?? called)
		.map((target) => (target.startsWith('.') ? normalize(join(dirname(file), target)) : target));

/** Which rooms a room may look into, from the outside to the inside. */
const MAY_IMPORT: Array<[room: string, targets: string[]]> = [
	// Each file there names what we use of one library, see scripts/bundle.mjs.
	['nodes/shared/libraries/', ['libphonenumber-js']],
	[
		'nodes/shared/messaging/',
		['nodes/shared/messaging/', 'nodes/shared/libraries/', 'luxon', 'node:crypto'],
	],
	[
		'nodes/shared/providers/',
		['nodes/shared/messaging/', 'nodes/shared/providers/', 'luxon', 'node:crypto'],
	],
	[
		'nodes/shared/sending/',
		['nodes/shared/messaging/', 'nodes/shared/providers/', 'nodes/shared/sending/'],
	],
	['nodes/shared/n8n/', ['nodes/shared/', 'n8n-workflow', 'luxon', 'node:crypto', 'ipaddr.js']],
	['credentials/', ['nodes/shared/n8n/', 'nodes/shared/providers/', 'n8n-workflow']],
];

/** A node looks into its own folder and what all share, and into no other node. */
const nodeMayImport = (file: string): string[] => [
	`${file.split('/').slice(0, 2).join('/')}/`,
	'nodes/shared/',
	'n8n-workflow',
	'luxon',
	'node:crypto',
];
const allowedFor = (file: string) =>
	MAY_IMPORT.find(([room]) => file.startsWith(room))?.[1] ?? nodeMayImport(file);

it('finds the files', () => {
	expect(shipped.length).toBeGreaterThan(30);
	expect(simulator.length).toBeGreaterThan(10);
});

it('sees imports of every kind', () => {
	expect(importsOf('nodes/SendSms/run.ts')).toEqual(
		expect.arrayContaining(['n8n-workflow', 'nodes/shared/sending/check/sms']),
	);
});

it.each(shipped)('%s imports only what its room may', (file) => {
	const wrong = importsOf(file).filter(
		(target) => !allowedFor(file).some((allowed) => target.startsWith(allowed)),
	);
	expect(wrong).toEqual([]);
});

it.each(shipped.filter((file) => /nodes\/shared\/(messaging|providers|sending)\//.test(file)))(
	'%s reads no clock and makes no randomness',
	(file) => {
		const source = readFileSync(join(root, file), 'utf8');
		expect(source).not.toMatch(
			/Date\.now|new Date\(\)|Math\.random|randomUUID|randomBytes|DateTime\.(now|local)\(/,
		);
	},
);

it.each(simulator)('%s shares no code with the package', (file) => {
	const shared = importsOf(file).filter(
		(target) => !relative('playground', target).startsWith('carrier'),
	);
	expect(shared.filter((target) => /^(nodes|credentials|test)\//.test(target))).toEqual([]);
});

/** Folders that import each other, directly or by way of others, each circle as a path. */
function circles(files: readonly string[]): string[] {
	const known = new Set(files.map((file) => file.replace(/\.ts$/, '')));
	const arrows = new Map<string, Set<string>>();
	for (const file of files) {
		const from = dirname(file);
		for (const target of importsOf(file)) {
			const to = known.has(target) ? dirname(target) : target;
			if (!to.startsWith('nodes/shared/') || to === from) continue;
			// The index of a folder is its table of contents, and so stands above all that it lists.
			if (file.endsWith('/index.ts')) continue;
			arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
		}
	}
	const found = new Set<string>();
	const walk = (path: string[]) => {
		for (const next of arrows.get(path[path.length - 1]) ?? []) {
			const place = path.indexOf(next);
			if (place === 0) found.add([...path, next].join(' → '));
			else if (place === -1 && next > path[0]) walk([...path, next]);
		}
	};
	for (const folder of arrows.keys()) walk([folder]);
	return [...found];
}
const shared = shipped.filter((file) => file.startsWith('nodes/shared/'));

it('has no folders that import each other in a circle', () => {
	expect(circles(shared)).toEqual([]);
});

/** The provider that a file belongs to, if any. */
const providerOf = (file: string): string | undefined => {
	const [, id] = /^nodes\/shared\/providers\/(\w+)\//.exec(file) ?? [];
	return id === 'common' || id === 'contract' ? undefined : id;
};

const EXPORTED = /^export (?:async )?(?:function|const|interface|type|class) (\w+)/gm;

/**
 * Names that stand for two things. Each provider has the same names in its own folder, so that one knows
 * them before opening it; there a name may come once for each.
 */
function doubleNames(files: readonly string[]): string[] {
	const places = new Map<string, string[]>();
	for (const file of files) {
		for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(EXPORTED)) {
			places.set(name, [...(places.get(name) ?? []), file]);
		}
	}
	return [...places].flatMap(([name, all]) => {
		const providers = all.map(providerOf);
		const isOnceEach = !providers.includes(undefined) && new Set(providers).size === all.length;
		return all.length === 1 || isOnceEach ? [] : [`${name}: ${all.join(', ')}`];
	});
}

it('exports no name twice', () => {
	expect(doubleNames(shared)).toEqual([]);
});
