import axios from 'axios';
import fastify from 'fastify';

/** What a path is answered with: a file, or a refusal with a page of its own. */
export type Served = Buffer | { status: number; page: string };

/** A web server with files for messages. */
export interface FileServer {
	/** Address of the server itself, without a slash at its end. */
	url: string;
	/** How often each path was asked for. */
	asked: Record<string, number>;
	close(): Promise<void>;
}

/** The same server by a name that only this process knows, as if it were out in the web. */
export const PUBLIC_HOST = 'https://files.example.com';

/**
 * Starts a server for files.
 *
 * @param files by path, with a slash in front; any other path is answered with 404
 */
export async function startFileServer(
	files: Readonly<Record<string, Served>>,
): Promise<FileServer> {
	const app = fastify({ forceCloseConnections: true });
	const asked: FileServer['asked'] = {};
	app.get('/*', async (request, reply) => {
		const path = request.url.split('?')[0];
		asked[path] = (asked[path] ?? 0) + 1;
		const served = files[path] ?? { status: 404, page: '<html>Not Found</html>' };
		if (Buffer.isBuffer(served)) return await reply.type('application/octet-stream').send(served);
		return await reply.status(served.status).type('text/html').send(served.page);
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });

	// n8n's HTTP helper is axios underneath; the address that the node sees stays the public one.
	const renaming = axios.interceptors.request.use((config) => ({
		...config,
		url: config.url?.replace(PUBLIC_HOST, url),
	}));
	return {
		url,
		asked,
		close: async () => {
			axios.interceptors.request.eject(renaming);
			await app.close();
		},
	};
}
