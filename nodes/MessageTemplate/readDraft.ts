import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import type { MediaReader } from '../shared/n8n/invitation/mediaReader';
import { readCompose, readPages } from '../shared/n8n/invitation/readContent';
import type { ItemParameters } from '../shared/n8n/parameters/itemParameters';
import { readFields } from '../shared/n8n/form/providerFields';
import { textOf } from '../shared/messaging/text/textValue';
import { checkCharacters } from '../shared/messaging/text/characters';
import { isFailure, type Failure } from '../shared/messaging/model/failure';
import { compose } from '../shared/messaging/invitation/compose';
import { signatureName } from '../shared/messaging/compliance/signature';
import { anyTooLong, MOST_NAME } from '../shared/messaging/text/textLimits';
import type {
	MmsTemplateDraft,
	SmsTemplateDraft,
	TemplateStore,
} from '../shared/providers/contract';
import { say } from '../shared/n8n/form/language';

/** Where drafts are read from, and who refuses them. */
export interface DraftSource {
	node: INode;
	parameters: ItemParameters;
	/** IANA name, for times that name none themselves. */
	zone: string;
}

/** Stops with the sentence of a failure. */
function orThrow<Value extends object>(
	node: INode,
	itemIndex: number,
	value: Value | Failure | undefined,
): asserts value is Value | undefined {
	if (value && isFailure(value)) {
		throw new NodeOperationError(node, say(node, value.message), {
			itemIndex,
			description: 'Nothing was submitted.',
		});
	}
}

/** What both kinds of templates have. */
function readShared(
	{ node, parameters }: DraftSource,
	itemIndex: number,
	{ fields }: Pick<TemplateStore<never>, 'fields'>,
) {
	const options = parameters.get('options', itemIndex, {}) as IDataObject;
	const text = (name: string, label: string) =>
		textOf(label, parameters.get(name, itemIndex, '')).trim();
	const name = text('name', 'Name');
	if (!name) {
		throw new NodeOperationError(node, "'Name' is empty", {
			itemIndex,
			description: "Enter what the template shall be called in the provider's console.",
		});
	}
	const signature = signatureName(text('signature', 'Signature (签名)'));
	const settings = readFields(fields, options);
	const names = [
		['Name', name],
		['Signature (签名)', signature],
	] as const;
	orThrow(node, itemIndex, anyTooLong(names, MOST_NAME) ?? anyTooLong(Object.entries(settings)));
	return { name, signature, settings };
}

/** An expression that n8n did not fill in would be submitted as it stands. */
const checkTexts = (texts: ReadonlyArray<[field: string, text: string]>): Failure | undefined =>
	anyTooLong(texts) ??
	texts.map(([field, text]) => checkCharacters(field, text, { emoji: 'allowed' })).find(Boolean);

/**
 * Reads the text template that an item asks for.
 *
 * @throws NodeOperationError if the provider would refuse it
 */
export function readSmsDraft(
	source: DraftSource,
	itemIndex: number,
	store: TemplateStore<SmsTemplateDraft>,
): SmsTemplateDraft {
	const { node, parameters } = source;
	const shared = readShared(source, itemIndex, store);
	const text = textOf('Text', parameters.get('text', itemIndex, '')).trim();
	const draft = { ...shared, text };
	orThrow(node, itemIndex, checkTexts([['Text', text]]));
	orThrow(node, itemIndex, store.check(draft));
	return draft;
}

/**
 * Reads the multimedia template that an item asks for.
 *
 * @throws NodeOperationError if a file cannot be used or the provider would refuse the template
 */
export async function readMmsDraft(
	source: DraftSource,
	itemIndex: number,
	store: TemplateStore<MmsTemplateDraft>,
	reader: MediaReader,
): Promise<MmsTemplateDraft> {
	const { node, parameters } = source;
	const shared = readShared(source, itemIndex, store);
	const options = parameters.get('options', itemIndex, {}) as IDataObject;
	const marks = {
		signature: shared.signature,
		optOutText: textOf('Opt-Out Text (退订)', options.optOutText),
		zone: source.zone,
	};
	const read =
		parameters.get('contentMode', itemIndex) === 'pages'
			? await readPages(parameters, itemIndex, reader)
			: await readCompose(parameters, itemIndex, reader, marks);
	orThrow(node, itemIndex, read);
	const content =
		'parts' in read
			? compose(read.parts, read.media, store.media ?? { types: {}, mixedKinds: false })
			: read;
	orThrow(node, itemIndex, content);
	const { subject, pages } = content;
	const draft: MmsTemplateDraft = { ...shared, subject, pages };
	orThrow(
		node,
		itemIndex,
		checkTexts([
			['Subject', subject],
			...pages.map(({ text }, page): [string, string] => [`Text of page ${page + 1}`, text]),
		]),
	);
	orThrow(node, itemIndex, store.check(draft));
	return draft;
}
