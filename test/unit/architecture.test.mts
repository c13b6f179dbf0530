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
		'nodes/shared/dispatch/',
		['nodes/shared/messaging/', 'nodes/shared/providers/', 'nodes/shared/dispatch/'],
	],
	['nodes/shared/host/', ['nodes/shared/', 'n8n-workflow', 'luxon', 'node:crypto', 'ipaddr.js']],
	['credentials/', ['nodes/shared/host/', 'nodes/shared/providers/', 'n8n-workflow']],
	['nodes/', ['nodes/', 'n8n-workflow', 'luxon', 'node:crypto']],
];
const allowedFor = (file: string) => MAY_IMPORT.find(([room]) => file.startsWith(room))?.[1] ?? [];

it('finds the files', () => {
	expect(shipped.length).toBeGreaterThan(30);
	expect(simulator.length).toBeGreaterThan(10);
});

it('sees imports of every kind', () => {
	expect(importsOf('nodes/SendSms/run.ts')).toEqual(
		expect.arrayContaining(['n8n-workflow', 'nodes/shared/dispatch/check/sms']),
	);
});

it.each(shipped)('%s imports only what its room may', (file) => {
	const wrong = importsOf(file).filter(
		(target) => !allowedFor(file).some((allowed) => target.startsWith(allowed)),
	);
	expect(wrong).toEqual([]);
});

it.each(shipped.filter((file) => /nodes\/shared\/(messaging|providers|dispatch)\//.test(file)))(
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
