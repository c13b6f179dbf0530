import type { IBinaryKeyData, IDataObject, INode } from 'n8n-workflow';
import {
	startCarrier,
	type Carrier,
	type CarrierOptions,
} from '../../../playground/carrier/carrier.mts';
import { jpg } from '../../unit/messaging/media/files.mts';
import { ACCOUNTS, credentialsOf, MMS_ACCOUNTS, type Product } from './accounts';
import { node, outputsOf, startNode, type Credentials } from './engine';
import { attached, composed, fromBinary, paged } from './mms';

/** Templates of one kind at one provider. */
export interface Kind {
	account: Product;
	resource: 'smsTemplate' | 'mmsTemplate';
	/** A template that is in order. */
	draft: IDataObject;
	files?: IBinaryKeyData;
	/** Draft and words of another text. */
	withText: (words: string) => IDataObject;
	/** What the sending node needs besides template and recipient. */
	sending: IDataObject;
}

const SUBMAIL_NAMES = { name: 'Invitation', signature: '【示例展览】' };
/** Text templates of SUBMAIL with a way of signing. */
export const submailSms = (signType: string): Kind => ({
	account: ACCOUNTS[`SUBMAIL, ${signType}`],
	resource: 'smsTemplate',
	draft: { ...SUBMAIL_NAMES, text: '尊敬的@var(name)，诚邀您参观我们的展台' },
	withText: (text) => ({ text }),
	sending: { messageType: 'sms' },
});
const submailMms = (signType: string, content: IDataObject): Kind => ({
	account: MMS_ACCOUNTS[`SUBMAIL, ${signType}`],
	resource: 'mmsTemplate',
	draft: { ...SUBMAIL_NAMES, ...content },
	files: attached(jpg(64, 48)),
	withText: (text) =>
		content.contentMode === 'pages'
			? paged([{ text, ...fromBinary() }])
			: { ...content, parts: { highlights: text } },
	sending: {},
});
/** A greeting with a variable, as a user would write it for a template. */
export const COMPOSED = { ...composed(), guestName: '@var(name)' };
/** Pages with a variable. */
export const PAGED = paged([
	{ text: '尊敬的@var(name)，诚邀您参观', ...fromBinary() },
	{ text: '展位 5.1A08', source: 'none' },
]);
const ALIYUN_OPTIONS = { remark: '展会邀请', variableRules: '{"name":"name"}' };

/** Every kind of template at every provider. */
export const KINDS: Readonly<Record<string, Kind>> = {
	'SUBMAIL SMS': submailSms('normal'),
	'SUBMAIL MMS, composed': submailMms('normal', COMPOSED),
	'SUBMAIL MMS, pages': submailMms('normal', PAGED),
	'SUBMAIL MMS, pages, md5': submailMms('md5', PAGED),
	'SUBMAIL MMS, pages, sha1': submailMms('sha1', PAGED),
	'Alibaba SMS': {
		account: ACCOUNTS['Alibaba Cloud'],
		resource: 'smsTemplate',
		draft: {
			name: 'Invitation',
			signature: '示例签名',
			text: '尊敬的${name}，诚邀您参观我们的展台',
			options: ALIYUN_OPTIONS,
		},
		withText: (text) => ({ text }),
		sending: { signature: '示例签名' },
	},
};
/** The same as a table for tests. */
export const kinds = Object.entries(KINDS);
export const { 'SUBMAIL SMS': SMS, 'SUBMAIL MMS, pages': MMS, 'Alibaba SMS': ALIYUN } = KINDS;
/** One kind for each place where templates are kept. */
export const stores: Array<[string, Kind]> = [
	['SUBMAIL SMS', SMS],
	['SUBMAIL MMS', MMS],
	['Alibaba SMS', ALIYUN],
];

/** Longer than any test. */
const NEVER_MS = 3_600_000;

/** The simulator of the running test. */
export let carrier: Carrier;
/** Reviews end when a test lets them; templates may be handed in one after the other. */
export const start = async ({ submail, aliyun }: CarrierOptions = {}) => {
	const endless = { wordsRejectedInReview: ['违规'], reviewDelayMs: NEVER_MS };
	carrier = await startCarrier({
		submail: { ...endless, mmsReviewDelayMs: NEVER_MS, ...submail },
		aliyun: { ...endless, templateIntervalSeconds: 0, ...aliyun },
	});
};
afterEach(async () => await carrier?.close());

/** What a run may have besides its parameters. */
export interface Extras {
	items?: IDataObject[];
	credentials?: Credentials;
	settings?: Partial<INode>;
	files?: IBinaryKeyData;
}

/** Starts the node with one operation. */
export const startKind = (
	{ account, resource, files: usual }: Kind,
	operation: string,
	parameters: IDataObject,
	{ items = [{}], credentials, settings, files = usual }: Extras = {},
) => {
	const all = { provider: account.provider, resource, operation, ...parameters };
	const tested = node('Node', 'messageTemplate', all as INode['parameters'], settings);
	const access = credentials ?? credentialsOf(account, carrier);
	const attachments = items.map(() => files);
	return startNode(tested, items, access, attachments);
};

/** Runs the node with one operation. */
export async function run(
	kind: Kind,
	operation: string,
	parameters: IDataObject = {},
	extras: Extras = {},
) {
	const result = await startKind(kind, operation, parameters, extras).done;
	const [items = []] = outputsOf(result, 'Node');
	const error = result.data.resultData.error as (Error & { description?: string }) | undefined;
	const runs = result.data.resultData.runData.Node ?? [];
	const hints = runs.flatMap((task) => (task.hints ?? []).map(({ message }) => message));
	return { items, list: items.map(({ json }) => json), hints, error };
}

/** A template as the form names it. */
export const byId = (templateId: unknown): IDataObject => ({
	templateId: { __rl: true, mode: 'id', value: templateId } as IDataObject,
});

/** Submits a template and gives its ID. */
export async function create(kind: Kind, changes: IDataObject = {}): Promise<string> {
	const { list, error } = await run(kind, 'create', { ...kind.draft, ...changes });
	expect(error).toBeUndefined();
	expect(list).toEqual([
		{
			provider: kind.account.provider,
			templateId: expect.any(String),
			name: kind.draft.name,
			status: 'inReview',
		},
	]);
	return list[0].templateId as string;
}

/** The template as the provider shows it. */
export async function get(kind: Kind, templateId: string): Promise<IDataObject> {
	const { list, error } = await run(kind, 'get', byId(templateId));
	expect(error).toBeUndefined();
	expect(list).toHaveLength(1);
	return list[0];
}

/** The template when its review is over. */
export async function reviewed(kind: Kind, templateId: string): Promise<IDataObject> {
	carrier.finishReviews();
	return await get(kind, templateId);
}

/** Sends a template through the node that belongs to it. */
export async function sendTemplate({ account, resource, sending }: Kind, templateId: string) {
	const type = resource === 'mmsTemplate' ? 'sendMmsInvitation' : 'sendSms';
	const parameters = {
		provider: account.provider,
		to: '15400000000',
		contentMode: 'template',
		...byId(templateId),
		templateVariables: { variable: [{ name: 'name', value: '张三' }] },
		...sending,
	} as INode['parameters'];
	const { done } = startNode(node('Node', type, parameters), [{}], credentialsOf(account, carrier));
	const [accepted = [], notAccepted = []] = outputsOf(await done, 'Node');
	return [accepted, notAccepted].map((items) => items.map(({ json }) => json));
}
