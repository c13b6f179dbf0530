const swc = [
	'@swc/jest',
	{
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	},
];

/**
 * Three kinds of tests: pure, through n8n's engine in this process, and through a real n8n. The
 * examples run there in each language.
 */
const kinds = [
	{ name: 'unit' },
	{ name: 'nodes', setupFiles: ['<rootDir>/test/nodes/support/silentLog.js'] },
	{ name: 'e2e', language: 'en' },
	{ name: 'e2e-zh-CN', folder: 'e2e/examples', language: 'zh-CN' },
];

module.exports = {
	projects: kinds.map(({ name, folder = name, language, setupFiles = [] }) => ({
		displayName: name,
		rootDir: __dirname,
		testMatch: [`<rootDir>/test/${folder}/**/*.test.{ts,mts}`],
		transform: { '^.+\\.m?ts$': swc },
		moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
		modulePathIgnorePatterns: [
			'<rootDir>/dist/',
			'<rootDir>/playground/n8n/',
			'<rootDir>/playground/.run',
		],
		setupFiles: ['reflect-metadata', ...setupFiles],
		testEnvironment: 'node',
		...(language && {
			globals: { language },
			globalSetup: `<rootDir>/test/e2e/support/start.${language}.js`,
			globalTeardown: `<rootDir>/test/e2e/support/stop.${language}.js`,
		}),
	})),
};
