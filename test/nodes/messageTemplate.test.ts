import { sleep, type IBinaryKeyData, type IDataObject, type INode } from 'n8n-workflow';

import {
	startCarrier,
	type Carrier,
	type CarrierOptions,
	type MisbehaviourRule,
} from '../../playground/carrier/carrier.mts';
import { gif, jpg, mp4, threeGp } from '../unit/messaging/media/files.mts';
import { ACCOUNTS, credentialsOf, MMS_ACCOUNTS, type Product } from './support/accounts';
import { node, outputsOf, startNode, type Credentials } from './support/engine';
import { attached, composed, fromBinary, paged, tail } from './support/mms';

jest.setTimeout(30_000);

/** Templates of one kind at one provider. */
interface Kind {
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
const submailSms = (signType: string): Kind => ({
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
const COMPOSED = { ...composed(), guestName: '@var(name)' };
const PAGED = paged([
	{ text: '尊敬的@var(name)，诚邀您参观', ...fromBinary() },
	{ text: '展位 5.1A08', source: 'none' },
]);
const ALIYUN_OPTIONS = { remark: '展会邀请', variableRules: '{"name":"name"}' };

const KINDS: Readonly<Record<string, Kind>> = {
	'SUBMAIL SMS': submailSms('normal'),
	'SUBMAIL MMS, composed': submailMms('normal', COMPOSED),
	'SUBMAIL MMS, pages': submailMms('normal', PAGED),
	'SUBMAIL MMS, pages, md5': submailMms('md5', PAGED),
	'SUBMAIL MMS, pages, sha1': submailMms('sha1', PAGED),
	'Alibaba SMS': {
		account: ACCOUNTS['Alibaba Cloud'],
		resource: 'smsTemplate',
		draft: {
			...{ name: 'Invitation', signature: '示例签名' },
			...{ text: '尊敬的${name}，诚邀您参观我们的展台', options: ALIYUN_OPTIONS },
		},
		withText: (text) => ({ text }),
		sending: { signature: '示例签名' },
	},
};
const kinds = Object.entries(KINDS);
const { 'SUBMAIL SMS': SMS, 'SUBMAIL MMS, pages': MMS, 'Alibaba SMS': ALIYUN } = KINDS;
const stores: Array<[string, Kind]> = [
	['SUBMAIL SMS', SMS],
	['SUBMAIL MMS', MMS],
	['Alibaba SMS', ALIYUN],
];

let carrier: Carrier;
/** Verdicts come late enough to be seen coming; templates may be handed in one after the other. */
const start = async ({ submail, aliyun }: CarrierOptions = {}) => {
	const rejected = { wordsRejectedInReview: ['违规'] };
	carrier = await startCarrier({
		submail: { ...rejected, reviewDelayMs: 400, mmsReviewDelayMs: 400, ...submail },
		aliyun: { ...rejected, reviewDelayMs: 400, templateIntervalSeconds: 0, ...aliyun },
	});
};
afterEach(async () => await carrier?.close());

interface Extras {
	items?: IDataObject[];
	credentials?: Credentials;
	settings?: Partial<INode>;
	files?: IBinaryKeyData;
}

const startKind = (
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
async function run(
	kind: Kind,
	operation: string,
	parameters: IDataObject = {},
	extras: Extras = {},
) {
	const result = await startKind(kind, operation, parameters, extras).done;
	const [items = []] = outputsOf(result, 'Node');
	const error = result.data.resultData.error as (Error & { description?: string }) | undefined;
	return { items, list: items.map(({ json }) => json), error };
}

const byId = (templateId: unknown): IDataObject => ({
	templateId: { __rl: true, mode: 'id', value: templateId } as IDataObject,
});

async function create(kind: Kind, changes: IDataObject = {}): Promise<string> {
	const { list, error } = await run(kind, 'create', { ...kind.draft, ...changes });
	expect(error).toBeUndefined();
	expect(list).toEqual([
		{
			...{ provider: kind.account.provider, templateId: expect.any(String) },
			...{ name: kind.draft.name, status: 'inReview' },
		},
	]);
	return list[0].templateId as string;
}

async function get(kind: Kind, templateId: string): Promise<IDataObject> {
	const { list, error } = await run(kind, 'get', byId(templateId));
	expect(error).toBeUndefined();
	expect(list).toHaveLength(1);
	return list[0];
}

/** The template when its review is over. */
async function reviewed(kind: Kind, templateId: string): Promise<IDataObject> {
	let template = await get(kind, templateId);
	for (let tries = 0; template.status === 'inReview' && tries < 40; tries++) {
		await sleep(50);
		template = await get(kind, templateId);
	}
	return template;
}

/** Sends a template through the node that belongs to it. */
async function sendTemplate({ account, resource, sending }: Kind, templateId: string) {
	const type = resource === 'mmsTemplate' ? 'sendMmsInvitation' : 'sendSms';
	const parameters = {
		...{ provider: account.provider, to: '15400000000', contentMode: 'template' },
		...byId(templateId),
		templateVariables: { variable: [{ name: 'name', value: '张三' }] },
		...sending,
	} as INode['parameters'];
	const { done } = startNode(node('Node', type, parameters), [{}], credentialsOf(account, carrier));
	const [accepted = [], notAccepted = []] = outputsOf(await done, 'Node');
	return [accepted, notAccepted].map((items) => items.map(({ json }) => json));
}

describe('the life of a template', () => {
	beforeEach(async () => await start());

	it.each(kinds)('%s: in review, approved, sent', async (_, kind) => {
		const templateId = await create(kind);
		expect(await get(kind, templateId)).toMatchObject({
			...{ provider: kind.account.provider, templateId, name: 'Invitation', status: 'inReview' },
			signature: kind.account.provider === 'aliyun' ? '示例签名' : '示例展览',
		});

		const [none, [refused]] = await sendTemplate(kind, templateId);
		expect(none).toEqual([]);
		expect(refused).toMatchObject({
			outcome: 'rejected',
			failure: { message: expect.stringMatching(/template|模板/i), retryable: false },
		});
		expect(carrier.journal.messages()).toEqual([]);

		expect(await reviewed(kind, templateId)).toMatchObject({ status: 'approved' });
		const [[accepted], notAccepted] = await sendTemplate(kind, templateId);
		expect(notAccepted).toEqual([]);
		expect(accepted).toMatchObject({ outcome: 'accepted' });
		const [message] = carrier.journal.messages();
		expect(message).toMatchObject({ messageId: accepted.messageId, templateId });
		expect(tail(message.to)).toBe(tail(accepted.to));
		expect(message.text).toContain('张三');
	});

	it.each(kinds)('%s: rejected with a reason, changed, approved', async (_, kind) => {
		const templateId = await create(kind, kind.withText('违规的话'));
		const rejected = await reviewed(kind, templateId);
		expect(rejected).toMatchObject({ status: 'rejected', reason: expect.stringMatching(/不/) });
		const [none, [refused]] = await sendTemplate(kind, templateId);
		expect(none).toEqual([]);
		expect(refused).toMatchObject({ outcome: 'rejected' });

		const change = { ...kind.draft, ...kind.withText('欢迎光临'), ...byId(templateId) };
		const { list } = await run(kind, 'update', change);
		expect(list).toMatchObject([{ templateId, status: 'inReview' }]);
		const approved = await reviewed(kind, templateId);
		expect(approved.status).toBe('approved');
		expect(approved.text).toContain('欢迎光临');
		expect(approved).not.toHaveProperty('reason');
	});

	it.each(kinds)('%s: deleted', async (_, kind) => {
		const templateId = await create(kind);
		await reviewed(kind, templateId);
		const { list } = await run(kind, 'delete', byId(templateId));
		expect(list).toEqual([{ provider: kind.account.provider, templateId, deleted: true }]);
		const { error } = await run(kind, 'get', byId(templateId));
		expect(error?.message).toMatch(/template/);
		const { list: others } = await run(kind, 'getAll', { returnAll: true });
		expect(others.map((other) => other.templateId)).not.toContain(templateId);
	});

	// The client signs nothing of a text template, the simulator everything: one of them must change.
	it.each(['md5', 'sha1'])('SUBMAIL SMS, signed with %s', async (signType) => {
		const kind = submailSms(signType);
		expect(await get(kind, await create(kind))).toMatchObject({ status: 'inReview' });
	});

	it('SUBMAIL MMS keeps the files byte by byte, page by page', async () => {
		const templateId = await create(MMS);
		await reviewed(MMS, templateId);
		await sendTemplate(MMS, templateId);
		const [{ pages = [], subject, signature }] = carrier.journal.messages();
		expect({ subject, signature }).toEqual({ subject: 'Example Fair', signature: '示例展览' });
		expect(pages.map(({ text }) => text)).toEqual(['尊敬的张三，诚邀您参观', '展位 5.1A08']);
		expect(carrier.journal.media(pages[0].media?.sha256 ?? '')).toEqual(jpg(64, 48));
	});

	it.each([
		['MP4', mp4(), 'film.mp4', 'video/mp4'],
		['3GP', threeGp(), 'film.3gp', 'video/3gpp'],
	])('SUBMAIL video MMS with a film (%s)', async (_, film, fileName, type) => {
		const kind = { ...MMS, files: attached(film, fileName) };
		const content = paged([{ text: '欢迎', ...fromBinary() }]);
		const templateId = await create(kind, { ...content, options: { mmsType: 'video' } });
		expect(await reviewed(kind, templateId)).toMatchObject({ status: 'approved' });
		await sendTemplate(kind, templateId);
		const [{ pages = [] }] = carrier.journal.messages();
		expect(pages[0].media).toMatchObject({ type });
		expect(carrier.journal.media(pages[0].media?.sha256 ?? '')).toEqual(film);
	});

	it('Alibaba Cloud changes only what was rejected and deletes only what was reviewed', async () => {
		const templateId = await create(ALIYUN);
		for (const operation of ['update', 'delete']) {
			const { error } = await run(ALIYUN, operation, { ...ALIYUN.draft, ...byId(templateId) });
			expect(error?.description).toMatch(/模板/);
		}
		expect(await reviewed(ALIYUN, templateId)).toMatchObject({ status: 'approved' });
	});

	it.each(stores)('%s: a template that is not there', async (_, kind) => {
		for (const operation of ['get', 'update', 'delete']) {
			const { error } = await run(kind, operation, { ...kind.draft, ...byId('SMS_none') });
			expect(error?.message).toMatch(/template/);
		}
	});

	it.each(stores)('%s: no ID', async (_, kind) => {
		for (const operation of ['get', 'update', 'delete']) {
			const { error } = await run(kind, operation, { ...kind.draft, ...byId('={{ " " }}') });
			expect(error?.message).toContain("'Template' is empty");
		}
		expect(carrier.journal.requests()).toEqual([]);
	});
});

describe('get many', () => {
	const ids = (letter: string) =>
		Array.from({ length: 120 }, (_, index) => `${letter}${String(index).padStart(5, '0')}`);
	const submail = {
		...{ title: 'A', signature: '【示例展览】', content: '欢迎', status: '2' as const },
	};
	const mms = { ...submail, subject: 'S', type: 'mms' as const, pages: [{ text: '欢迎' }] };
	const aliyun = {
		...{ name: 'A', content: '欢迎', type: 'notification' as const, status: 'approved' as const },
	};
	const all = <Value>(letter: string, value: Value): Record<string, Value> =>
		Object.fromEntries(ids(letter).map((id) => [id, value]));

	beforeEach(
		async () =>
			await start({
				submail: { templates: all('T', submail), mmsTemplates: all('M', mms) },
				aliyun: { templates: all('SMS_', aliyun) },
			}),
	);

	const lists: Array<[string, Kind, string, number]> = [
		['SUBMAIL SMS', SMS, 'T', 3],
		['SUBMAIL MMS', MMS, 'M', 1],
		['Alibaba SMS', ALIYUN, 'SMS_', 3],
	];

	it.each(lists)('%s: all, page by page', async (_, kind, letter, pages) => {
		const { items, list } = await run(kind, 'getAll', { returnAll: true });
		expect(list.map(({ templateId }) => templateId)).toEqual(ids(letter));
		expect(list[0]).toMatchObject({ name: 'A', text: '欢迎', status: 'approved' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
		expect(carrier.journal.requests()).toHaveLength(pages);
	});

	it.each(lists)('%s: up to a limit', async (_, kind, letter) => {
		for (const limit of [1, 50, 60, 500]) {
			const { list } = await run(kind, 'getAll', { limit });
			expect(list.map(({ templateId }) => templateId)).toEqual(ids(letter).slice(0, limit));
		}
	});

	it.each(lists)('%s: 50 unless told otherwise', async (_, kind) => {
		expect((await run(kind, 'getAll')).list).toHaveLength(50);
		expect(carrier.journal.requests()).toHaveLength(1);
	});
});

/** A picture of exactly so many bytes. */
const pictureOf = (bytes: number) => Buffer.concat([jpg(), Buffer.alloc(bytes - jpg().length)]);

describe('a draft that the provider would refuse is not submitted', () => {
	beforeEach(async () => await start());
	const page = (text: string): IDataObject => ({ text, ...fromBinary() });
	const textPage = (text: string): IDataObject => ({ text, source: 'none' });

	it.each<[string, Kind, IDataObject, string, IBinaryKeyData?]>([
		['no name', SMS, { name: '={{ "" }}' }, "'Name' is empty"],
		['a long name', SMS, { name: 'x'.repeat(65) }, "'Name' has 65 characters"],
		['no signature', SMS, { signature: '' }, "'Signature (签名)' has 0 characters"],
		['a long signature', SMS, { signature: '展'.repeat(11) }, "'Signature (签名)' has 11"],
		['no text', SMS, { text: '={{ " " }}' }, "'Text' is empty"],
		['a long text', SMS, { text: '展'.repeat(501) }, 'Shorten it by 1'],
		[
			'a signature in the text',
			SMS,
			{ text: '【示例展览】欢迎' },
			"'Text' begins with 【示例展览】",
		],
		['an expression left as text', SMS, { text: '{{ $json.name }}您好' }, "'Text' still has {{"],
		['a long name', MMS, { name: 'x'.repeat(65) }, "'Name' has 65 characters"],
		['no signature', MMS, { signature: '' }, "'Signature (签名)' has 0 characters"],
		['no subject', MMS, { subject: '' }, "'Subject' is empty"],
		['a long subject', MMS, { subject: 'x'.repeat(59) }, "'Subject' has 59 characters"],
		['no page', MMS, paged([]), 'no page'],
		['an empty page', MMS, paged([page('x'), textPage(' ')]), 'Page 2 is empty'],
		['ten pages', MMS, paged(Array<IDataObject>(10).fill(textPage('x'))), 'has 10 pages'],
		['a refused character', MMS, paged([page('A & B')]), "'&' in 'Text of page 1'"],
		['an expression left as text', MMS, paged([page('{{ x }}')]), "'Text of page 1' still has {{"],
		[
			'a picture too large by a byte',
			MMS,
			paged([page('欢迎')]),
			'at least 1 byte smaller',
			attached(pictureOf(85 * 1024 - Buffer.byteLength('Example Fair【示例展览】欢迎') + 1)),
		],
		['a film in the other type', MMS, paged([page('x')]), "'MMS Type'", attached(mp4(), 'f.mp4')],
		[
			'a variable in video MMS',
			MMS,
			{ ...paged([page('@var(name)')]), options: { mmsType: 'video' } },
			'takes none',
			attached(mp4(), 'f.mp4'),
		],
		[
			'pictures and films in one',
			MMS,
			{
				...paged([page('x'), { text: '', ...fromBinary('film') }]),
				options: { mmsType: 'video' },
			},
			'this provider takes no pictures',
			{ ...attached(gif(), 'a.gif'), ...attached(mp4(), 'f.mp4', 'film') },
		],
		['no file', MMS, paged([{ text: 'x', ...fromBinary('none') }]), "'Binary Field'"],
		['a file cut off', MMS, {}, 'was cut off', attached(jpg().subarray(0, 90))],
		['an event without name', KINDS['SUBMAIL MMS, composed'], { eventName: '={{ "" }}' }, "'Event"],
		['a long name', ALIYUN, { name: 'x'.repeat(31) }, "'Name' has 31 characters"],
		['no signature', ALIYUN, { signature: '' }, "'Signature (签名)' is empty"],
		['no text', ALIYUN, { text: '={{ "" }}' }, "'Text' is empty"],
		['a long text', ALIYUN, { text: '展'.repeat(501) }, 'Shorten it by 1'],
		['no remark', ALIYUN, { options: {} }, "'Remark (申请说明)' is empty"],
		['no rules', ALIYUN, { options: { remark: 'x' } }, "'Variable Rules (变量属性)'"],
		[
			'rules that are no JSON',
			ALIYUN,
			{ options: { remark: 'x', variableRules: 'name' } },
			'not well formed',
		],
		[
			'rules for another variable',
			ALIYUN,
			{ options: { remark: 'x', variableRules: '{"code":"numberCaptcha"}' } },
			'what ${name} holds',
		],
		['a wait that is none', SMS, { options: { timeoutSeconds: 0 } }, "'Timeout (Seconds)'"],
	])('%s', async (...[, kind, changes, words, files]) => {
		const parameters = { ...kind.draft, ...changes };
		const extras = files ? { files } : {};
		const { list, error } = await run(kind, 'create', parameters, extras);
		expect(list).toEqual([]);
		expect(error?.message).toContain(words);
		const updated = await run(kind, 'update', { ...parameters, ...byId('ThJBE4') }, extras);
		expect(updated.error?.message).toContain(words);
		expect(carrier.journal.requests()).toEqual([]);
	});

	it.each<[string, Kind, IDataObject, IBinaryKeyData?]>([
		[
			'SUBMAIL SMS',
			SMS,
			{ name: 'x'.repeat(64), signature: '展'.repeat(10), text: '展'.repeat(500) },
		],
		[
			'SUBMAIL MMS',
			MMS,
			paged([page('欢迎')]),
			attached(pictureOf(85 * 1024 - Buffer.byteLength('Example Fair【示例展览】欢迎'))),
		],
		['SUBMAIL MMS, nine pages', MMS, paged(Array<IDataObject>(9).fill(textPage('x')))],
		['SUBMAIL MMS, a long subject', MMS, { subject: 'x'.repeat(58) }],
		['Alibaba SMS', ALIYUN, { name: 'x'.repeat(30), text: '展'.repeat(500) }],
	])('%s: exactly at the limits it is', async (...[, kind, changes, files]) => {
		const parameters = { ...kind.draft, ...changes };
		const { list, error } = await run(kind, 'create', parameters, files ? { files } : {});
		expect(error?.message).toBeUndefined();
		expect(list).toMatchObject([{ status: 'inReview' }]);
	});
});

describe('trouble', () => {
	beforeEach(async () => await start());

	it.each(stores)('%s: a wrong key', async (_, kind) => {
		const { account } = kind;
		const credentials = credentialsOf(account, carrier, { [account.secret]: 'not the right one' });
		const operations = { create: kind.draft, get: byId('ThJBE4'), getAll: {} };
		for (const [operation, parameters] of Object.entries(operations)) {
			const { list, error } = await run(kind, operation, parameters, { credentials });
			expect(list).toEqual([]);
			expect(error?.message).toMatch(/key|signature/i);
			expect(JSON.stringify(error)).not.toContain(account.credential[account.secret]);
		}
	});

	const silences: MisbehaviourRule[] = [
		{ kind: 'slow', delayMs: 1500 },
		{ kind: 'resetAfterReading' },
		{ kind: 'closeBeforeReading' },
		{ kind: 'garbage' },
		{ kind: 'status', status: 500, taken: true },
	];
	it.each(
		stores.flatMap(([name, kind]) =>
			silences.map((rule) => [name, kind, rule.kind, rule] as const),
		),
	)('%3$s %1$s: no answer to creating says to look first', async (_name, kind, _kind, rule) => {
		carrier.misbehave({ ...rule, times: 1 });
		const options = { ...(kind.draft.options as IDataObject), timeoutSeconds: 1 };
		const { list, error } = await run(kind, 'create', { ...kind.draft, options });
		expect(list).toEqual([]);
		expect(error?.description).toContain('look with Get Many');
		expect(carrier.journal.requests()).toHaveLength(1);
	});

	it.each(stores)('%s: a refusal says nothing of the sort', async (_, kind) => {
		const credentials = credentialsOf(kind.account, carrier, {
			[kind.account.secret]: 'wrong one',
		});
		const { error } = await run(kind, 'create', kind.draft, { credentials });
		expect(error?.description ?? '').not.toContain('Get Many');
	});

	it.each(stores)('%s: one bad item stops the run, or not if told to', async (_, kind) => {
		const items = [{ title: 'A' }, { title: '' }, { title: 'C' }];
		const parameters = { ...kind.draft, name: '={{ $json.title }}' };
		const interval = kind === ALIYUN ? [items[1], items[2]] : items;
		const stopped = await run(kind, 'create', parameters, { items: interval });
		expect(stopped.error?.message).toContain("'Name' is empty");

		const settings = { onError: 'continueRegularOutput' as const };
		const going = await run(kind, 'create', parameters, { items: interval, settings });
		expect(going.error).toBeUndefined();
		expect(
			going.items.map(({ json, pairedItem }) => [json.name ?? json.error, pairedItem]),
		).toEqual(interval.map(({ title }, item) => [title || "'Name' is empty", { item }]));
	});
});

describe('Alibaba Cloud takes one new template in 30 seconds', () => {
	it('waits before the second one, and a cancelled run submits no further one', async () => {
		await start();
		const { done, cancel } = startKind(ALIYUN, 'create', ALIYUN.draft, { items: [{}, {}] });
		const creations = () => carrier.journal.requests().length;
		for (let tries = 0; creations() === 0 && tries < 100; tries++) await sleep(20);
		await sleep(500);
		expect(creations()).toBe(1);
		cancel();
		await done.catch(() => undefined);
		await sleep(300);
		expect(creations()).toBe(1);
	});

	it('a refusal for haste is told in words', async () => {
		await start({ aliyun: { templateIntervalSeconds: 30 } });
		await create(ALIYUN);
		const { error } = await run(ALIYUN, 'create', ALIYUN.draft);
		expect(error?.message).toMatch(/limit|often|later/i);
	});
});
