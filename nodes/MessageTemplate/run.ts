import { DateTime } from 'luxon';
import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { say } from '../shared/n8n/form/language';
import { askProvider, type Question } from '../shared/n8n/http/askProvider';
import { openCredential, type ProviderAccess } from '../shared/n8n/http/credential';
import { eachItem } from '../shared/n8n/output/eachItem';
import { createMediaReader } from '../shared/n8n/invitation/mediaReader';
import { itemParameters } from '../shared/n8n/parameters/itemParameters';
import { cancellableSleep } from '../shared/n8n/http/createPorts';
import { secretRemover } from '../shared/n8n/output/privacy';
import { PROVIDER } from '../shared/n8n/form/providerFields';
import { idOf as readId, kindInWords } from '../shared/messaging/text/textValue';
import { isFailure } from '../shared/messaging/model/failure';
import type {
	MmsTemplateDraft,
	SmsTemplateDraft,
	TemplateDetails,
	TemplateStore,
} from '../shared/providers/contract';
import { providerById } from '../shared/providers/registry';
import { MMS_TEMPLATE } from './description/resource';
import { TIMEOUT } from './timeout';
import { readMmsDraft, readSmsDraft } from './readDraft';
import { defined } from '../shared/messaging/util/defined';

/** What one item asked for, as output items. */
type Operation = (itemIndex: number) => Promise<IDataObject[]>;

/** A failed creation whose answer did not come may have succeeded. */
const LOOK_FIRST =
	'The template may have been created all the same: look with Get Many before you create it again.';

/** Asks the provider and stops with its reason if it refuses. */
type Asker = <Answer extends object>(
	itemIndex: number,
	question: Question<Answer>,
	ifInDoubt?: string,
) => Promise<Answer>;

function createAsker(context: IExecuteFunctions, access: ProviderAccess, timeoutMs: number): Asker {
	const removeSecrets = secretRemover(access.credential);
	return async (itemIndex, question, ifInDoubt) => {
		const answer = await askProvider(context, access, question, timeoutMs);
		if (!isFailure(answer)) return answer;
		const { category, message, providerMessage } = answer;
		const inDoubt = category === 'network' || category === 'provider' ? ifInDoubt : undefined;
		throw new NodeOperationError(
			context.getNode(),
			removeSecrets(say(context.getNode(), message)),
			{
				itemIndex,
				description: [inDoubt, providerMessage && removeSecrets(providerMessage)]
					.filter(Boolean)
					.join(' '),
			},
		);
	};
}

/** A template as an output item shows it. */
function templateItem(provider: string, zone: string) {
	const iso = (milliseconds: number) => DateTime.fromMillis(milliseconds, { zone }).toISO();
	return ({ createdAt, updatedAt, ...details }: TemplateDetails): IDataObject =>
		defined({
			provider,
			...details,
			createdAt: createdAt === undefined ? undefined : iso(createdAt),
			updatedAt: updatedAt === undefined ? undefined : iso(updatedAt),
		});
}

/** What can be done with the templates of one kind. */
function operationsOn<Draft extends { name: string }>(
	context: IExecuteFunctions,
	provider: string,
	store: TemplateStore<Draft>,
	readDraft: (itemIndex: number) => Draft | Promise<Draft>,
	put: Asker,
): Readonly<Record<string, Operation>> {
	const item = templateItem(provider, context.getTimezone());
	const sleep = cancellableSleep(context);
	const idOf = (itemIndex: number): string => {
		const value = context.getNodeParameter('templateId', itemIndex, '', { extractValue: true });
		const templateId = readId('Template', value);
		if (templateId) return templateId;
		throw new NodeOperationError(context.getNode(), "'Template' is empty", {
			itemIndex,
			description: 'Choose a template from the list, or enter its ID.',
		});
	};
	let created = 0;

	return {
		create: async (itemIndex) => {
			const draft = await readDraft(itemIndex);
			if (created++ > 0 && store.createIntervalMs) await sleep(store.createIntervalMs);
			const { encode, decode } = store.create;
			const question = { request: encode(draft), decode };
			const { templateId } = await put(itemIndex, question, LOOK_FIRST);
			return [{ provider, templateId, name: draft.name, status: 'inReview' }];
		},
		update: async (itemIndex) => {
			const templateId = idOf(itemIndex);
			const draft = await readDraft(itemIndex);
			const { encode, decode } = store.update;
			await put(itemIndex, { request: encode(templateId, draft), decode });
			return [{ provider, templateId, name: draft.name, status: 'inReview' }];
		},
		delete: async (itemIndex) => {
			const templateId = idOf(itemIndex);
			const { encode, decode } = store.delete;
			await put(itemIndex, { request: encode(templateId), decode });
			return [{ provider, templateId, deleted: true }];
		},
		get: async (itemIndex) => {
			const templateId = idOf(itemIndex);
			const { encode, decode } = store.get;
			const question = {
				request: encode(templateId),
				decode: (answer: Parameters<typeof decode>[0]) => decode(answer, templateId),
			};
			return [item(await put(itemIndex, question))];
		},
		getAll: async (itemIndex) => {
			const all = context.getNodeParameter('returnAll', itemIndex, false) === true;
			const limit = all ? Infinity : Number(context.getNodeParameter('limit', itemIndex, 50));
			const { encode, decode } = store.list;
			const found: TemplateDetails[] = [];
			for (let page = 0, more = true; more && found.length < limit; page++) {
				const answer = await put(itemIndex, { request: encode(page), decode });
				found.push(...answer.templates);
				// A page that brings nothing ends the list, whatever the provider says.
				more = answer.more && answer.templates.length > 0;
			}
			return found.slice(0, limit).map(item);
		},
	};
}

/**
 * Does with the provider's templates what each input item asks for.
 *
 * @throws NodeOperationError for the first item that fails, unless the node continues on error
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];

	const provider = providerById(context.getNodeParameter(PROVIDER, 0) as string);
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const timeoutMs = TIMEOUT.read(context.getNode(), options);
	const access = await openCredential(context, provider);
	const put = createAsker(context, access, timeoutMs);
	const { smsTemplates, mmsTemplates } = provider;
	const reader = createMediaReader(context);
	const source = {
		node: context.getNode(),
		parameters: itemParameters(context),
		zone: context.getTimezone(),
	};
	const sms = (store: TemplateStore<SmsTemplateDraft>) =>
		operationsOn(context, provider.id, store, (item) => readSmsDraft(source, item, store), put);
	const mms = (store: TemplateStore<MmsTemplateDraft>) =>
		operationsOn(
			context,
			provider.id,
			store,
			async (item) => await readMmsDraft(source, item, store, reader),
			put,
		);
	const isMms = context.getNodeParameter('resource', 0) === MMS_TEMPLATE;
	const operations = isMms ? mmsTemplates && mms(mmsTemplates) : smsTemplates && sms(smsTemplates);
	if (!operations) {
		throw new NodeOperationError(
			context.getNode(),
			`${provider.displayName} has no such templates here`,
			{ description: "Choose another 'Resource' or another 'Provider'." },
		);
	}
	const chosen = context.getNodeParameter('operation', 0);
	const operation = new Map(Object.entries(operations)).get(chosen as string);
	if (!operation) {
		throw new NodeOperationError(
			context.getNode(),
			`'Operation' is ${typeof chosen === 'string' ? `'${chosen}'` : kindInWords(chosen)}, which does not exist`,
			{
				description: `Choose one of: ${Object.keys(operations).join(', ')}.`,
			},
		);
	}

	return await eachItem(context, operation);
}
