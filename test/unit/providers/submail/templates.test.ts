import fc from 'fast-check';

import type { MediaFile, MediaKind, Page } from '../../../../nodes/shared/messaging/model/page';
import type {
	MmsTemplateDraft,
	SmsTemplateDraft,
} from '../../../../nodes/shared/providers/contract';
import { mmsTemplates } from '../../../../nodes/shared/providers/submail/templates/mmsTemplates';
import { smsTemplates } from '../../../../nodes/shared/providers/submail/templates/smsTemplates';

const answer = (value: unknown) => ({
	status: 200,
	body: typeof value === 'string' ? value : JSON.stringify(value),
});
const error = answer({ status: 'error', code: '418', msg: 'words' });
const refusal = { category: 'templateRejected', providerCode: '418', providerMessage: 'words' };
const NONSENSE = ['', '<html>', '[]', 'null', '{}', '{"status":"fine"}'];

const text: SmsTemplateDraft = {
	name: 'Fair',
	signature: 'SUBMAIL',
	text: '您好@var(name)',
	settings: {},
};

const file = (kind: MediaKind, extension: string, bytes = 100, type = `${kind}/x`): MediaFile => ({
	kind,
	extension,
	bytes,
	type,
	fileName: `file.${extension}`,
	base64: '/9j/',
	id: extension,
});
const PICTURE = file('image', 'jpg', 100, 'image/jpeg');
const FILM = file('video', 'mp4', 100, 'video/mp4');

const mms = (
	pages: readonly Page[] = [{ text: '您好@var(name)', media: PICTURE }],
	rest: Partial<MmsTemplateDraft> = {},
): MmsTemplateDraft => ({
	name: 'Fair',
	signature: 'SUBMAIL',
	subject: '邀请函',
	pages,
	settings: {},
	...rest,
});
const video = (pages: readonly Page[]) => mms(pages, { settings: { mmsType: 'video' } });

describe('sms/template (reference, section 9)', () => {
	const path = '/sms/template.json';
	const row = {
		template_id: 'uMnmq2',
		sms_title: 'Fair',
		sms_signature: '【SUBMAIL】',
		sms_content: '您好@var(name)',
		add_date: 1654470015,
		edit_date: '1654470016',
		template_status: '2',
		template_status_description: '通过审核',
	};
	const details = {
		templateId: 'uMnmq2',
		name: 'Fair',
		signature: 'SUBMAIL',
		text: '您好@var(name)',
		status: 'approved',
		createdAt: 1654470015000,
		updatedAt: 1654470016000,
	};
	const list = (...templates: unknown[]) =>
		answer({ status: 'success', start_row: 1, end_row: 50, templates });

	it('lists page by page', () => {
		expect(smsTemplates.list.encode(2)).toEqual({ method: 'GET', path, query: { offset: '2' } });
		expect(smsTemplates.list.decode(list())).toEqual({ templates: [], more: false });
		const many = (length: number) => list(...Array.from({ length }, () => row));
		expect(smsTemplates.list.decode(many(49))).toMatchObject({ more: false });
		expect(smsTemplates.list.decode(many(50))).toMatchObject({ more: true });
	});

	it.each([
		['0', 'draft'],
		['1', 'inReview'],
		['2', 'approved'],
		['3', 'rejected'],
		[3, 'rejected'],
	])('reads the status %p as %s', (template_status, status) => {
		expect(smsTemplates.list.decode(list({ ...row, template_status }))).toEqual({
			templates: [{ ...details, status }],
			more: false,
		});
	});

	it('leaves out what has no id or a status that is not published', () => {
		expect(
			smsTemplates.list.decode(
				list({ ...row, template_id: '' }, { ...row, template_status: '4' }, null, row),
			),
		).toEqual({ templates: [details], more: false });
	});

	it('reads why a template was rejected, and what has no title or time', () => {
		const rejected = {
			...row,
			sms_title: '',
			sms_signature: '',
			add_date: '',
			edit_date: undefined,
			template_status: '3',
			template_reject_reson: '签名不正确',
		};
		expect(smsTemplates.list.decode(list(rejected))).toEqual({
			templates: [
				{
					templateId: 'uMnmq2',
					name: '',
					text: details.text,
					status: 'rejected',
					reason: '签名不正确',
				},
			],
			more: false,
		});
	});

	it('gets one template by its id', () => {
		expect(smsTemplates.get.encode('uMnmq2')).toEqual({
			method: 'GET',
			path,
			query: { template_id: 'uMnmq2' },
		});
		const other = { ...row, template_id: 'other' };
		expect(smsTemplates.get.decode(list(other, row), 'uMnmq2')).toEqual(details);
		expect(smsTemplates.get.decode(list(other), 'uMnmq2')).toMatchObject({
			category: 'templateRejected',
			message: { en: expect.stringContaining("'Template ID (模板)'") },
		});
		const odd = list({ ...row, template_status: '4' });
		expect(smsTemplates.get.decode(odd, 'uMnmq2')).toBeUndefined();
	});

	it('creates, changes and deletes', () => {
		const form = {
			sms_title: 'Fair',
			sms_signature: '【SUBMAIL】',
			sms_content: '您好@var(name)',
		};
		expect(smsTemplates.create.encode(text)).toEqual({ method: 'POST', path, form });
		expect(smsTemplates.update.encode('uMnmq2', text)).toEqual({
			method: 'PUT',
			path,
			form: { template_id: 'uMnmq2', ...form },
		});
		expect(smsTemplates.delete.encode('uMnmq2')).toEqual({
			method: 'DELETE',
			path,
			form: { template_id: 'uMnmq2' },
		});
		expect(
			smsTemplates.create.encode({ ...text, name: '', signature: '【SUBMAIL】' }).form,
		).toEqual({ sms_signature: '【SUBMAIL】', sms_content: '您好@var(name)' });
	});

	it('lets good drafts pass, up to the limits', () => {
		for (const draft of [
			text,
			{ ...text, name: '展'.repeat(64), signature: '签'.repeat(10), text: 'x'.repeat(500) },
			{ ...text, name: '', signature: '【签名】' },
		]) {
			expect(smsTemplates.check(draft)).toBeUndefined();
		}
	});

	it.each([
		['a long title', { name: 'x'.repeat(65) }, 'templateRejected', "'Name' has 65"],
		['no signature', { signature: '' }, 'signatureRejected', '0 characters'],
		['a short signature', { signature: '签' }, 'signatureRejected', '1 characters'],
		['a long signature', { signature: '签'.repeat(11) }, 'signatureRejected', '11 characters'],
		['a broken signature', { signature: '签】名' }, 'signatureRejected', 'line break'],
		['no text', { text: ' ' }, 'templateRejected', "'Text' is empty"],
		['a long text', { text: 'x'.repeat(501) }, 'templateRejected', 'by 1.'],
		['a second signature', { text: '【SUBMAIL】您好' }, 'templateRejected', '【SUBMAIL】'],
	])('refuses %s', (_, change, category, words) => {
		expect(smsTemplates.check({ ...text, ...change })).toMatchObject({
			category,
			message: { en: expect.stringContaining(words) },
			retryable: false,
		});
	});
});

describe('mms/template (reference, section 13)', () => {
	const path = '/mms/template.json';
	const row = {
		template_id: 'FIJe14',
		mms_title: '账户更改邮箱验证码',
		mms_signature: '【SUBMAIL】',
		mms_content: [
			{ image: { url: 'https://x/xxxl32d5a1.png', type: 'image/png' }, text: '您的验证码是1234.' },
			{ image: { url: 'https://x/2.png', type: 'image/png' } },
			{ text: '再见' },
		],
		mms_subject: '邮箱更改通知',
		create_at: '2016-01-08 21:28:04',
		edit_at: '2016-01-08 21:28:04',
		template_status: '2',
		template_status_description: '通过审核',
	};
	const details = {
		templateId: 'FIJe14',
		name: '账户更改邮箱验证码',
		signature: 'SUBMAIL',
		subject: '邮箱更改通知',
		text: '您的验证码是1234.\n再见',
		status: 'approved',
	};

	it('lists all at once', () => {
		expect(mmsTemplates.list.encode(0)).toEqual({ method: 'GET', path });
		const templates = Array.from({ length: 1000 }, () => row);
		expect(mmsTemplates.list.decode(answer({ status: 'success', templates }))).toEqual({
			templates: templates.map(() => details),
			more: false,
		});
	});

	it('gets one template, with a time only where it is certain', () => {
		const one = (members: object) =>
			mmsTemplates.get.decode(
				answer({ status: 'success', template: { ...row, ...members } }),
				'FIJe14',
			);
		expect(one({})).toEqual(details);
		expect(one({ add_date: 1654470015, edit_date: 1654470015 })).toEqual({
			...details,
			createdAt: 1654470015000,
			updatedAt: 1654470015000,
		});
		expect(one({ mms_content: 'x', mms_subject: undefined })).toMatchObject({ text: '' });
	});

	it('writes pages with their media in base64', () => {
		const form = {
			mms_title: 'Fair',
			mms_signature: '【SUBMAIL】',
			mms_type: 'mms',
			mms_subject: '邀请函',
			mms_content:
				'[{"text":"您好@var(name)","image":{"data":"/9j/","type":"image/jpeg"}},{"text":"再见"},{"image":{"data":"/9j/","type":"image/jpeg"}}]',
		};
		const draft = mms([
			{ text: '您好@var(name)', media: PICTURE },
			{ text: '再见' },
			{ text: '', media: PICTURE },
		]);
		expect(mmsTemplates.create.encode(draft)).toEqual({ method: 'POST', path, form });
		expect(mmsTemplates.update.encode('FIJe14', draft)).toEqual({
			method: 'PUT',
			path,
			form: { template_id: 'FIJe14', ...form },
		});
		expect(mmsTemplates.delete.encode('FIJe14')).toEqual({
			method: 'DELETE',
			path,
			form: { template_id: 'FIJe14' },
		});
	});

	it.each([
		['image', 'png', 'image/png', 'image/png'],
		['audio', 'mp3', 'audio/mpeg', 'audio/mp3'],
		['audio', 'wav', 'audio/wav', 'audio/wav'],
		['audio', 'mid', 'audio/midi', 'audio/midi'],
		['video', '3gp', 'video/3gpp', 'video/3gpp'],
		['video', 'mp4', 'video/mp4', 'video/mp4'],
	] as const)('writes %s %s in the words of SUBMAIL', (kind, extension, type, word) => {
		const draft = video([{ text: '', media: file(kind, extension, 1, type) }]);
		expect(mmsTemplates.create.encode(draft).form).toMatchObject({
			mms_type: 'video',
			mms_content: JSON.stringify([{ [kind]: { data: '/9j/', type: word } }]),
		});
	});

	describe('check', () => {
		// Signature with 【】 and subject, in UTF-8.
		const HEADING = 13 + 9;
		const pagesOf = (media: MediaFile, count = 1): Page[] =>
			Array.from({ length: count }, () => ({ text: '', media }));
		const picture = (bytes: number) => pagesOf({ ...PICTURE, bytes });
		const film = (bytes: number) => pagesOf({ ...FILM, bytes });

		it.each([
			['pictures and texts', mms()],
			['nine pages', mms(pagesOf(PICTURE, 9))],
			['sounds', mms([{ text: 'x', media: file('audio', 'mp3') }])],
			['texts only', mms([{ text: 'x' }])],
			['85 KB', mms(picture(85 * 1024 - HEADING))],
			['2048 KB of film', video(film(2048 * 1024 - HEADING))],
			['a film with a text', video([{ text: '您好', media: FILM }])],
			['64 characters of signature and subject', mms(undefined, { subject: '邀'.repeat(55) })],
		])('lets %s pass', (_, draft) => {
			expect(mmsTemplates.check(draft)).toBeUndefined();
		});

		it.each([
			['a long title', mms(undefined, { name: 'x'.repeat(65) }), "'Name' has 65"],
			['no signature', mms(undefined, { signature: '' }), "'Signature (签名)'"],
			['no subject', mms(undefined, { subject: ' ' }), "'Subject' is empty"],
			['a long subject', mms(undefined, { subject: '邀'.repeat(56) }), "'Subject' has 56"],
			['no page', mms([]), 'no page'],
			['an empty page', mms([{ text: '' }]), 'Page 1'],
			['ten pages', mms(pagesOf(PICTURE, 10)), '10 pages'],
			['more than 85 KB', mms(picture(85 * 1024 - HEADING + 1)), 'in total'],
			['a single file of more than 85 KB', mms(picture(85 * 1024 + 1)), 'a file'],
			['more than 2048 KB of film', video(film(2048 * 1024 - HEADING + 1)), 'in total'],
			['pictures with sounds', mms([...picture(1), ...pagesOf(file('audio', 'mp3'))]), 'mixes'],
			['a film in an MMS with pictures', mms(film(1)), "'MMS Type'"],
			['a picture in a video MMS', video(picture(1)), 'takes no pictures'],
			['a sound of mobile phones', mms(pagesOf(file('audio', 'amr'))), 'AMR'],
			['a variable in a video MMS', video([{ text: '@var(name)', media: FILM }]), 'page 1'],
			...['￥', '★', '&', '☞', '√', '※', '^_^'].map(
				(character): [string, MmsTemplateDraft, string] => [
					`${character} in a text`,
					mms([{ text: `x${character}` }]),
					character,
				],
			),
			['★ in the subject', mms(undefined, { subject: '★' }), "'Subject'"],
		])('refuses %s', (_, draft, words) => {
			expect(mmsTemplates.check(draft)).toMatchObject({
				message: { en: expect.stringContaining(words) },
				retryable: false,
			});
		});
	});
});

describe.each([
	['sms/template', smsTemplates],
	['mms/template', mmsTemplates],
] as const)('%s', (_, store) => {
	const all = (one: ReturnType<typeof answer>) => [
		store.list.decode(one),
		store.get.decode(one, 'x'),
		store.create.decode(one),
		store.update.decode(one),
		store.delete.decode(one),
	];

	it('takes the worked examples of the reference for changes', () => {
		const created = answer('{"status":"success","template_id":"FsoAF3"}');
		expect(store.create.decode(created)).toEqual({ templateId: 'FsoAF3' });
		const changed = answer('{"status":"success"}');
		expect(store.update.decode(changed)).toEqual({});
		expect(store.delete.decode(changed)).toEqual({});
	});

	it('says why it does not work', () => {
		expect(all(error)).toMatchObject(all(error).map(() => refusal));
	});

	it.each(NONSENSE)('says nothing about %p', (body) => {
		expect(all(answer(body)).every((result) => result === undefined)).toBe(true);
	});

	it.each(['{"status":"success"}', '{"status":"success","templates":"x","template_id":{}}'])(
		'finds no template in %p',
		(body) => {
			const [list, one, created] = all(answer(body));
			expect([list, one, created]).toEqual([undefined, undefined, undefined]);
		},
	);

	it('names how variables are written', () => {
		expect(store.variableForm).toBe('@var(name)');
	});

	it('reads whatever comes without failing', () => {
		const value = fc.jsonValue({ maxDepth: 2 });
		const row = fc.dictionary(
			fc.constantFrom('template_id', 'template_status', 'mms_content', 'add_date', 'sms_title'),
			value,
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(row, value)), (templates) => {
				const list = store.list.decode(answer({ status: 'success', templates }));
				expect(list).toMatchObject({ templates: expect.any(Array) });
			}),
		);
	});
});
