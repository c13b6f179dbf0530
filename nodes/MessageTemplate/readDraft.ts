import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import type { MediaReader } from '../shared/host/invitation/mediaReader';
import { readCompose, readPages } from '../shared/host/invitation/readContent';
import { readFields } from '../shared/host/providerFields';
import { asText } from '../shared/host/sending/readParameters';
import { checkCharacters } from '../shared/messaging/characters';
import { isFailure, type Failure } from '../shared/messaging/failure';
import { compose } from '../shared/messaging/invitation/compose';
import { signatureName } from '../shared/messaging/signature';
import type {
	MmsTemplateDraft,
	SmsTemplateDraft,
	TemplateStore,
} from '../shared/providers/contract';

/** Stops with the sentence of a failure. */
function orThrow<Value extends object>(
	context: IExecuteFunctions,
	itemIndex: number,
	value: Value | Failure | undefined,
): asserts value is Value | undefined {
	if (value && isFailure(value)) {
		throw new NodeOperationError(context.getNode(), value.message, {
			itemIndex,
			description: 'Nothing was submitted.',
		});
	}
}

/** What both kinds of templates have. */
function readShared(
	context: IExecuteFunctions,
	itemIndex: number,
	{ fields }: Pick<TemplateStore<never>, 'fields'>,
) {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const text = (name: string) => asText(context.getNodeParameter(name, itemIndex, '')).trim();
	const name = text('name');
	if (!name) {
		throw new NodeOperationError(context.getNode(), "'Name' is empty", {
			itemIndex,
			description: "Enter what the template shall be called in the provider's console.",
		});
	}
	const signature = signatureName(text('signature'));
	return { name, signature, settings: readFields(fields, options) };
}

/** An expression that n8n did not fill in would be submitted as it stands. */
const checkTexts = (texts: ReadonlyArray<[field: string, text: string]>): Failure | undefined =>
	texts.map(([field, text]) => checkCharacters(field, text, { emoji: 'allowed' })).find(Boolean);

/**
 * Reads the text template that an item asks for.
 *
 * @throws NodeOperationError if the provider would refuse it
 */
export function readSmsDraft(
	context: IExecuteFunctions,
	itemIndex: number,
	store: TemplateStore<SmsTemplateDraft>,
): SmsTemplateDraft {
	const shared = readShared(context, itemIndex, store);
	const text = asText(context.getNodeParameter('text', itemIndex, '')).trim();
	const draft = { ...shared, text };
	orThrow(context, itemIndex, checkTexts([['Text', text]]));
	orThrow(context, itemIndex, store.check(draft));
	return draft;
}

/**
 * Reads the multimedia template that an item asks for.
 *
 * @throws NodeOperationError if a file cannot be used or the provider would refuse the template
 */
export async function readMmsDraft(
	context: IExecuteFunctions,
	itemIndex: number,
	store: TemplateStore<MmsTemplateDraft>,
	reader: MediaReader,
): Promise<MmsTemplateDraft> {
	const shared = readShared(context, itemIndex, store);
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const marks = { signature: shared.signature, optOutText: asText(options.optOutText) };
	const read =
		context.getNodeParameter('contentMode', itemIndex) === 'pages'
			? await readPages(context, itemIndex, reader)
			: await readCompose(context, itemIndex, reader, marks);
	orThrow(context, itemIndex, read);
	const content =
		'parts' in read
			? compose(read.parts, read.media, store.media ?? { types: {}, mixedKinds: false })
			: read;
	orThrow(context, itemIndex, content);
	const { subject, pages } = content;
	const draft: MmsTemplateDraft = { ...shared, subject, pages };
	orThrow(
		context,
		itemIndex,
		checkTexts([
			['Subject', subject],
			...pages.map(({ text }, page): [string, string] => [`Text of page ${page + 1}`, text]),
		]),
	);
	orThrow(context, itemIndex, store.check(draft));
	return draft;
}
