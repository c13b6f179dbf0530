import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCarrier } from './carrier/carrier.mts';
import {
	type AliyunTemplate,
	defaultAliyunAccount,
} from './carrier/providers/aliyun/accountOptions.mts';
import type { Language } from './editions.mts';
import { installN8n } from './installN8n.mts';
import { N8nApi } from './n8nApi.mts';
import { type N8nServer, startN8n } from './n8nServer.mts';
import { packPackage, unpackInto } from './packPackage.mts';
import { examplesFolder, n8nInstallFolder, projectFolder, runLayout } from './paths.mts';
import { requireFreePort } from './ports.mts';
import { playgroundOwner, provision, type Provisioned, type PushAddress } from './provision.mts';

export type Carrier = Awaited<ReturnType<typeof startCarrier>>;

export interface PlaygroundOptions {
	n8nPort: number;
	carrierPort: number;
	/** Emptied first. */
	runFolder: string;
	contactsFile?: string;
	/** The packed package; without it, it is built and packed. */
	packageFile?: string;
	/** The edition of the examples; English if nothing is said. */
	language?: Language;
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
	/** The one folder from which workflows may read files. */
	filesFolder: string;
	/** Ends n8n and the simulator; may be called more than once. */
	stop(): Promise<void>;
}

/** Time from handing in a template to the verdict. */
const REVIEW_DELAY_MS = 3_000;

/** The two texts that the example `ab-test` compares. */
const AB_TEMPLATES: Record<string, AliyunTemplate> = {
	SMS_100000011: {
		name: '邀请 A',
		content: '您好${name}，新品首发，诚邀您莅临展会，有意请回1，拒收请回T',
		type: 'marketing',
		status: 'approved',
	},
	SMS_100000012: {
		name: '邀请 B',
		content: '您好${name}，现场有礼，诚邀您莅临展会，有意请回1，拒收请回T',
		type: 'marketing',
		status: 'approved',
	},
};

/** Enters an address in the provider's console, so to speak. */
function register(carrier: Carrier, { provider, kind, url }: PushAddress): void {
	if (kind === 'receipt') carrier.setReceiptUrl(provider, url);
	else carrier.setPushUrl(provider, kind, url);
}

/** A new n8n with the package as users get it, the examples, and a carrier simulator beside it. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
	const { n8nPort, carrierPort, runFolder, packageFile, log, signal } = options;
	const contactsFile = options.contactsFile ?? join(examplesFolder, 'contacts.csv');
	const layout = runLayout(runFolder);
	const { filesFolder } = layout;
	const running: Array<() => Promise<void>> = [];
	const stop = async () => {
		while (running.length > 0) await running.pop()!();
	};
	try {
		await requireFreePort(n8nPort, 'n8n', '--port');
		await requireFreePort(carrierPort, 'the carrier simulator', '--carrier-port');
		const install = await installN8n({ folder: n8nInstallFolder, log, signal });

		if (!packageFile) log('Building and packing the package …');
		await rm(runFolder, { recursive: true, force: true });
		const tarball = await packPackage({
			projectFolder,
			tarballFolder: runFolder,
			packageFile,
			signal,
		});
		await unpackInto(layout.userFolder, tarball, signal);

		log('Starting the carrier simulator and n8n …');
		const carrier = await startCarrier({
			port: carrierPort,
			receiptDelayMs: options.receiptDelayMs ?? { min: 2_000, max: 6_000 },
			// Life as it is: some phones are off, some receipts never come, some come twice.
			defaultFate: { undeliveredRate: 0.05, noReceiptRate: 0.03 },
			// A patient provider: on a busy machine, repeats would only add to the load.
			receipts: { duplicateRate: 0.1, reorderRate: 0.1, timeoutMs: 30_000 },
			// Carriers refuse some words, reviewers others, and reviewers take their time.
			submail: {
				mmsReviewDelayMs: REVIEW_DELAY_MS,
				subhookEvents: ['delivered', 'dropped', 'unknown'], // as the examples say
				forbiddenWords: ['发票'],
				wordsRejectedInReview: ['中大奖'],
			},
			aliyun: {
				reviewDelayMs: REVIEW_DELAY_MS,
				templates: { ...defaultAliyunAccount.templates, ...AB_TEMPLATES },
			},
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
			baseUrl: carrier.baseUrl,
			language: options.language ?? 'en',
			contactsFile,
			filesFolder,
		});
		for (const address of provisioned.pushAddresses) register(carrier, address);
		return { n8n, carrier, api, provisioned, contactsFile, filesFolder, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
