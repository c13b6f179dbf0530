import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import type { SubmailMmsTemplate } from '../../../playground/carrier/providers/submail/accountOptions.mts';
import { requestSignature } from '../../../playground/carrier/providers/submail/requestSignature.mts';
import { goldenSeconds, http, start, stopAll } from './clients';
import { startHook, type Hook } from './submailHook';
import {
	answer,
	file,
	mmsAppId,
	mmsAppKey,
	picturePage,
	refused,
	templateOf,
	videoPage,
	videoTemplateOf,
	type Fields,
} from './submailMmsClient';

const number = '13800000000';
const created = { status: 'success', template_id: expect.stringMatching(/^\w{6}$/) };

let hook: Hook;

beforeEach(async () => {
	hook = await startHook();
});

afterEach(async () => {
	await stopAll();
	await hook.close();
});

async function startReviewing(submail: CarrierOptions['submail'] = {}): Promise<Carrier> {
	const carrier = await start({ submail });
	carrier.setPushUrl('submail', 'templateReview', hook.url);
	return carrier;
}

const create = async (carrier: Carrier, fields: Fields) =>
	await answer(carrier, 'mms/template', fields);

const shown = async (carrier: Carrier, template_id: string) =>
	(await answer(carrier, 'mms/template', { template_id }, 'GET')).template;

describe('submail: mms/template', () => {
	it('is created, reviewed, told, sent, changed and deleted', async () => {
		const carrier = await startReviewing({ mmsReviewDelayMs: 300, wordsRejectedInReview: ['赌'] });
		const pages = [picturePage('您好，@var(name)'), { text: '再见' }];
		const answered = await create(carrier, templateOf(...pages));
		expect(answered).toEqual(created);
		const { template_id } = answered;
		const template = await shown(carrier, template_id);
		expect(template).toEqual({
			template_id,
			mms_title: '展会',
			mms_signature: '【SUBMAIL】',
			mms_subject: '展会邀请',
			mms_content: [
				{ image: { url: expect.any(String), type: 'image/png' }, text: '您好，@var(name)' },
				{ text: '再见' },
			],
			create_at: '2023-11-15 06:13:20',
			edit_at: '2023-11-15 06:13:20',
			template_status: '1',
			template_status_description: '正在审核',
		});
		const { data } = await http.get(template.mms_content[0].image.url);
		expect(data).toBe('\u0007\u0007\u0007');
		const message = { to: number, project: template_id, vars: '{"name":"张三"}' };
		expect(await answer(carrier, 'mms/xsend', message)).toEqual(refused(409));

		expect(await hook.told('template_accept')).toMatchObject({ template_id });
		expect(await shown(carrier, template_id)).toMatchObject({
			template_status: '2',
			template_status_description: '通过审核',
		});
		expect(await answer(carrier, 'mms/xsend', message)).toMatchObject({ status: 'success' });
		expect(carrier.journal.messages()[0].pages).toMatchObject([
			{ text: '您好，张三', media: { type: 'image/png', bytes: 3 } },
			{ text: '再见' },
		]);

		const changed = { ...templateOf({ text: '赌场' }), template_id };
		expect(await answer(carrier, 'mms/template', changed, 'PUT')).toEqual({ status: 'success' });
		expect(await shown(carrier, template_id)).toMatchObject({
			template_status: '1',
			mms_content: [{ text: '赌场' }],
		});
		expect(await hook.told('template_reject')).toMatchObject({
			template_id,
			reason: '签名不正确',
		});
		expect(await shown(carrier, template_id)).toMatchObject({
			template_status: '3',
			template_reject_reson: '签名不正确',
		});
		expect(await answer(carrier, 'mms/xsend', message)).toEqual(refused(407));

		const removal = await answer(carrier, 'mms/template', { template_id }, 'DELETE');
		expect(removal).toEqual({ status: 'success' });
		expect(await answer(carrier, 'mms/template', { template_id }, 'GET')).toEqual(refused(418));
		expect(carrier.pendingReceipts()).toBe(0);
	});

	it('is listed, the latest 1000 of all', async () => {
		const template: SubmailMmsTemplate = {
			title: '',
			signature: '【SUBMAIL】',
			subject: 'x',
			type: 'mms',
			pages: [{ text: 'x' }],
			status: '2',
		};
		const mmsTemplates = Object.fromEntries(
			Array.from({ length: 1001 }, (_, index) => [`t${index}`, template]),
		);
		const carrier = await startReviewing({ mmsTemplates, mmsTemplateDates: 'unixSeconds' });
		const { status, templates } = await answer(carrier, 'mms/template', {}, 'GET');
		expect([status, templates.length]).toEqual(['success', 1000]);
		expect(templates[0]).toMatchObject({
			template_id: 't1',
			mms_subject: 'x',
			add_date: goldenSeconds,
			edit_date: goldenSeconds,
		});
	});

	it('holds every documented type, up to nine pages, with or without text', async () => {
		const carrier = await startReviewing();
		const types = {
			image: ['image/jpg', 'image/jpeg', 'image/png', 'image/gif'],
			audio: ['audio/mp3', 'audio/wav', 'audio/midi'],
			video: ['video/3gp', 'video/3gpp', 'video/mp4'],
		};
		for (const [kind, ofKind] of Object.entries(types)) {
			const pages = ofKind.map((type) => ({ [kind]: { data: file(3), type } }));
			const mms_type = kind === 'video' ? 'video' : undefined;
			expect(await create(carrier, { ...templateOf(...pages), mms_type })).toEqual(created);
		}
		const nine = templateOf(...Array(9).fill({ text: '展会' }));
		expect(await create(carrier, { ...nine, mms_type: 'mms', mms_title: undefined })).toEqual(
			created,
		);
	});

	const image = { data: file(3), type: 'image/png' };
	const audio = { data: file(3), type: 'audio/mp3' };
	const video = { data: file(3), type: 'video/mp4' };
	const withSubject = (mms_subject: string) => ({ ...templateOf(picturePage('x')), mms_subject });
	const signedBy = (mms_signature?: string) => ({ ...templateOf({ text: 'x' }), mms_signature });

	it.each<[string, Fields, number]>([
		['an unknown kind', { ...templateOf({ text: 'x' }), mms_type: 'audio' }, 117],
		['no signature', signedBy(undefined), 411],
		['a signature without brackets', signedBy('SUBMAIL'), 411],
		['a signature of 1', signedBy('【名】'), 413],
		['a signature of 11', signedBy('【12345678901】'), 413],
		['no subject', withSubject(''), 117],
		['65 characters of signature and subject', withSubject('题'.repeat(56)), 416],
		['no content', { ...templateOf(), mms_content: undefined }, 419],
		['content that is no JSON', { ...templateOf(), mms_content: '[{' }, 307],
		['content that is no list', { ...templateOf(), mms_content: '{"text":"x"}' }, 307],
		['no page', templateOf(), 419],
		['ten pages', templateOf(...Array(10).fill({ text: 'x' })), 117],
		['an empty page', templateOf({ text: 'x' }, {}), 419],
		['a page with an empty text only', templateOf({ text: '' }), 419],
		['a page that is none', templateOf('x'), 117],
		['another member of a page', templateOf({ text: 'x', picture: image }), 117],
		['two kinds on a page', templateOf({ image, audio }), 117],
		['two kinds on two pages', templateOf({ image }, { audio }), 117],
		['video in an image template', templateOf({ video }), 117],
		['an image in a video template', videoTemplateOf({ image }), 117],
		['an unknown type', templateOf({ image: { ...image, type: 'image/webp' } }), 117],
		['a type of another kind', templateOf({ image: { ...image, type: 'audio/mp3' } }), 117],
		['a file without a type', templateOf({ image: { data: file(3) } }), 117],
		['an empty file', templateOf({ image: { ...image, data: '' } }), 117],
		['no base64', templateOf({ image: { ...image, data: '你好' } }), 117],
		['base64 with line breaks', templateOf({ image: { ...image, data: 'BwcH\nBwcH' } }), 117],
		['base64 cut off', templateOf({ image: { ...image, data: 'BwcHB' } }), 117],
		[
			'a data URL',
			templateOf({ image: { ...image, data: `data:image/png;base64,${file(3)}` } }),
			117,
		],
		...['￥', '★', '&', '☞', '√', '※', '^_^', '发票'].map((word): [string, Fields, number] => [
			`${word} in a text`,
			templateOf({ text: `展会${word}` }),
			405,
		]),
		['★ in the subject', withSubject('展会★'), 405],
		['★ in the signature', signedBy('【展会★】'), 405],
	])('is refused with %s', async (_name, fields, code) => {
		const carrier = await startReviewing({ forbiddenWords: ['发票'] });
		expect(await create(carrier, fields)).toMatchObject(refused(code));
		const template_id = 'FIJe14';
		const before = await shown(carrier, template_id);
		const change = await answer(carrier, 'mms/template', { ...fields, template_id }, 'PUT');
		expect(change).toMatchObject(refused(code));
		expect(await shown(carrier, template_id)).toEqual(before);
	});

	it.each([
		['PUT', undefined, 417],
		['PUT', 'none', 418],
		['DELETE', undefined, 417],
		['DELETE', 'none', 418],
		['DELETE', 'ThJBE4', 418],
		['GET', 'none', 418],
	])('%s is refused for the id %s', async (method, template_id, code) => {
		const fields = { ...templateOf({ text: 'x' }), template_id };
		const carrier = await startReviewing();
		expect(await answer(carrier, 'mms/template', fields, method)).toEqual(refused(code));
	});

	it('takes 64 characters of signature and subject, and names of 2 and 10', async () => {
		const carrier = await startReviewing();
		expect(await create(carrier, withSubject('题'.repeat(55)))).toEqual(created);
		expect(await create(carrier, signedBy('【名名】'))).toEqual(created);
		expect(await create(carrier, signedBy('【1234567890】'))).toEqual(created);
	});
});

describe('submail: the size of a multimedia template', () => {
	// 【SUBMAIL】 13 bytes, 展会邀请 12 bytes, 您好 6 bytes.
	const words = 13 + 12 + 6;

	it.each([
		['85 KB', 85 * 1024 - words, created],
		['one byte less', 85 * 1024 - words - 1, created],
		['one byte more', 85 * 1024 - words + 1, refused(422)],
	])('with an image: %s', async (_name, bytes, expected) => {
		const carrier = await startReviewing();
		expect(await create(carrier, templateOf(picturePage('您好', bytes)))).toEqual(expected);
	});

	it.each([
		['2048 KB', 2048 * 1024 - words, created],
		['one byte less', 2048 * 1024 - words - 1, created],
		['one byte more', 2048 * 1024 - words + 1, refused(422)],
	])('with a video: %s', async (_name, bytes, expected) => {
		const carrier = await startReviewing();
		expect(await create(carrier, videoTemplateOf(videoPage('您好', bytes)))).toEqual(expected);
	});

	it.each([
		['together at the limit', 1, created],
		['together one byte above it', 2, refused(422)],
	])('counts all pages: %s', async (_name, rest, expected) => {
		const carrier = await startReviewing();
		const half = (85 * 1024 - words - 1) / 2;
		const pages = [picturePage('您', Math.floor(half)), picturePage('好', Math.ceil(half))];
		const fields = templateOf(...pages, { text: 'x'.repeat(rest) });
		expect(await create(carrier, fields)).toEqual(expected);
	});
});

describe('submail: signing a multimedia template', () => {
	const keys = { appId: mmsAppId, appKey: mmsAppKey };
	const timestamp = String(goldenSeconds);
	const content = templateOf({ text: '展会' });
	const all = [
		`appid=${mmsAppId}`,
		`mms_content=${content.mms_content}`,
		`mms_signature=${content.mms_signature}`,
		`mms_subject=${content.mms_subject}`,
		`mms_title=${content.mms_title}`,
		'sign_type=sha1',
		`timestamp=${timestamp}`,
	];
	const reduced = all.filter((part) => !part.startsWith('mms_'));

	it.each([
		['all fields', all, created],
		['none of the content', reduced, created],
		['part of the content', all.slice(0, -3).concat(all.slice(-2)), refused(108)],
	])('may cover %s', async (_name, parts, expected) => {
		const signature = requestSignature(parts.join('&'), keys, 'sha1');
		const fields = { ...content, timestamp, sign_type: 'sha1', signature };
		expect(await create(await startReviewing(), fields)).toEqual(expected);
	});
});

describe('submail: the review of a multimedia template', () => {
	it('is up to three carriers for a video', async () => {
		const carrier = await startReviewing({ mmsReviewDelayMs: 1 });
		const { template_id } = await create(carrier, videoTemplateOf(videoPage('展会')));
		for (const prefix of ['cm', 'cu', 'ct']) {
			const event = await hook.told(`${prefix}_template_accept`);
			expect(Object.keys(event).sort()).toEqual(
				['events', 'signature', 'template_id', 'timestamp', 'token'].sort(),
			);
			expect(event).toMatchObject({ template_id });
		}
		expect(await shown(carrier, template_id)).toMatchObject({ template_status: '2' });
		expect(hook.received).toHaveLength(3);
	});

	it('ends with a word that each of them refuses', async () => {
		const carrier = await startReviewing({ mmsReviewDelayMs: 1, wordsRejectedInReview: ['赌'] });
		const { template_id } = await create(carrier, videoTemplateOf(videoPage('赌场')));
		for (const prefix of ['cm', 'cu', 'ct']) {
			const event = await hook.told(`${prefix}_template_reject`);
			expect(event.reason).toBeUndefined();
		}
		expect(await shown(carrier, template_id)).toMatchObject({ template_status: '3' });
	});

	const judge = async (carrier: Carrier, fields: Fields) =>
		await carrier.push('submail', 'templateReview', fields);

	it('is dictated carrier by carrier', async () => {
		const carrier = await startReviewing({ mmsReviewDelayMs: 60_000 });
		const { template_id: templateId } = await create(carrier, videoTemplateOf(videoPage('展会')));
		const status = async () => (await shown(carrier, templateId)).template_status;
		const statuses = [];
		for (const code of ['ct', 'cm', 'cm', 'cu']) {
			await judge(carrier, { templateId, verdict: 'accept', carrier: code });
			statuses.push(await status());
		}
		expect(statuses).toEqual(['1', '1', '1', '2']);
		await judge(carrier, { templateId, verdict: 'reject', carrier: 'cu' });
		expect(await status()).toBe('3');
		await judge(carrier, { templateId, verdict: 'accept', carrier: 'cu' });
		expect(await status()).toBe('3');
		await judge(carrier, { templateId, verdict: 'accept' });
		expect(await status()).toBe('2');
		expect(hook.bodies().map(({ events }) => events)).toEqual([
			...['ct', 'cm', 'cm', 'cu'].map((code) => `${code}_template_accept`),
			'cu_template_reject',
			'cu_template_accept',
			'template_accept',
		]);
	});

	it('is dictated for an image, in which no carrier has a say', async () => {
		const carrier = await startReviewing({ mmsReviewDelayMs: 60_000 });
		const { template_id: templateId } = await create(carrier, templateOf(picturePage('展会')));
		const wrong = judge(carrier, { templateId, verdict: 'accept', carrier: 'cm' });
		await expect(wrong).rejects.toThrow(/leave 'carrier' out/);
		const text = judge(carrier, { templateId: 'ThJBE4', verdict: 'reject', carrier: 'cm' });
		await expect(text).rejects.toThrow(/leave 'carrier' out/);
		await judge(carrier, { templateId, verdict: 'reject', reason: '图片不清晰' });
		expect(hook.bodies()).toMatchObject([{ events: 'template_reject', reason: '图片不清晰' }]);
		expect(await shown(carrier, templateId)).toMatchObject({
			template_status: '3',
			template_reject_reson: '图片不清晰',
		});
		const nobody = judge(carrier, { templateId, verdict: 'accept', carrier: 'xx' });
		await expect(nobody).rejects.toThrow(/carrier \(cm, cu or ct\)/);
	});

	it('is told to the address of the receipts if there is no other', async () => {
		const carrier = await start({ submail: { mmsReviewDelayMs: 1 } });
		carrier.setReceiptUrl('submail', hook.url);
		const { template_id } = await create(carrier, videoTemplateOf(videoPage('展会')));
		for (const prefix of ['cm', 'cu', 'ct']) {
			expect(await hook.told(`${prefix}_template_accept`)).toMatchObject({ template_id });
		}
	});
});
