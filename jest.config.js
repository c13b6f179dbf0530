const swc = [
	'@swc/jest',
	{
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	},
];

/** Three kinds of tests: pure, through n8n's engine in this process, and through a real n8n. */
const kinds = [
	{ name: 'unit' },
	{ name: 'nodes', setupFiles: ['<rootDir>/test/nodes/support/silentLog.js'] },
	{
		name: 'e2e',
		globalSetup: '<rootDir>/test/e2e/support/start.js',
		globalTeardown: '<rootDir>/test/e2e/support/stop.js',
	},
];

module.exports = {
	projects: kinds.map(({ name, setupFiles = [], ...rest }) => ({
		displayName: name,
		rootDir: __dirname,
		testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,mts}`],
		transform: { '^.+\\.m?ts$': swc },
		moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
		modulePathIgnorePatterns: [
			'<rootDir>/dist/',
			'<rootDir>/playground/n8n/',
			'<rootDir>/playground/.run',
		],
		setupFiles: ['reflect-metadata', '<rootDir>/test/support/namedPlugins.js', ...setupFiles],
		testEnvironment: 'node',
		...rest,
	})),
};
