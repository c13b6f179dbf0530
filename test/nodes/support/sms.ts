import type { IDataObject, INode, INodeExecutionData, IRun } from 'n8n-workflow';

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
	/** Other nodes that get the same items; the one with the highest place runs first. */
	beside?: INode[];
}

/** What it gave. */
export interface SmsResult {
	accepted: INodeExecutionData[];
	notAccepted: INodeExecutionData[];
	/** The outcomes of both outputs in input order; for skipped messages why they were. */
	outcomes: unknown[];
	/** What the editor shows above the outputs. */
	hints: string[];
	error?: Error;
	/** The whole run, with what other nodes gave. */
	run: IRun;
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
	const credentials = run.credentials ?? credentialsOf(account, carrier);
	return startNode(tested, items, credentials, [], run.beside);
}

/** Runs Send SMS to its end. */
export async function runSms(
	account: Account,
	carrier: Carrier,
	run: SmsRun = {},
): Promise<SmsResult> {
	const result = await startSms(account, carrier, run).done;
	const { name = NAME } = run;
	const [accepted = [], notAccepted = []] = outputsOf(result, name);
	const { error, runData } = result.data.resultData;
	return {
		accepted,
		notAccepted,
		outcomes: outcomesOf([...accepted, ...notAccepted]),
		hints: (runData[name] ?? []).flatMap((task) =>
			(task.hints ?? []).map(({ message }) => message),
		),
		error,
		run: result,
	};
}

/** The outcome of each item in input order; for skipped messages why they were. */
export function outcomesOf(items: readonly INodeExecutionData[]): unknown[] {
	const placeOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;
	return [...items]
		.sort((a, b) => placeOf(a) - placeOf(b))
		.map(({ json }) => json.skipReason ?? json.outcome);
}
