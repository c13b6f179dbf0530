import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A server on this machine that answers as no provider should. */
export interface HostileServer {
	/** Its address, without a slash at its end. */
	url: string;
	/** How many requests came. */
	requests(): number;
	/** How many bytes of answers went out. */
	sent(): number;
	/** How many connections are open. */
	open(): number;
	close(): Promise<void>;
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const MB = 1024 * 1024;

/** What it does with a connection once a request has come. */
export const BEHAVIOURS = {
	/** Nothing, for ever. */
	silent: () => {},
	/** A header line now and then, for ever. */
	dripsHeaders: (socket: Socket) => {
		socket.write(HEAD);
		const dripping = setInterval(() => socket.write('X-Drip: 1\r\n'), 100);
		socket.on('close', () => clearInterval(dripping));
	},
	/** A byte of the body now and then, for ever. */
	dripsBody: (socket: Socket) => {
		socket.write(`${HEAD}Content-Length: 1000000\r\n\r\n{`);
		const dripping = setInterval(() => socket.write(' '), 100);
		socket.on('close', () => clearInterval(dripping));
	},
	/** The beginning of an answer, then no more. */
	stopsHalfway: (socket: Socket) => void socket.write(`${HEAD}Content-Length: 100\r\n\r\n{"code":`),
	/** The beginning of an answer, then the line breaks. */
	breaksHalfway: (socket: Socket) =>
		void socket.write(`${HEAD}Content-Length: 100\r\n\r\n{"code":`, () => socket.destroy()),
	/** To itself, as an address that the request may not follow. */
	redirects: (socket: Socket) =>
		void socket.end(
			`HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:${socket.localPort}/elsewhere\r\nContent-Length: 0\r\n\r\n`,
		),
	/** Megabyte after megabyte. */
	floods: (socket: Socket) => {
		socket.write(`${HEAD}Content-Length: ${350 * MB}\r\n\r\n`);
		pour(socket, Buffer.alloc(MB, 'x'), 350);
	},
	/** Megabyte after megabyte, without saying how many. */
	floodsInChunks: (socket: Socket) => {
		socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
		pour(socket, Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MB, 'x'), CRLF]), 350);
	},
	/** Some kilobytes that become 100 MB when they are unpacked. */
	bomb: (socket: Socket) => {
		const packed = gzipSync(Buffer.alloc(100 * MB, 'x'));
		socket.end(
			Buffer.concat([
				Buffer.from(`${HEAD}Content-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`),
				packed,
			]),
		);
	},
} satisfies Record<string, (socket: Socket) => void>;

const CRLF = Buffer.from('\r\n');

/** Writes as fast as the other side reads. */
function pour(socket: Socket, part: Buffer, times: number): void {
	if (times === 0 || socket.destroyed) return;
	socket.write(part, (error) => {
		if (!error) pour(socket, part, times - 1);
	});
}

/** Starts a server with one behaviour. */
export async function startHostileServer(
	behaviour: keyof typeof BEHAVIOURS,
): Promise<HostileServer> {
	const sockets = new Set<Socket>();
	let requests = 0;
	let closedBytes = 0;
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => {
			sockets.delete(socket);
			closedBytes += socket.bytesWritten;
		});
		socket.once('data', () => {
			requests++;
			BEHAVIOURS[behaviour](socket);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests: () => requests,
		sent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, closedBytes),
		open: () => sockets.size,
		close: async () => {
			sockets.forEach((socket) => socket.destroy());
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
