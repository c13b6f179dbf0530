import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { credentialsOf, guestsFor, messageTypeOf, type Account } from './accounts';
import { node, outputsOf, startNode, type Credentials, type RunningWorkflow } from './engine';

/** What a run of Send SMS gets. */
export interface SmsRun {
	/** Guests of the account unless they are given. */
	items?: IDataObject[];
	/** Besides the account, the number of the item and a text. */
	parameters?: IDataObject;
	options?: IDataObject;
	/** Name of the node, from which its id comes. */
	name?: string;
	settings?: Partial<INode>;
	credentials?: Credentials;
}

/** What it gave. */
export interface SmsResult {
	accepted: INodeExecutionData[];
	notAccepted: INodeExecutionData[];
	/** The outcomes of both outputs in input order; for skipped messages why they were. */
	outcomes: unknown[];
	error?: Error;
}

const NAME = 'Send';

/** Starts Send SMS with an account, each item being a guest with name and phone. */
export function startSms(account: Account, carrier: Carrier, run: SmsRun): RunningWorkflow {
	const { items = guestsFor(account, 3), parameters = {}, options = {}, name = NAME } = run;
	const all = {
		provider: account.provider,
		...messageTypeOf(account),
		to: '={{ $json.phone }}',
		...account.parameters,
		...account.text,
		...parameters,
		options,
	} as INode['parameters'];
	const tested = node(name, 'sendSms', all, run.settings);
	return startNode(tested, items, run.credentials ?? credentialsOf(account, carrier));
}

/** Runs Send SMS to its end. */
export async function runSms(
	account: Account,
	carrier: Carrier,
	run: SmsRun = {},
): Promise<SmsResult> {
	const result = await startSms(account, carrier, run).done;
	const [accepted = [], notAccepted = []] = outputsOf(result, run.name ?? NAME);
	return {
		accepted,
		notAccepted,
		outcomes: outcomesOf([...accepted, ...notAccepted]),
		error: result.data.resultData.error,
	};
}

/** The outcome of each item in input order; for skipped messages why they were. */
export function outcomesOf(items: readonly INodeExecutionData[]): unknown[] {
	const placeOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;
	return [...items]
		.sort((a, b) => placeOf(a) - placeOf(b))
		.map(({ json }) => json.skipReason ?? json.outcome);
}
