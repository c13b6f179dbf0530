import { parse } from 'yaml';
import { PARTS, partsNamed } from '../../scripts/testParts.mts';
import { filesIn, read } from './docs/files.mts';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
	env?: Record<string, string>;
	if?: string;
}

interface GithubWorkflow {
	on: {
		push: { tags?: string[]; branches?: string[] };
		pull_request?: null;
		schedule?: Array<{ cron: string }>;
	};
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

interface Job {
	permissions?: Record<string, string>;
	container?: string;
	strategy?: { matrix: Record<string, string[]> };
	steps: Step[];
}

const workflow = (name: string): GithubWorkflow => parse(read(`.github/workflows/${name}.yml`));
const stepsOf = ({ jobs }: GithubWorkflow): Step[] =>
	Object.values(jobs).flatMap(({ steps }) => steps);
const packageJson = JSON.parse(read('package.json'));

const NAMES = ['ci', 'nightly', 'publish'];

it('there are three, and every action has a version', () => {
	const files = filesIn('.github/workflows', '.yml');
	expect(files).toEqual(NAMES.map((name) => `.github/workflows/${name}.yml`));
	const used = NAMES.flatMap((name) => stepsOf(workflow(name)).flatMap(({ uses }) => uses ?? []));
	expect(used.length).toBeGreaterThan(3);
	for (const action of used) expect(action).toMatch(/@v\d+$/);
});

describe('publishing', () => {
	const publish = workflow('publish');
	const { permissions, steps } = publish.jobs.publish;

	it('starts on version tags only', () => {
		expect(publish.on).toEqual({ push: { tags: ['*.*.*'] } });
	});

	it('may sign a provenance statement and nothing else', () => {
		expect(permissions).toEqual({ 'id-token': 'write', contents: 'read' });
	});

	it('has a Node whose npm knows trusted publishing', () => {
		const setup = steps.find(({ uses }) => uses?.startsWith('actions/setup-node'));
		expect(setup?.with?.['node-version']).toBeGreaterThanOrEqual(24);
	});

	it('checks tag and tests before it publishes with provenance', () => {
		const commands = steps.flatMap(({ run }) => run ?? []);
		const at = (words: string) => commands.findIndex((command) => command.includes(words));
		expect(at('GITHUB_REF_NAME')).toBeGreaterThanOrEqual(0);
		expect(at('npm run check')).toBeGreaterThan(at('GITHUB_REF_NAME'));
		expect(at('npm run release')).toBeGreaterThan(at('npm run check'));
		expect(at('npm run release')).toBe(commands.length - 1);
		// n8n-node release sets NPM_CONFIG_PROVENANCE when it runs in a GitHub Action.
		expect(packageJson.scripts.release).toBe('n8n-node release');
		const release = read('node_modules/@n8n/node-cli/dist/commands/release.js');
		expect(release).toMatch(/isCI[^]*GITHUB_ACTIONS[^]*'publish'[^]*NPM_CONFIG_PROVENANCE: 'true'/);
	});

	it('runs only scripts that there are', () => {
		const named = steps.flatMap(({ run = '' }) =>
			[...run.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
		);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
	});
});

describe('CI', () => {
	const ci = workflow('ci');

	it('runs all tests on every push to main and every pull request', () => {
		expect(ci.on).toEqual({ pull_request: null, push: { branches: ['main'] } });
		expect(stepsOf(ci).map(({ run }) => run)).toContain('.ci/run ${{ matrix.parts }}');
		expect(ci.permissions).toEqual({ contents: 'read' });
	});

	it('leaves out no part of what .ci/run does', () => {
		const parts = ci.jobs.test.strategy!.matrix.parts.flatMap((some) =>
			partsNamed(some.split(' ')).map(({ name }) => name),
		);
		expect(parts.sort()).toEqual(PARTS.map(({ name }) => name).sort());
	});

	it('runs where the browser can be installed and n8n runs', () => {
		expect(ci.jobs.test.container).toMatch(/^node:24-\w+$/);
	});

	it('keeps the logs and screenshots also of tests that failed', () => {
		const keep = stepsOf(ci).find(({ uses }) => uses?.startsWith('actions/upload-artifact'));
		expect(keep).toMatchObject({ if: 'always()', with: { path: 'test-results/' } });
	});
});

it('the long forms of what CI tests in short run every night', () => {
	const nightly = workflow('nightly');
	expect(nightly.on.schedule).toHaveLength(1);
	const scripts = nightly.jobs.long.strategy!.matrix.script;
	const short = PARTS.filter((part) =>
		part.command({ packageFile: '', report: '' }).includes('--short'),
	).map(({ name }) => `test:${name}`);
	expect(scripts).toEqual(short);
	expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
});
