import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { checkMms, type MmsDraft, type MmsRules } from '../shared/sending/check/mms';
import type { Checked } from '../shared/sending/check/checked';
import type { ItemParameters } from '../shared/n8n/parameters/itemParameters';
import type { MediaReader } from '../shared/n8n/invitation/mediaReader';
import { COMPOSE_LABELS, readCompose, readPages } from '../shared/n8n/invitation/readContent';
import { pictureBinaries } from '../shared/n8n/output/pictureBinaries';
import { readFields } from '../shared/n8n/form/providerFields';
import { readTemplateField } from '../shared/n8n/parameters/readParameters';
import type { Entry } from '../shared/n8n/sendRun/entry';
import { textOf } from '../shared/messaging/text/textValue';
import { isFailure } from '../shared/messaging/model/failure';
import { previewSvg } from '../shared/messaging/preview/preview';
import { splitRecipients } from '../shared/messaging/phone/splitRecipients';
import type { EmptyValue } from '../shared/messaging/compliance/emptyValues';
import { rewriteVariables } from '../shared/messaging/text/rewriteVariables';
import { segmentsOf } from '../shared/messaging/text/segments';
import { tooLong } from '../shared/messaging/text/textLimits';
import type { MmsChannel } from '../shared/providers/contract';
import { composedFor, pagesFor, type GuestContent } from './guestContent';
import { readTracking, type Tracking } from './tracking';

/** What holds for all items of a run. */
export interface RunSettings {
	channel: MmsChannel;
	rules: MmsRules;
	reader: MediaReader;
	/** IANA name, for times that name none themselves. */
	zone: string;
	/** Billed parts that the plain-text twin may have. */
	fallbackSegments: number;
	/** So many of the first recipients get a preview. */
	previews: number;
}

type ContentOf = (tracking: Tracking) => GuestContent;

/** How the content of an item is made for each of its guests. */
async function readContent(
	parameters: ItemParameters,
	itemIndex: number,
	{ channel, reader, zone, fallbackSegments }: RunSettings,
	marks: { signature: string; optOutText: string },
): Promise<ContentOf> {
	const mode = parameters.get('contentMode', itemIndex, 'template') as string;
	if (mode === 'compose') {
		const input = await readCompose(parameters, itemIndex, reader, { ...marks, zone });
		return ({ rewrite }) =>
			isFailure(input)
				? { content: input }
				: composedFor(input, rewrite, channel, fallbackSegments);
	}
	if (mode === 'pages') {
		const input = await readPages(parameters, itemIndex, reader);
		return ({ rewrite }) =>
			isFailure(input) ? { content: input } : pagesFor(input, rewrite, fallbackSegments);
	}
	const content = readTemplateField(parameters, itemIndex);
	return ({ rewrite, clickToken }) => {
		if (!rewrite) return { content };
		const { variables } = content;
		const tracked = rewriteVariables(variables, rewrite, 'Template Variables', clickToken);
		return { content: isFailure(tracked) ? tracked : { ...content, ...tracked } };
	};
}

/** The plain-text twin as the output shows it: the user's own, or the one that was made. */
function twin(own: string, { fallback }: GuestContent): IDataObject {
	if (own) return { fallbackText: own, fallbackSegments: segmentsOf(own) };
	if (!fallback) return {};
	return { fallbackText: fallback.text, fallbackSegments: fallback.billing.segments };
}

/** The picture of a message that may be sent. */
function preview(checked: Checked, draft: MmsDraft, extra: IDataObject): IBinaryKeyData {
	if ('settled' in checked || checked.message.content.kind !== 'pages') return {};
	const { subject, pages } = checked.message.content;
	const { fallbackText } = extra;
	const sender = draft.sender || draft.signature;
	const svg = previewSvg({
		subject,
		pages,
		sender: sender || undefined,
		...(typeof fallbackText === 'string' ? { fallbackText } : {}),
		language: /\p{Script=Han}/u.test(subject + pages.map(({ text }) => text).join(''))
			? 'zh'
			: 'en',
	});
	return pictureBinaries('preview', svg);
}

/** The parameters with words for the guest, by the kind of the content. */
const SPOKEN: Readonly<Record<string, ReadonlyArray<[name: string, label: string]>>> = {
	compose: [...COMPOSE_LABELS, ['parts', 'Further Parts']],
	pages: [
		['subject', 'Subject'],
		['pages', 'Pages'],
	],
	template: [['templateVariables', 'Template Variables']],
};

const emptyValuesOf = (parameters: ItemParameters, itemIndex: number): EmptyValue[] =>
	[
		...(SPOKEN[parameters.get('contentMode', itemIndex, 'template') as string] ?? []),
		['signature', 'Signature (签名)'] as const,
		['options.optOutText', 'Opt-Out Text (退订)'] as const,
		['options.fallbackText', 'Fallback Text'] as const,
	].flatMap(([name, label]) => parameters.emptyValues(name, label, itemIndex));

/**
 * Reads and looks at what an input item asks for: one entry per recipient, at least one, so that an
 * item without a number comes out as a refusal and is not lost.
 *
 * @returns reads an item; throws if one of its parameters cannot be used
 */
export function entryReader(
	parameters: ItemParameters,
	run: RunSettings,
): (itemIndex: number) => Promise<Entry[]> {
	const { channel, rules } = run;
	let previewed = 0;
	return async (itemIndex) => {
		const options = parameters.get('options', itemIndex, {}) as IDataObject;
		const marks = {
			signature: textOf('Signature (签名)', parameters.get('signature', itemIndex, '')).trim(),
			optOutText: textOf('Opt-Out Text (退订)', options.optOutText),
		};
		const contentFor = await readContent(parameters, itemIndex, run, marks);
		const ownTwin = textOf('Fallback Text', options.fallbackText).trim();
		const shared = {
			...marks,
			sender: textOf('From', parameters.get('from', itemIndex, '')).trim(),
			settings: readFields(channel.fields, options),
			emptyValues: emptyValuesOf(parameters, itemIndex),
			itemFields: parameters.fields(itemIndex),
		};
		const recipients = splitRecipients(parameters.get('to', itemIndex));
		return (recipients.length > 0 ? recipients : ['']).map((recipient): Entry => {
			const tracking = readTracking(options, recipient, rules.defaultCountry);
			const guest: GuestContent = isFailure(tracking)
				? { content: tracking }
				: contentFor(tracking);
			const content = tooLong('Fallback Text', ownTwin) ?? guest.content;
			const draft: MmsDraft = { recipient, content, ...shared };
			const checked = checkMms(draft, channel, rules);
			const extra: IDataObject = {
				...(isFailure(tracking) || tracking.guestToken === undefined
					? {}
					: { guestToken: tracking.guestToken }),
				...twin(ownTwin, guest),
			};
			const binary = previewed++ < run.previews ? preview(checked, draft, extra) : {};
			return {
				itemIndex,
				recipient,
				checked,
				extra,
				...(Object.keys(binary).length > 0 ? { binary } : {}),
			};
		});
	};
}
