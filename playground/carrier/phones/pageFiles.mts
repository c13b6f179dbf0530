import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

/** The files of the page with their types, as browsers demand them. */
const types: Record<string, string> = {
	'index.html': 'text/html; charset=utf-8',
	'phones.css': 'text/css; charset=utf-8',
	'icon.svg': 'image/svg+xml',
	'main.js': 'text/javascript; charset=utf-8',
	'arrange.js': 'text/javascript; charset=utf-8',
	'api.js': 'text/javascript; charset=utf-8',
	'card.js': 'text/javascript; charset=utf-8',
	'bubble.js': 'text/javascript; charset=utf-8',
	'element.js': 'text/javascript; charset=utf-8',
	'links.js': 'text/javascript; charset=utf-8',
	'texts.js': 'text/javascript; charset=utf-8',
};

/** Messages come from anybody: nothing but the page's own files may run or be shown. */
const headers = {
	'content-security-policy': "default-src 'self'",
	'x-content-type-options': 'nosniff',
	'cache-control': 'no-store',
};

/**
 * Serves the page: `/` and the files beside it.
 * @param app a scope of its own, already under the prefix
 */
export function servePage(app: FastifyInstance): void {
	for (const [name, type] of Object.entries(types)) {
		app.get(name === 'index.html' ? '/' : `/${name}`, async (_request, reply) => {
			const file = await readFile(new URL(`./page/${name}`, import.meta.url));
			return await reply.headers(headers).type(type).send(file);
		});
	}
}
