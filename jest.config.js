const swc = [
	'@swc/jest',
	{
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	},
];

/** Three kinds of tests: pure, through n8n's engine in this process, and through a real n8n. */
const kinds = ['unit', 'nodes', 'e2e'];

module.exports = {
	projects: kinds.map((kind) => ({
		displayName: kind,
		rootDir: __dirname,
		testMatch: [`<rootDir>/test/${kind}/**/*.test.{ts,mts}`],
		transform: { '^.+\\.m?ts$': swc },
		moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
		modulePathIgnorePatterns: [
			'<rootDir>/dist/',
			'<rootDir>/playground/n8n/',
			'<rootDir>/playground/.run',
		],
		setupFiles: ['reflect-metadata'],
		testEnvironment: 'node',
		...(kind === 'e2e' && {
			globalSetup: '<rootDir>/test/e2e/support/start.js',
			globalTeardown: '<rootDir>/test/e2e/support/stop.js',
		}),
	})),
};
