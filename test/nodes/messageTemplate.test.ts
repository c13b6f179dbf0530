import { jpg, mp4, threeGp } from '../unit/messaging/media/files.mts';
import { attached, fromBinary, paged, tail } from './support/mms';
import {
	ALIYUN,
	type Kind,
	MMS,
	SMS,
	byId,
	carrier,
	create,
	get,
	kinds,
	reviewed,
	run,
	sendTemplate,
	start,
	stores,
	submailSms,
} from './support/templates';

jest.setTimeout(30_000);

describe('the life of a template', () => {
	beforeEach(async () => await start());

	it.each(kinds)('%s: in review, approved, sent', async (_, kind) => {
		const templateId = await create(kind);
		expect(await get(kind, templateId)).toMatchObject({
			provider: kind.account.provider,
			templateId,
			name: 'Invitation',
			status: 'inReview',
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
		title: 'A',
		signature: '【示例展览】',
		content: '欢迎',
		status: '2' as const,
	};
	const mms = { ...submail, subject: 'S', type: 'mms' as const, pages: [{ text: '欢迎' }] };
	const aliyun = {
		name: 'A',
		content: '欢迎',
		type: 'notification' as const,
		status: 'approved' as const,
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
