import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import axios from 'axios';
import { type InstalledN8n, installN8n } from '../../playground/installN8n.mts';
import { N8nApi } from '../../playground/n8nApi.mts';
import { type N8nServer, startN8n } from '../../playground/n8nServer.mts';
import { packPackage, unpackInto } from '../../playground/packPackage.mts';
import { n8nInstallFolder, projectFolder, runLayout } from '../../playground/paths.mts';
import { anyFreePort } from '../../playground/ports.mts';
import { playgroundOwner } from '../../playground/provision.mts';

export interface StageOptions {
	/** Emptied first. */
	runFolder: string;
	/** The packed package; without it, it is built and packed. */
	packageFile?: string;
	/** More environment for n8n. */
	env?: NodeJS.ProcessEnv;
	signal?: AbortSignal;
	log: (sentence: string) => void;
}

/** A real n8n with the package, which can be killed and started again on the same data. */
export class Stage {
	private server!: N8nServer;
	private starts = 0;
	private readonly neighbours: Stage[] = [];
	private constructor(
		private readonly options: StageOptions & { packageFile: string },
		private readonly install: InstalledN8n,
		private readonly port: number,
	) {}

	/** The owner's session; it outlives the process of n8n. */
	api!: N8nApi;

	static async open(options: StageOptions): Promise<Stage> {
		const { runFolder, log, signal } = options;
		const install = await installN8n({ folder: n8nInstallFolder, log, signal });
		await rm(runFolder, { recursive: true, force: true });
		const { packageFile } = options;
		const tarball = await packPackage({
			projectFolder,
			tarballFolder: runFolder,
			packageFile,
			signal,
		});
		await unpackInto(runLayout(runFolder).userFolder, tarball, signal);
		const { file } = tarball;
		const stage = new Stage({ ...options, packageFile: file }, install, await anyFreePort());
		await stage.start();
		try {
			stage.api = await N8nApi.setUpOwner(stage.url, playgroundOwner, signal);
		} catch (error) {
			await stage.stop();
			throw error;
		}
		return stage;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** The Node that n8n runs on; it brings SQLite. */
	get node(): string {
		return this.install.node;
	}

	get pid(): number {
		return this.server.pid;
	}

	/** Never resolves; rejects if n8n ends by itself. */
	get crashed(): Promise<never> {
		return this.server.crashed;
	}

	get databaseFile(): string {
		return join(this.dataFolder, 'database.sqlite');
	}

	/** What n8n wrote while it ran; a file for each start. */
	get logFiles(): string[] {
		return Array.from({ length: this.starts }, (_, index) => this.logFile(index + 1));
	}

	async start(): Promise<void> {
		// n8n waits ten seconds after a crash if it finds this file, which only slows down crash loops.
		await rm(join(this.dataFolder, 'crash.journal'), { force: true });
		const { runFolder, env, signal } = this.options;
		this.starts++;
		this.server = await startN8n({
			...runLayout(runFolder),
			install: this.install,
			port: this.port,
			logFile: this.logFile(this.starts),
			env,
			signal,
		});
	}

	/** kill -9 of n8n and its task runner; returns once they are gone. */
	async kill(): Promise<void> {
		process.kill(-this.server.pid, 'SIGKILL');
		await this.server.crashed.catch(() => undefined);
	}

	async stop(): Promise<void> {
		await Promise.all([this.server?.stop(), this.closeNeighbours()]);
	}

	/** More n8n with the same package, each in a folder of its own; they stop with this one at the latest. */
	async openNeighbours(count: number): Promise<Stage[]> {
		for (let number = 1; number <= count; number++) {
			const runFolder = `${this.options.runFolder}-${number}`;
			this.neighbours.push(await Stage.open({ ...this.options, runFolder }));
		}
		return [...this.neighbours];
	}

	async closeNeighbours(): Promise<void> {
		await Promise.all(this.neighbours.splice(0).map((one) => one.stop()));
	}

	/** Stops an execution, as the editor's button does. */
	async stopExecution(id: string): Promise<void> {
		const { cookie } = this.api.session;
		const client = axios.create({ baseURL: this.url, headers: { cookie }, proxy: false });
		await client.post(`/rest/executions/${id}/stop`, {});
	}

	/** The folder with the database and the event logs. */
	get dataFolder(): string {
		return join(runLayout(this.options.runFolder).userFolder, '.n8n');
	}

	private logFile(start: number): string {
		return join(this.options.runFolder, `n8n-${start}.log`);
	}
}
