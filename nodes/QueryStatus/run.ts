import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { askProvider } from '../shared/n8n/http/askProvider';
import { openCredential, type ProviderAccess } from '../shared/n8n/http/credential';
import { eachItem } from '../shared/n8n/output/eachItem';
import { receiptItem } from '../shared/n8n/output/eventItems';
import { readNumberOption } from '../shared/n8n/form/numberOption';
import { cancellableSleep } from '../shared/n8n/http/createPorts';
import { secretRemover } from '../shared/n8n/output/privacy';
import { kindInWords } from '../shared/messaging/text/textValue';
import { PROVIDER } from '../shared/n8n/form/providerFields';
import { isFailure, type Failure } from '../shared/messaging/model/failure';
import { lookUp } from '../shared/providers/common/lookUp';
import { providerById } from '../shared/providers/registry';
import { PRODUCT } from './description';
import { getStatus, readQuestion, type Patience } from './getStatus';
import { TIMEOUT, WAIT_MINUTES } from './waiting';
import { languageOf, say } from '../shared/n8n/form/language';

/** The answers to one item: several where an account has several balances. */
type Answer = (itemIndex: number) => Promise<IDataObject[] | Failure>;

function answerStatus(
	context: IExecuteFunctions,
	access: ProviderAccess,
	patience: Patience,
): Answer {
	const query = access.provider.status;
	if (!query) {
		throw new NodeOperationError(
			context.getNode(),
			`${access.provider.displayName} cannot be asked for the status of a message`,
			{ description: access.provider.withoutStatus },
		);
	}
	const sleep = cancellableSleep(context);
	return async (itemIndex) => {
		const question = readQuestion(context, itemIndex, query);
		// The provider allows one question in so much time, also from one item to the next.
		if (itemIndex > 0) await sleep(query.intervalMs);
		const receipt = await getStatus(context, access, query, question, patience);
		if (isFailure(receipt)) return receipt;
		const language = languageOf(context.getNode());
		const time = { receivedAt: Date.now(), timezone: context.getTimezone(), language };
		return [receiptItem(receipt, time)];
	};
}

function answerBalance(
	context: IExecuteFunctions,
	access: ProviderAccess,
	timeoutMs: number,
): Answer {
	const { balances = {} } = access.provider;
	const [first] = Object.keys(balances);
	const product = context.getNodeParameter(PRODUCT, 0, first) as string;
	const query = lookUp(balances)(product);
	if (!query) {
		throw new NodeOperationError(
			context.getNode(),
			`${access.provider.displayName} cannot be asked for its balance here`,
			{ description: "Look it up in the provider's console." },
		);
	}
	return async () => {
		const question = { request: query.encode(), decode: query.decode };
		const balances = await askProvider(context, access, question, timeoutMs);
		if (isFailure(balances)) return balances;
		return balances.map((balance) => ({ provider: access.provider.id, ...balance }));
	};
}

/** @throws NodeOperationError for an operation that the node does not have */
function answerOf(context: IExecuteFunctions, access: ProviderAccess, patience: Patience): Answer {
	const operation = context.getNodeParameter('operation', 0);
	if (operation === 'getBalance') return answerBalance(context, access, patience.timeoutMs);
	if (operation === 'getStatus') return answerStatus(context, access, patience);
	throw new NodeOperationError(
		context.getNode(),
		`'Operation' is ${typeof operation === 'string' ? `'${operation}'` : kindInWords(operation)}, which does not exist`,
		{ description: 'Choose Get Status or Get Balance.' },
	);
}

/**
 * Asks the provider for each input item.
 *
 * @throws NodeOperationError for the first item without an answer, unless the node continues on error
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const provider = providerById(context.getNodeParameter(PROVIDER, 0) as string);
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const timeoutMs = TIMEOUT.read(context.getNode(), options);
	const waitMs = readNumberOption(context.getNode(), options, WAIT_MINUTES) * 60_000;
	const access = await openCredential(context, provider);
	const removeSecrets = secretRemover(access.credential);
	const answer = answerOf(context, access, { timeoutMs, waitMs });

	return await eachItem(context, async (itemIndex) => {
		const answered = await answer(itemIndex);
		if (!isFailure(answered)) return answered;
		throw new NodeOperationError(
			context.getNode(),
			removeSecrets(say(context.getNode(), answered.message)),
			{
				itemIndex,
				description: answered.providerMessage && removeSecrets(answered.providerMessage),
			},
		);
	});
}
