import fc from 'fast-check';

import { checkMms, type MmsDraft } from '../../../../nodes/shared/sending/check/mms';
import type { MediaFile, Page } from '../../../../nodes/shared/messaging/model/page';
import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { mms } from '../../../../nodes/shared/providers/plivo/send/mms';
import { sms } from '../../../../nodes/shared/providers/plivo/send/sms';

const file = (change: Partial<MediaFile> = {}): MediaFile => ({
	kind: 'image',
	type: 'image/jpeg',
	extension: 'jpg',
	fileName: '展会.jpeg',
	bytes: 3,
	base64: '/9j/',
	id: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
	...change,
});
const uploaded = file({ uploadId: '801c2056-33ab-499c-80ef-58b574a462a2' });
const fetched = file({ url: 'https://example.com/hall.jpg' });

const message = (
	pages: Page[] = [{ text: 'The fair opens tomorrow', media: uploaded }],
	{ subject = '', ...change }: Partial<Message> & { subject?: string } = {},
): Message => ({
	to: '+14155550199',
	content: { kind: 'pages', subject, pages, ...mms.arrange?.({ subject, pages }, {}) },
	sender: '+14155550100',
	settings: {},
	...change,
});

const [call] = mms.calls;
const encode = (...content: Parameters<typeof message>) =>
	call.encode({ messages: [message(...content)], requestId: 'r' });
const decode = (status: number, body: unknown) =>
	call.decode({ status, body: JSON.stringify(body) }, { messages: [message()], requestId: 'r' });

describe('encode', () => {
	it('sends text and files to one number (reference 2 and 9)', () => {
		expect(encode()).toEqual({
			method: 'POST',
			path: '/Account/{authId}/Message/',
			json: {
				src: '14155550100',
				dst: '14155550199',
				text: 'The fair opens tomorrow',
				type: 'mms',
				media_ids: [uploaded.uploadId],
			},
		});
		expect(call).toMatchObject({ shares: 'nothing', recipientsPerRequest: 1, replay: 'none' });
	});

	it('names files by address or by id, each in the order of the pages', () => {
		const second = { url: 'https://example.com/map.png' };
		const pages = [
			{ text: '', media: fetched },
			{ text: 'b', media: uploaded },
			{ text: 'c', media: file(second) },
			{ text: '', media: file({ uploadId: 'z' }) },
		];
		expect(encode(pages).json).toMatchObject({
			text: 'b\n\nc',
			media_urls: [fetched.url, second.url],
			media_ids: [uploaded.uploadId, 'z'],
		});
	});

	it('never leaves out a file that has no id: Plivo refuses an empty one', () => {
		expect(encode([{ text: 'a', media: file() }]).json).toMatchObject({ media_ids: [''] });
	});

	it.each([
		['', 'a', 'a'],
		['Invitation', 'a', 'Invitation\na'],
		['Invitation', 'Invitation to the fair', 'Invitation to the fair'],
		[' Invitation ', '  Invitation!', '  Invitation!'],
		['Invitation', '', 'Invitation'],
	])('puts the subject %j before %j', (subject, text, expected) => {
		expect(encode([{ text, media: uploaded }], { subject }).json).toMatchObject({ text: expected });
	});

	it('sends no text where there is none', () => {
		expect(encode([{ text: ' ', media: uploaded }]).json).not.toHaveProperty('text');
	});

	it('keeps all texts in their order', () => {
		const texts = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 });
		fc.assert(
			fc.property(texts, (each) => {
				const { json } = encode(each.map((text) => ({ text, media: fetched })));
				expect(String(json?.text).split('\n\n')).toEqual(each);
				expect(json?.media_urls).toHaveLength(each.length);
			}),
		);
	});

	it('has an encoding for every field of the form', () => {
		const names = (mms.fields ?? []).map((field) => field.name);
		expect(names).toEqual(['receiptUrl', 'powerpackId', 'logContent', 'messageExpiry']);
		const bare = JSON.stringify(encode());
		for (const name of names) {
			const value = name === 'messageExpiry' ? 60 : name === 'logContent' ? false : 'https://x';
			expect(JSON.stringify(encode(undefined, { settings: { [name]: value } }))).not.toBe(bare);
		}
	});
});

describe('check', () => {
	const check = (...content: Parameters<typeof message>) => mms.check?.(message(...content));

	it('lets a usual message pass', () => {
		expect(check()).toBeUndefined();
		expect(check([{ text: '', media: fetched }], { sender: '12345' })).toBeUndefined();
	});

	it('refuses a message without a file and names the other node', () => {
		expect(check([{ text: 'words' }])).toMatchObject({
			category: 'configuration',
			message: { en: expect.stringContaining('Send SMS node') },
		});
	});

	it('counts the text as it goes out, with subject and blank lines', () => {
		const pages = [{ text: 'a'.repeat(800), media: fetched }, { text: 'b'.repeat(798) }];
		const draft = (subject: string): MmsDraft => ({
			recipient: '+14155550199',
			content: { kind: 'pages', subject, pages },
			signature: '',
			sender: '+14155550100',
			optOutText: '',
			settings: {},
		});
		const rules = { defaultCountry: 'US', forbiddenWords: [] };
		expect(checkMms(draft(''), mms, rules)).toHaveProperty('message');
		expect(checkMms(draft('s'), mms, rules)).toMatchObject({
			settled: {
				outcome: 'rejected',
				failure: { category: 'contentRejected', message: { en: expect.stringMatching(/1,?602/) } },
			},
		});
	});

	it('refuses a name as sender, unless a Powerpack picks one', () => {
		expect(check(undefined, { sender: 'EXPO2026' })).toMatchObject({
			category: 'configuration',
			message: { en: expect.stringContaining("'From' is 'EXPO2026'") },
		});
		const settings = { powerpackId: 'pp' };
		expect(check(undefined, { sender: 'EXPO2026', settings })).toBeUndefined();
	});

	it('shares the checks of SMS', () => {
		expect(check(undefined, { sender: '+14155550199' })?.message.en).toContain("number in 'To'");
		expect(check(undefined, { settings: { receiptUrl: 'x' } })?.message.en).toContain(
			'Receipt URL',
		);
	});
});

it('has the limits of the reference (9)', () => {
	expect(mms.limits).toMatchObject({
		content: 'pages',
		countries: ['US', 'CA'],
		media: { files: 10, bytesPerFile: 2_097_152, bytesInTotal: 5_242_879, textCodeUnits: 1600 },
	});
	expect(mms.limits.media.types.image).toEqual(['jpg', 'png', 'gif']);
});

describe('decode', () => {
	it('reads a yes as for SMS', () => {
		expect(decode(202, { message_uuid: ['a'] })).toEqual([
			{ outcome: 'accepted', messageId: 'a', messageIdSource: 'provider' },
		]);
	});

	it('reads a refusal with words of its own', () => {
		const [smsCall] = [...sms.calls].reverse();
		for (const status of [400, 401, 402, 403, 404, 405, 409, 422]) {
			const answer = { status, body: '{"error":"words"}' };
			const [ours] = decode(status, { error: 'words' }) ?? [];
			const [text] = smsCall.decode(answer, { messages: [message()], requestId: 'r' }) ?? [];
			expect(ours).toMatchObject({ outcome: 'rejected', failure: { providerMessage: 'words' } });
			expect(JSON.stringify(ours)).not.toContain("'Text'");
			const { category } = (ours as { failure: { category: string } }).failure;
			expect(text).toMatchObject({ failure: { category } });
		}
	});
});

describe('upload', () => {
	const { upload } = mms;
	const read = (status: number, body: unknown) =>
		upload?.decode({ status, body: typeof body === 'string' ? body : JSON.stringify(body) });
	/** The answer on the vendor's page. */
	const object = {
		content_type: 'image/jpeg',
		file_name: 'sample_file1.jpg',
		media_id: '801c2056-33ab-499c-80ef-58b574a462a2',
		size: 85277,
		status: 'success',
		status_code: 201,
		upload_time: '2021-02-17T07:16:09.153289Z',
		media_url: 'https://media.plivo.com/Account/MA/Media/801c2056-33ab-499c-80ef-58b574a462a2',
	};

	it('takes the files that Plivo cannot fetch', () => {
		expect(upload?.takes(file())).toBe(true);
		expect(upload?.takes(file({ url: 'http://example.com/hall.jpg' }))).toBe(true);
		expect(upload?.takes(fetched)).toBe(false);
	});

	it('is one file in a form, under a name in ASCII', () => {
		expect(upload?.encode(file())).toEqual({
			method: 'POST',
			path: '/Account/{authId}/Media/',
			files: [
				{
					field: 'file',
					fileName: '0123456789abcdef.jpg',
					type: 'image/jpeg',
					base64: '/9j/',
				},
			],
		});
	});

	it('gives the id on the page of the vendor', () => {
		const uploadId = object.media_id;
		expect(read(200, { api_id: 'a', objects: [object] })).toEqual({ uploadId });
		expect(read(201, { objects: [{ media_id: uploadId }] })).toEqual({ uploadId });
	});

	it('knows a file that was not taken', () => {
		const failed = { ...object, status: 'failed', status_code: 400 };
		expect(read(200, { objects: [failed] })).toMatchObject({
			category: 'contentRejected',
			providerCode: '400',
			providerMessage: 'failed',
			retryable: false,
		});
	});

	it.each([
		[400, 'contentRejected'],
		[401, 'authentication'],
		[404, 'configuration'],
		[405, 'configuration'],
		[406, 'contentRejected'],
	])('HTTP %i is %s', (status, category) => {
		expect(read(status, { error: 'words' })).toMatchObject({ category, providerMessage: 'words' });
	});

	it.each([
		'<html>',
		{},
		{ objects: [] },
		{ objects: [null] },
		{ objects: [{ ...object, media_id: '' }] },
	])('cannot read %j', (body) => expect(read(200, body)).toBeUndefined());

	it.each([302, 408, 413])('does not know HTTP %i', (status) => {
		expect(read(status, { objects: [object], error: 'x' })).toBeUndefined();
	});
});
