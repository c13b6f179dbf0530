import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCarrier } from './carrier/carrier.mts';
import { installN8n } from './installN8n.mts';
import { N8nApi } from './n8nApi.mts';
import { type N8nServer, startN8n } from './n8nServer.mts';
import { packPackage, unpackInto } from './packPackage.mts';
import { examplesFolder, n8nInstallFolder, projectFolder, runLayout } from './paths.mts';
import { requireFreePort } from './ports.mts';
import { playgroundOwner, provision, type Provisioned } from './provision.mts';

export type Carrier = Awaited<ReturnType<typeof startCarrier>>;

export interface PlaygroundOptions {
	n8nPort: number;
	carrierPort: number;
	/** Emptied first. */
	runFolder: string;
	contactsFile?: string;
	/** How long after a message its receipt comes. */
	receiptDelayMs?: { min: number; max: number };
	seed?: number;
	log: (sentence: string) => void;
	signal?: AbortSignal;
}

export interface Playground {
	n8n: N8nServer;
	carrier: Carrier;
	api: N8nApi;
	provisioned: Provisioned;
	contactsFile: string;
	/** Ends n8n and the simulator; may be called more than once. */
	stop(): Promise<void>;
}

/** A new n8n with the package as users get it, the examples, and a carrier simulator beside it. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
	const { n8nPort, carrierPort, runFolder, log, signal } = options;
	const contactsFile = options.contactsFile ?? join(examplesFolder, 'contacts.csv');
	const layout = runLayout(runFolder);
	const running: Array<() => Promise<void>> = [];
	const stop = async () => {
		while (running.length > 0) await running.pop()!();
	};
	try {
		await requireFreePort(n8nPort, 'n8n', '--port');
		await requireFreePort(carrierPort, 'the carrier simulator', '--carrier-port');
		const install = await installN8n({ folder: n8nInstallFolder, log, signal });

		log('Building and packing the package …');
		await rm(runFolder, { recursive: true, force: true });
		const tarball = await packPackage({ projectFolder, tarballFolder: runFolder, signal });
		await unpackInto(layout.userFolder, tarball, signal);

		log('Starting the carrier simulator and n8n …');
		const carrier = await startCarrier({
			port: carrierPort,
			receiptDelayMs: options.receiptDelayMs ?? { min: 2_000, max: 6_000 },
			// Life as it is: some phones are off, some receipts never come, some come twice.
			defaultFate: { undeliveredRate: 0.05, noReceiptRate: 0.03 },
			receipts: { duplicateRate: 0.1, reorderRate: 0.1 },
			seed: options.seed ?? 1,
		});
		running.push(() => carrier.close());
		const n8n = await startN8n({ install, port: n8nPort, ...layout, signal });
		running.push(() => n8n.stop());

		log('Setting up owner, credentials, data table and workflows …');
		const api = await N8nApi.setUpOwner(n8n.url, playgroundOwner, signal);
		const provisioned = await provision({
			api,
			n8nUrl: n8n.url,
			packageName: tarball.packageName,
			ihuyiBaseUrl: carrier.baseUrl('ihuyi'),
			examplesFolder,
			contactsFile,
			filesFolder: layout.filesFolder,
		});
		carrier.setReceiptUrl('ihuyi', provisioned.receiptUrl);
		return { n8n, carrier, api, provisioned, contactsFile, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
