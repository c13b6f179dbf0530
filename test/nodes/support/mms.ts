import type { IBinaryKeyData, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { credentialsOf, messageTypeOf, type MmsAccount } from './accounts';
import { node, outputsOf, startNode, type Credentials } from './engine';

/** What a run of Send MMS Invitation gets. */
export interface MmsRun {
	items: IDataObject[];
	/** The binary fields of each item, by its index. */
	files?: ReadonlyArray<IBinaryKeyData | undefined>;
	/** The content, as the form has it. */
	content: IDataObject;
	/** Besides those that the account cannot do without. */
	options?: IDataObject;
	settings?: Partial<INode>;
	credentials?: Credentials;
}

/** What it gave. */
export interface MmsResult {
	accepted: INodeExecutionData[];
	notAccepted: INodeExecutionData[];
	error?: Error;
}

/** Starts Send MMS Invitation with an account, each item being a guest with name and phone. */
export function startMms(
	account: MmsAccount,
	carrier: Carrier,
	{ items, files, content, options, settings, credentials }: MmsRun,
) {
	const parameters = {
		provider: account.provider,
		...messageTypeOf(account),
		to: '={{ $json.phone }}',
		...account.parameters,
		...content,
		options: { ...account.options, ...options },
	} as INode['parameters'];
	const tested = node('Invite', 'sendMmsInvitation', parameters, settings);
	return startNode(tested, items, credentials ?? credentialsOf(account, carrier), files);
}

/** Runs Send MMS Invitation to its end. */
export async function runMms(
	account: MmsAccount,
	carrier: Carrier,
	run: MmsRun,
): Promise<MmsResult> {
	const result = await startMms(account, carrier, run).done;
	const [accepted = [], notAccepted = []] = outputsOf(result, 'Invite');
	return { accepted, notAccepted, error: result.data.resultData.error };
}

/** A file as an item carries it, under the name of its binary field. */
export const attached = (
	file: Buffer,
	fileName = 'poster.jpg',
	field = 'data',
): IBinaryKeyData => ({
	[field]: { data: file.toString('base64'), mimeType: 'application/octet-stream', fileName },
});

/** A file for the list 'Media', or for a page. */
export const fromBinary = (binaryField = 'data'): IDataObject => ({
	source: 'binary',
	binaryField,
});

/** A file for the list 'Media', or for a page. */
export const fromUrl = (url: string): IDataObject => ({ source: 'url', url });

/** An invitation from its parts, with a file that comes with each item. */
export const composed = (file: IDataObject[] = [fromBinary()]): IDataObject => ({
	contentMode: 'compose',
	invitationLanguage: 'en',
	eventName: 'Example Fair',
	guestName: '={{ $json.name }}',
	start: '2026-11-21T09:00',
	venue: 'Hall 5',
	registrationLink: 'https://www.example.com/register',
	media: { file },
});

/** Pages as the user gives them. */
export const paged = (page: IDataObject[]): IDataObject => ({
	contentMode: 'pages',
	subject: 'Example Fair',
	pages: { page },
});

/** Digits are what all notations of a number have in common. */
export const tail = (number: unknown): string => String(number).replace(/\D/g, '').slice(-9);
