import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type InstalledN8n, installN8n } from '../../playground/installN8n.mts';
import { N8nApi } from '../../playground/n8nApi.mts';
import { type N8nRole, type N8nServer, startN8n } from '../../playground/n8nServer.mts';
import { packPackage, type Tarball, unpackInto } from '../../playground/packPackage.mts';
import { n8nInstallFolder, projectFolder, runLayout } from '../../playground/paths.mts';
import { anyFreePort } from '../../playground/ports.mts';
import { playgroundOwner } from '../../playground/provision.mts';
import { DATABASE_USER, type Databases, startDatabases } from './databases.mts';

export interface ClusterOptions {
	/** Emptied first. */
	runFolder: string;
	workers: number;
	/** Executions that a worker does at a time. */
	concurrency: number;
	/** The packed package; without it, it is built and packed. */
	packageFile?: string;
	signal?: AbortSignal;
	log: (sentence: string) => void;
}

/** A process of n8n with a folder of its own, which can be killed and started again. */
class Process {
	private server?: N8nServer;
	private starts = 0;

	constructor(
		private readonly name: string,
		private readonly role: N8nRole,
		readonly port: number,
		private readonly args: string[],
		private readonly surroundings: {
			install: InstalledN8n;
			tarball: Tarball;
			env: NodeJS.ProcessEnv;
			runFolder: string;
			signal?: AbortSignal;
		},
	) {}

	async start(): Promise<void> {
		const { install, tarball, env, runFolder, signal } = this.surroundings;
		const layout = runLayout(join(runFolder, this.name));
		if (this.starts === 0) await unpackInto(layout.userFolder, tarball, signal);
		// n8n waits ten seconds after a crash if it finds this file, which only slows down crash loops.
		await rm(join(layout.userFolder, '.n8n', 'crash.journal'), { force: true });
		this.starts++;
		this.server = await startN8n({
			...layout,
			install,
			role: this.role,
			args: this.args,
			port: this.port,
			env,
			signal,
			logFile: this.logFile(this.starts),
		});
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get crashed(): Promise<never> {
		return this.server!.crashed;
	}

	/** What it wrote while it ran; a file for each start. */
	get logFiles(): string[] {
		return Array.from({ length: this.starts }, (_, index) => this.logFile(index + 1));
	}

	/** kill -9 of the process and its task runner; returns once they are gone. */
	async kill(): Promise<void> {
		const { pid, crashed } = this.server!;
		process.kill(-pid, 'SIGKILL');
		await crashed.catch(() => undefined);
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}

	private logFile(start: number): string {
		return join(this.surroundings.runFolder, `${this.name}-${start}.log`);
	}
}

/**
 * n8n in queue mode: Redis, PostgreSQL, a main process, a webhook process and some workers, each with
 * the package in a user folder of its own.
 */
export class Cluster {
	private constructor(
		private readonly databases: Databases,
		private readonly main: Process,
		private readonly webhook: Process,
		readonly workers: readonly Process[],
	) {}

	/** The owner's session in the main process. */
	api!: N8nApi;

	static async open(options: ClusterOptions): Promise<Cluster> {
		const { runFolder, workers, concurrency, packageFile, log, signal } = options;
		const install = await installN8n({ folder: n8nInstallFolder, log, signal });
		await rm(runFolder, { recursive: true, force: true });
		if (!packageFile) log('Building and packing the package …');
		const tarball = await packPackage({
			projectFolder,
			tarballFolder: runFolder,
			packageFile,
			signal,
		});
		const databases = await startDatabases(signal);
		const webhookPort = await anyFreePort();
		const env = environment(databases, webhookPort);
		const make = (name: string, role: N8nRole, port: number, args: string[] = []) =>
			new Process(name, role, port, args, { install, tarball, env, runFolder, signal });
		const cluster = new Cluster(
			databases,
			make('main', 'start', await anyFreePort()),
			make('webhook', 'webhook', webhookPort),
			await Promise.all(
				Array.from({ length: workers }, async (_, index) =>
					make(`worker-${index + 1}`, 'worker', await anyFreePort(), [
						`--concurrency=${concurrency}`,
					]),
				),
			),
		);
		try {
			log('Starting the main process of n8n …');
			await cluster.main.start(); // it makes the tables that the others need
			cluster.api = await N8nApi.setUpOwner(cluster.main.url, playgroundOwner, signal);
			log('Starting the webhook process and the workers …');
			await Promise.all([cluster.webhook, ...cluster.workers].map((one) => one.start()));
			return cluster;
		} catch (error) {
			await cluster.stop();
			throw error;
		}
	}

	/** Where providers and systems reach the published workflows. */
	get webhookUrl(): string {
		return this.webhook.url;
	}

	/** Never resolves; rejects if the main or the webhook process ends by itself. */
	get crashed(): Promise<never> {
		return Promise.race([this.main.crashed, this.webhook.crashed]);
	}

	async stop(): Promise<void> {
		await Promise.all([this.webhook, ...this.workers, this.main].map((one) => one.stop()));
		await this.databases.stop();
	}
}

/** What the processes have in common. */
function environment(
	{ redisPort, postgresPort }: Databases,
	webhookPort: number,
): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_USER: DATABASE_USER,
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_POOL_SIZE: '10',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		// Webhooks are the business of the webhook process alone.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
		WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
	};
}
