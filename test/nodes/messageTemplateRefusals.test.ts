import { sleep, type IBinaryKeyData, type IDataObject } from 'n8n-workflow';

import type { MisbehaviourRule } from '../../playground/carrier/carrier.mts';
import { gif, jpg, mp4 } from '../unit/messaging/media/files.mts';
import { credentialsOf } from './support/accounts';
import { attached, fromBinary, paged } from './support/mms';
import {
	ALIYUN,
	KINDS,
	type Kind,
	MMS,
	SMS,
	byId,
	carrier,
	create,
	run,
	start,
	startKind,
	stores,
} from './support/templates';

jest.setTimeout(30_000);

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
		expect(going.hints).toEqual([`${interval.length} items: 1 failed. 1 × error. 'Name' is empty`]);
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
