/**
 * Loaded into n8n before anything else (NODE_OPTIONS=--import): connections to api.plivo.com, which is
 * fixed in n8n's own Plivo node, go to the server of the bench. The name is still asked for in the TLS
 * handshake, so certificates are checked as always.
 */
import tls from 'node:tls';

const NAME = 'api.plivo.com';
const port = Number(process.env.BENCH_PROVIDER_PORT);
const connect = tls.connect as (...args: unknown[]) => tls.TLSSocket;

Object.assign(tls, {
	connect: (...args: unknown[]) => {
		const [options, ...rest] = args as [tls.ConnectionOptions, ...unknown[]];
		if (options?.host !== NAME) return connect(...args);
		return connect({ ...options, host: '127.0.0.1', port, servername: NAME }, ...rest);
	},
});
