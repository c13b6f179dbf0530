import fc from 'fast-check';

import { checkMms, type MmsDraft } from '../../../../nodes/shared/sending/check/mms';
import type { MediaFile, Page } from '../../../../nodes/shared/messaging/model/page';
import type { ChannelSettings, Message } from '../../../../nodes/shared/messaging/model/message';
import { ihuyi } from '../../../../nodes/shared/providers/ihuyi';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/ihuyi/codes';
import vectors from '../../../vectors/ihuyi.json';

const { requestId } = vectors;
const { mms, videoMms } = ihuyi.mms ?? {};

const file = (facts: Partial<MediaFile> = {}): MediaFile => ({
	kind: 'image',
	type: 'image/jpeg',
	extension: 'jpg',
	fileName: 'card.jpg',
	bytes: 3,
	base64: '/9j/4AAQ',
	id: 'a',
	...facts,
});
const film = file({ kind: 'video', type: 'video/mp4', extension: 'mp4', fileName: 'film.mp4' });
const pages = (subject: string, ...list: Page[]): Message['content'] => ({
	kind: 'pages',
	subject,
	pages: list,
});
const template = (...values: string[]): Message['content'] => ({
	kind: 'template',
	templateId: '4711',
	variables: values.map((value) => ({ name: 'n', value })),
});
const message = (
	content: Message['content'],
	settings: ChannelSettings = {},
	signature?: string,
): Message => ({
	to: '+8613800000000',
	content:
		content.kind === 'pages' && mms.arrange
			? { ...content, ...mms.arrange(content, settings) }
			: content,
	settings,
	...(signature ? { signature } : {}),
});

const [batchSend] = mms.calls;
const encode = (...messages: Message[]) => batchSend.encode({ messages, requestId });
const utf8 = (base64: unknown) => new TextDecoder().decode(Buffer.from(String(base64), 'base64'));
/** What is shown, in order: texts as they read, files by their type. */
const shown = (content: Message['content'], settings: ChannelSettings = {}) => {
	const items = encode(message(content, settings)).json?.content as Array<Record<string, string>>;
	return items.map(({ con_type: type, data }) => (type === 'txt' ? utf8(data) : `<${type}>`));
};

describe('encode', () => {
	it('writes the worked example of the reference (6.2), unsigned', () => {
		const content = pages('', { text: '你好', media: file() });
		const other = { ...message(content), to: '+8613900000000' };
		expect(encode(message(content), other)).toEqual({
			method: 'POST',
			path: '/mms/v1/batchSend',
			json: {
				request_id: requestId,
				product_id: 1001,
				phone: ['13800000000', '13900000000'],
				content: [
					{ con_type: 'txt', ext: 'txt', data: '5L2g5aW9' },
					{ con_type: 'img', ext: 'jpg', data: '/9j/4AAQ' },
				],
			},
		});
	});

	it('keeps the order of the pages and has no item for what a page does not hold', () => {
		const content = pages('', { text: '一' }, { text: ' ', media: film }, { text: '二' });
		expect(shown(content)).toEqual(['一', '<video>', '二']);
	});

	it('sends only the id of a template', () => {
		expect(encode(message(template(), {}, '示例')).json).toEqual({
			request_id: requestId,
			product_id: 1001,
			phone: ['13800000000'],
			template_id: '4711',
		});
	});

	it('hands the file on as it is, once for all numbers', () => {
		const messages = Array.from({ length: 100 }, () =>
			message(pages('', { text: '', media: film })),
		);
		expect(JSON.stringify(encode(...messages).json).split(film.base64)).toHaveLength(2);
	});
});

describe('subject', () => {
	it.each([
		['before the text', '本周开始，回T退订', '请柬\n本周开始，回T退订'],
		['behind the company mark', '【示例】本周开始', '【示例】请柬\n本周开始'],
		['where there is only the mark', '【示例】', '【示例】请柬'],
		['away from a mark at the end', '本周开始【示例】', '请柬\n本周开始【示例】'],
		['not a second time', '【示例】请柬：本周开始', '【示例】请柬：本周开始'],
		['where the page has no text', '', '请柬'],
	])('stands %s', (_, text, expected) => {
		expect(shown(pages('请柬', { text, media: file() }, { text: '二' }))).toEqual([
			expected,
			'<img>',
			'二',
		]);
	});

	it('goes into a field of its own where the user knows its name', () => {
		const content = pages('请柬', { text: '你好' });
		const { json } = encode(message(content, { titleKey: 'title' }));
		expect(json).toMatchObject({ title: '请柬', content: [{ data: '5L2g5aW9' }] });
	});

	it('is never lost', () => {
		const word = fc.string({ unit: 'grapheme', maxLength: 20 });
		fc.assert(
			fc.property(word, fc.array(word, { minLength: 1, maxLength: 4 }), (subject, texts) => {
				fc.pre(subject.trim() !== '');
				const content = pages(subject, ...texts.map((text) => ({ text })));
				expect(shown(content).join('')).toContain(subject);
			}),
		);
	});
});

describe('signature', () => {
	const names = { signatureKey: 'sign_name' };

	it.each([
		['the beginning', ['【示例】你好', '再见'], ['你好', '再见']],
		['the end', ['你好', '再见【示例】'], ['你好', '再见']],
	])('moves from %s into its field', (_, texts, expected) => {
		const content = pages('', ...texts.map((text) => ({ text })));
		expect(encode(message(content, names)).json).toMatchObject({ sign_name: '示例' });
		expect(shown(content, names)).toEqual(expected);
	});

	it('goes with a template', () => {
		expect(encode(message(template(), names, '示例')).json).toMatchObject({
			template_id: '4711',
			sign_name: '示例',
		});
	});
});

describe('names that are not published', () => {
	it('can be corrected', () => {
		const settings = { extensionKey: 'ext_name', dataKey: 'con', productId: 1018 };
		expect(encode(message(pages('', { text: '你好' }), settings)).json).toMatchObject({
			product_id: 1018,
			content: [{ con_type: 'txt', ext_name: 'txt', con: '5L2g5aW9' }],
		});
		expect(encode(message(template(), { templateKey: 'tid' })).json).toMatchObject({ tid: '4711' });
	});

	it('are all options marked as unconfirmed', () => {
		expect(mms.fields?.map(({ name }) => name)).toEqual([
			'productId',
			'extensionKey',
			'dataKey',
			'templateKey',
			'titleKey',
			'signatureKey',
		]);
		for (const { displayName } of mms.fields?.slice(1) ?? []) {
			expect(displayName).toContain('Unconfirmed)');
		}
	});

	it.each<ChannelSettings>([
		{ signatureKey: 'signature' },
		{ titleKey: 'content' },
		{ titleKey: 'name', signatureKey: 'name' },
		{ titleKey: 'template_id' },
		{ dataKey: 'con_type' },
		{ dataKey: ' ext ' },
	])('may not stand for two things: %j', (settings) => {
		expect(mms.check?.(message(template(), settings))).toMatchObject({
			category: 'configuration',
			message: { en: expect.stringContaining("'(Unconfirmed)'") },
		});
	});

	it.each<ChannelSettings>([
		{},
		{ titleKey: 'ext' },
		{ titleKey: '', signatureKey: '' },
		{ dataKey: '' },
	])('are fine otherwise: %j', (settings) =>
		expect(mms.check?.(message(template(), settings))).toBeUndefined(),
	);
});

it('refuses values for a template, whose field is not published', () => {
	expect(mms.check?.(message(template('张三')))).toMatchObject({
		category: 'configuration',
		message: { en: expect.stringContaining("'Template Variables'") },
	});
});

describe('limits', () => {
	const draft = (changes: Partial<MmsDraft>): MmsDraft => ({
		recipient: '13800000000',
		content: { kind: 'pages', subject: '', pages: [] },
		signature: '示例签名',
		sender: '',
		optOutText: '回T退订',
		settings: {},
		...changes,
	});
	const checked = (channel: typeof mms, media: MediaFile) =>
		checkMms(
			draft({ content: { kind: 'pages', subject: '', pages: [{ text: '你好', media }] } }),
			channel,
			{ forbiddenWords: [], defaultCountry: 'CN' },
		);
	const KB = 1024;
	const refused = { settled: { outcome: 'rejected', failure: { category: 'contentRejected' } } };

	it('signs the first page and adds the opt-out line', () => {
		expect(checked(mms, file())).toMatchObject({
			message: { content: { pages: [{ text: '【示例签名】你好，回T退订' }] } },
		});
	});

	it('holds 80 KB, or 1.8 MB with films of 30 seconds', () => {
		expect(checked(mms, file({ bytes: 79 * KB }))).toHaveProperty('message');
		expect(checked(mms, file({ bytes: 80 * KB }))).toMatchObject(refused);
		expect(checked(videoMms, file({ ...film, bytes: 1843 * KB }))).toHaveProperty('message');
		expect(checked(videoMms, file({ ...film, bytes: 1844 * KB }))).toMatchObject(refused);
		expect(checked(videoMms, file({ ...film, durationMs: 30_000 }))).toHaveProperty('message');
		expect(checked(videoMms, file({ ...film, durationMs: 30_001 }))).toMatchObject(refused);
	});

	it('takes no film in an MMS and no sound at all', () => {
		const sound = file({ kind: 'audio', extension: 'amr' });
		expect(checked(mms, film)).toMatchObject(refused);
		expect(checked(mms, sound)).toMatchObject(refused);
		expect(checked(videoMms, sound)).toMatchObject(refused);
	});

	it('sends one message to 5,000 numbers, and may repeat a request', () => {
		expect(mms.calls).toBe(videoMms.calls);
		expect(batchSend).toMatchObject({
			carries: 'any',
			shares: 'content',
			recipientsPerRequest: 5000,
			replay: 'requestId',
		});
	});
});

describe('decode', () => {
	const two = [message(template()), message(template())];
	const decode = (body: string) =>
		batchSend.decode({ status: 200, body }, { messages: two, requestId });

	it('takes OK for all numbers, with our request id as message id', () => {
		const accepted = { outcome: 'accepted', messageId: requestId, messageIdSource: 'requestId' };
		expect(decode('{"code":"OK"}')).toEqual([accepted, accepted]);
	});

	it('knows the one refusal that has a name, in words for MMS', () => {
		const refused = {
			outcome: 'rejected',
			failure: {
				category: 'configuration',
				message: { en: expect.stringContaining("'(Unconfirmed)'") },
				providerCode: 'InputDataInvalid',
				retryable: false,
			},
		};
		expect(decode('{"code":"InputDataInvalid"}')).toMatchObject([refused, refused]);
		expect(KNOWN_CODES.mms).toEqual(['InputDataInvalid']);
	});

	it('keeps any other refusal as it came', () => {
		expect(decode('{"code":"Whatever","msg":"words"}')?.[1]).toMatchObject({
			outcome: 'rejected',
			failure: { category: 'unknown', providerCode: 'Whatever', providerMessage: 'words' },
		});
	});

	it.each(['', 'OK', '<html>', '[]', '{"msg":"OK"}'])(
		'says nothing about an answer outside the protocol: %s',
		(body) => expect(decode(body)).toBeUndefined(),
	);
});
