import type { IDataObject } from 'n8n-workflow';
import type { Carrier, JournalEntry } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS } from '../nodes/support/accounts.ts';
import { finished, type FinishedExecution, itemsOf } from './executions.mts';
import { judge, total, type Verdict } from './judge.mts';
import type { Stage } from './stage.mts';
import { createCampaign, freshNumbers, type Sender, START } from './workflows.mts';

/** A sender for each product, called by its name, all at one carrier. */
export const sendersFor = (
	products: readonly string[],
	carrier: Pick<Carrier, 'baseUrl'>,
	rest: Partial<Sender> = {},
	options: IDataObject = {},
): Sender[] =>
	products.map((product) => ({
		name: product,
		product,
		baseUrl: carrier.baseUrl(ACCOUNTS[product].provider),
		options,
		...rest,
	}));

/** A campaign that has come to its end. */
export interface CampaignResult {
	recipients: string[];
	execution: FinishedExecution;
}

/**
 * Runs a campaign with fresh numbers to its end.
 *
 * @param whileRunning told the id of the execution as soon as it runs
 */
export async function runCampaign(
	stage: Stage,
	{ name, count, senders }: { name: string; count: number; senders: readonly Sender[] },
	whileRunning: (executionId: string) => Promise<void> = async () => undefined,
): Promise<CampaignResult> {
	const recipients = freshNumbers(count);
	const workflow = await createCampaign(stage.api, { name, recipients, senders });
	const id = await stage.api.run(workflow, START);
	await whileRunning(id);
	return { recipients, execution: await finished(stage, id) };
}

/** Judges what each sender put out by what its provider took. */
export function judgeSenders(
	{ recipients, execution }: CampaignResult,
	senders: readonly Sender[],
	journal: readonly JournalEntry[],
): Verdict {
	const wanted = new Set(recipients);
	return total(
		senders.map(({ name, product }) => {
			const { provider, messageType = 'any' } = ACCOUNTS[product];
			const taken = journal
				.filter((entry) => entry.provider === provider && wanted.has(entry.to))
				.filter((entry) => messageType === 'any' || entry.product === messageType);
			return judge(recipients, itemsOf(execution, name), taken);
		}),
	);
}
