import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { gif, jpg, mp4 } from '../unit/messaging/media/files.mts';
import { guestsFor, MMS_ACCOUNTS, type MmsAccount } from './support/accounts';
import { PUBLIC_HOST, startFileServer, type FileServer } from './support/fileServer';
import {
	attached,
	composed,
	fromBinary,
	fromUrl,
	paged,
	runMms,
	tail,
	type MmsRun,
} from './support/mms';

jest.setTimeout(30_000);

let carrier: Carrier;
let web: FileServer | undefined;
afterEach(async () => {
	await carrier?.close();
	await web?.close();
	web = undefined;
});

const accounts = Object.entries(MMS_ACCOUNTS);
const withPages = accounts.filter(([, { takesPages }]) => takesPages);
const withTemplates = accounts.filter(([, { template }]) => template);
const { 'ihuyi C MMS': IHUYI, Plivo: PLIVO } = MMS_ACCOUNTS;

/** Starts the simulator for an account and runs the node with it. */
async function run(account: MmsAccount, given: MmsRun) {
	carrier = await startCarrier(account.carrier);
	return await runMms(account, carrier, given);
}

/** The run with nothing but Accepted items, one for each guest in their order. */
async function send(account: MmsAccount, given: MmsRun): Promise<INodeExecutionData[]> {
	const { accepted, notAccepted, error } = await run(account, given);
	expect(error).toBeUndefined();
	expect(notAccepted.map(({ json }) => json)).toEqual([]);
	expect(accepted.map(({ json, pairedItem }) => [tail(json.to), pairedItem])).toEqual(
		given.items.map(({ phone }, item) => [tail(phone), { item }]),
	);
	expectInJournal(accepted.map(({ json }) => json));
	return accepted;
}

/** Each accepted recipient stands in the journal once, under the id that the item shows. */
function expectInJournal(accepted: IDataObject[]): void {
	const shown = accepted.map(({ to, messageId }) => `${tail(to)} ${messageId as string}`);
	const taken = carrier.journal.messages().map((entry) => `${tail(entry.to)} ${entry.messageId}`);
	expect(taken.sort()).toEqual(shown.sort());
}

/** What a guest's phone shows. */
const received = ({ phone }: IDataObject) =>
	carrier.journal.messages().find(({ to }) => tail(to) === tail(phone));
/** The bytes of the files that a guest got. */
const filesOf = (guest: IDataObject) =>
	(received(guest)?.pages ?? []).flatMap(({ media }) =>
		media ? [carrier.journal.media(media.sha256)] : [],
	);
const textOf = (guest: IDataObject) => received(guest)?.text ?? '';
const sends = () =>
	carrier.journal.requests().filter(({ path }) => /batchSend|Message|webservice|xsend/.test(path));

describe('compose', () => {
	it.each(withPages)('%s: ten personal invitations with a poster', async (_, account) => {
		const guests = guestsFor(account, 10);
		const poster = jpg(64, 48);
		const files = guests.map(() => attached(poster));
		await send(account, { items: guests, files, content: composed() });
		expect(sends()).toHaveLength(10);
		for (const guest of guests) {
			expect(filesOf(guest)).toEqual([poster]);
			expect(textOf(guest)).toContain(`Dear ${guest.name as string}`);
			expect(textOf(guest)).toContain('https://www.example.com/register');
		}
	});

	it.each(withPages)('%s: a poster and a second file by address', async (_, account) => {
		const [poster, plan] = [jpg(64, 48), gif(9, 9)];
		web = await startFileServer({ '/plan.gif': plan });
		const [guest] = guestsFor(account, 1);
		const content = composed([fromBinary(), fromUrl(`${web.url}/plan.gif`)]);
		await send(account, { items: [guest], files: [attached(poster)], content });
		expect(filesOf(guest)).toEqual([poster, plan]);
	});

	it.each(withPages)('%s: a file of each item its own', async (_, account) => {
		const guests = guestsFor(account, 3);
		const posters = [jpg(16, 8), jpg(24, 8), jpg(32, 8)];
		const files = posters.map((poster) => attached(poster));
		await send(account, { items: guests, files, content: composed() });
		expect(guests.map(filesOf)).toEqual(posters.map((poster) => [poster]));
	});

	it('ihuyi: one request for guests who get the same', async () => {
		const guests = guestsFor(IHUYI, 100);
		const files = guests.map(() => attached(jpg()));
		const content = { ...composed(), guestName: '' };
		const accepted = await send(IHUYI, { items: guests, files, content });
		expect(sends()).toHaveLength(1);
		expect(accepted[0].json).toMatchObject({ messageIdSource: 'requestId' });
	});

	it('ihuyi: the subject in its field, the signature in the text, the opt-out line at the end', async () => {
		const [guest] = guestsFor(IHUYI, 1);
		await send(IHUYI, { items: [guest], files: [attached(jpg())], content: composed() });
		expect(received(guest)).toMatchObject({ subject: 'Example Fair', signature: '示例签名' });
		expect(textOf(guest)).toMatch(/^【示例签名】.*拒收请回复R$/s);
	});

	it('ihuyi: a signature field, where the account has one', async () => {
		const [guest] = guestsFor(IHUYI, 1);
		const files = [attached(jpg())];
		const options = { signatureKey: 'sign_name' };
		await send(IHUYI, { items: [guest], files, content: composed(), options });
		expect(received(guest)).toMatchObject({ signature: '示例签名' });
		expect(received(guest)?.pages?.[0].text).not.toContain('【');
	});

	it('ihuyi: the names that hold without the options, and the subject as first line', async () => {
		carrier = await startCarrier({ ihuyi: { mmsExtensionKey: 'ext', mmsDataKey: 'data' } });
		const [guest] = guestsFor(IHUYI, 1);
		const plain = { ...IHUYI, options: { optOutText: '拒收请回复R' } };
		const given = { items: [guest], files: [attached(jpg())], content: composed() };
		const { accepted, notAccepted } = await runMms(plain, carrier, given);
		expect([accepted.length, notAccepted.length]).toEqual([1, 0]);
		expect(textOf(guest)).toMatch(/^【示例签名】Example Fair\n/);
	});

	it('ihuyi: names that do not meet are refused by the provider, not sent', async () => {
		const [guest] = guestsFor(IHUYI, 1);
		const given = { items: [guest], files: [attached(jpg())], content: composed() };
		const { accepted, notAccepted } = await run(IHUYI, { ...given, options: { dataKey: 'x' } });
		expect(accepted).toEqual([]);
		expect(notAccepted[0].json).toMatchObject({
			outcome: 'rejected',
			failure: { providerCode: 'InputDataInvalid' },
		});
		expect(carrier.journal.messages()).toEqual([]);
	});
});

describe('pages', () => {
	const pages = [
		{ text: '=【示例签名】Welcome {{ $json.name }}', source: 'none' },
		{ text: '', ...fromBinary('poster') },
		{ text: 'Until then, 拒收请回复R', ...fromBinary('plan') },
	];

	it.each(withPages)('%s: texts and files page by page', async (_, account) => {
		const guests = guestsFor(account, 3);
		const [poster, plan] = [jpg(64, 48), gif(9, 9)];
		const item = {
			...attached(poster, 'poster.JPEG', 'poster'),
			...attached(plan, 'plan.gif', 'plan'),
		};
		const files = guests.map(() => item);
		await send(account, { items: guests, files, content: paged(pages) });
		for (const guest of guests) {
			expect(filesOf(guest)).toEqual([poster, plan]);
			expect(textOf(guest)).toContain(`Welcome ${guest.name as string}`);
			expect(textOf(guest)).toContain('Until then');
		}
	});

	it('Ihuyi keeps the order of texts and files', async () => {
		const [guest] = guestsFor(IHUYI, 1);
		const item = { ...attached(jpg(), 'a.jpg', 'poster'), ...attached(gif(), 'b.gif', 'plan') };
		await send(IHUYI, { items: [guest], files: [item], content: paged(pages) });
		const shown = received(guest)?.pages?.map(({ text, media }) => media?.type ?? text);
		expect(shown).toEqual([
			`【示例签名】Welcome ${guest.name as string}`,
			'image/jpeg',
			'Until then, 拒收请回复R',
			'image/gif',
		]);
	});

	it('Ihuyi sends a film as video SMS', async () => {
		const account = MMS_ACCOUNTS['ihuyi C video SMS'];
		const [guest] = guestsFor(account, 1);
		const film = mp4();
		const content = paged([{ text: 'The film, 拒收请回复R', ...fromBinary() }]);
		await send(account, { items: [guest], files: [attached(film, 'film.mp4')], content });
		expect(filesOf(guest)).toEqual([film]);
		expect(received(guest)?.pages?.[1].media?.type).toBe('video/mp4');
	});
});

describe('approved templates', () => {
	it.each(withTemplates)('%s: to ten guests', async (_, account) => {
		const guests = guestsFor(account, 10);
		const content = account.template as IDataObject;
		const accepted = await send(account, { items: guests, content });
		expect(sends()).toHaveLength(1);
		expect(accepted[0].json).not.toHaveProperty('fallbackText');
		for (const guest of guests) {
			expect(received(guest)).toMatchObject({ templateId: content.templateId });
			if (account.provider === 'submail') expect(textOf(guest)).toContain(guest.name);
		}
	});

	it.each(withTemplates)('%s: to one guest', async (_, account) => {
		const [guest] = guestsFor(account, 1);
		await send(account, { items: [guest], content: account.template as IDataObject });
		expect(received(guest)).toMatchObject({ templateId: account.template?.templateId });
	});

	it.each(withTemplates)('%s: one that nobody approved', async (_, account) => {
		const content = { ...account.template, templateId: 'none' };
		const { accepted, notAccepted } = await run(account, { items: guestsFor(account, 2), content });
		expect(accepted).toEqual([]);
		expect(notAccepted).toHaveLength(2);
		expect(carrier.journal.messages()).toEqual([]);
	});
});

describe('what each guest gets of their own', () => {
	const options = {
		utmTags: { tags: { campaign: 'fair-2026', source: 'invitation', medium: 'mms' } },
		linkParameters: { parameter: [{ name: 'ref', value: '={{ $json.id }}' }] },
		guestToken: { token: { parameter: 'g', secret: 'a long random text' } },
	};
	const linksIn = (text: string) =>
		[...text.matchAll(/https:\/\/\S+/g)].map(([link]) => new URL(link));

	it.each(withPages)('%s: a link with tags, own parameters and a token', async (_, account) => {
		const guests = guestsFor(account, 5).map(
			(guest, index): IDataObject => ({ ...guest, id: `A ${index}&1` }),
		);
		const files = guests.map(() => attached(jpg()));
		const given = { items: guests, files, content: composed(), options };
		const accepted = await send(account, given);
		const tokens = accepted.map(({ json }) => json.guestToken as string);
		expect(new Set(tokens).size).toBe(5);
		guests.forEach((guest, index) => {
			const [link] = linksIn(textOf(guest));
			expect(Object.fromEntries(link.searchParams)).toEqual({
				utm_source: 'invitation',
				utm_medium: 'mms',
				utm_campaign: 'fair-2026',
				ref: guest.id,
				g: tokens[index],
			});
			expect(link.href).not.toContain(tail(guest.phone));
			expect(accepted[index].json.fallbackText).toContain(tokens[index]);
		});
	});

	it('the same token for the same guest, another one with another secret', async () => {
		const guests = guestsFor(PLIVO, 1);
		const given = { items: guests, files: [attached(jpg())], content: composed() };
		const tokenWith = async (secret: string) => {
			const token = { parameter: '', secret };
			const accepted = await send(PLIVO, { ...given, options: { guestToken: { token } } });
			expect(textOf(guests[0])).toContain(`guest=${accepted[0].json.guestToken as string}`);
			await carrier.close();
			return accepted[0].json.guestToken;
		};
		const first = await tokenWith('one');
		expect(await tokenWith('one')).toBe(first);
		expect(await tokenWith('two')).not.toBe(first);
	});

	it('every link in own pages', async () => {
		const guests = guestsFor(PLIVO, 2);
		const text = 'See https://www.example.com/a?x=1, or https://www.example.com/b.';
		const content = paged([{ text, ...fromBinary() }]);
		const files = guests.map(() => attached(jpg()));
		const accepted = await send(PLIVO, { items: guests, files, content, options });
		accepted.forEach(({ json }, index) => {
			const links = linksIn(textOf(guests[index]).replace(/[.,](?=\s|$)/g, ' '));
			expect(links.map(({ pathname }) => pathname)).toEqual(['/a', '/b']);
			expect(links.map((link) => link.searchParams.get('g'))).toEqual([
				json.guestToken,
				json.guestToken,
			]);
		});
	});

	it('a token without a secret is refused', async () => {
		const guestToken = { token: { parameter: 'g', secret: ' ' } };
		const given = { items: guestsFor(PLIVO, 1), files: [attached(jpg())], content: composed() };
		const { notAccepted } = await run(PLIVO, { ...given, options: { guestToken } });
		expect(notAccepted[0].json.failure).toMatchObject({
			category: 'configuration',
			message: expect.stringContaining("'Tracking Secret'"),
		});
		expect(carrier.journal.requests()).toEqual([]);
	});
});

describe('the text message that can take the place of the invitation', () => {
	it.each(withPages)('%s: on accepted and not accepted items', async (_, account) => {
		const [guest] = guestsFor(account, 1);
		const items = [guest, { name: 'Nobody', phone: '12' }];
		const files = items.map(() => attached(jpg()));
		const { accepted, notAccepted } = await run(account, { items, files, content: composed() });
		expect([accepted.length, notAccepted.length]).toEqual([1, 1]);
		for (const { json } of [...accepted, ...notAccepted]) {
			expect(json.fallbackText).toContain('Example Fair');
			expect(json.fallbackText).toContain('https://www.example.com/register');
			expect(json.fallbackSegments).toBeGreaterThanOrEqual(1);
			expect(json.fallbackSegments).toBeLessThanOrEqual(3);
		}
	});

	it("leaves out less important parts until it fits 'Fallback Segments'", async () => {
		const contact = 'Li Si '.repeat(20).trim();
		const content = { ...composed(), parts: { contact } };
		const given = { items: guestsFor(PLIVO, 1), files: [attached(jpg())], content };
		const [{ json: long }] = await send(PLIVO, { ...given, options: { fallbackSegments: 10 } });
		await carrier.close();
		const [{ json: short }] = await send(PLIVO, { ...given, options: { fallbackSegments: 1 } });
		expect(long.fallbackText).toContain(contact);
		expect(long.fallbackSegments).toBeGreaterThan(1);
		expect(short.fallbackText).not.toContain(contact);
		expect(short.fallbackSegments).toBe(1);
	});

	it("is the user's own, if there is one, also for a template", async () => {
		const account = MMS_ACCOUNTS['SUBMAIL, normal'];
		const [{ json }] = await send(account, {
			items: guestsFor(account, 1),
			content: account.template as IDataObject,
			options: { fallbackText: '={{ $json.name }}，欢迎' },
		});
		expect(json).toMatchObject({ fallbackText: '客人0，欢迎', fallbackSegments: 1 });
	});
});

describe('dry run and preview', () => {
	const svgOf = ({ binary }: INodeExecutionData) =>
		Buffer.from(binary?.previewSvg?.data ?? '', 'base64').toString('utf8');

	it.each(withPages)('%s: a dry run shows everything and asks nobody', async (_, account) => {
		const items = [...guestsFor(account, 11), { name: 'Nobody', phone: 'abc' }];
		const files = items.map(() => attached(jpg()));
		const given = { items, files, content: composed(), options: { dryRun: true } };
		const { accepted, notAccepted } = await run(account, given);
		expect(accepted).toEqual([]);
		expect(notAccepted.map(({ json }) => json.skipReason ?? json.outcome)).toEqual([
			...Array<string>(11).fill('dryRun'),
			'rejected',
		]);
		expect(carrier.journal.requests()).toEqual([]);
		const shown = notAccepted.filter(({ binary }) => binary?.preview);
		expect(shown).toHaveLength(10);
		shown.forEach((item, index) => {
			expect(item.binary?.previewSvg).toMatchObject({
				mimeType: 'image/svg+xml',
				fileName: 'preview.svg',
			});
			// What the editor shows with 'View'.
			expect(item.binary?.preview).toMatchObject({ mimeType: 'text/plain', fileType: 'html' });
			expect(svgOf(item)).toMatch(/^<svg [^]*<\/svg>\s*$/);
			expect(svgOf(item)).toContain(`客人${index}`);
		});
	});

	it.each(withTemplates)('%s: a dry run of a template', async (_, account) => {
		const given = { items: guestsFor(account, 2), content: account.template as IDataObject };
		const { notAccepted } = await run(account, { ...given, options: { dryRun: true } });
		expect(notAccepted.map(({ json }) => json.skipReason)).toEqual(['dryRun', 'dryRun']);
		expect(notAccepted[0].binary).toBeUndefined();
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('adds pictures to a real run on demand only', async () => {
		const items = guestsFor(PLIVO, 2);
		const given = { items, files: items.map(() => attached(jpg())), content: composed() };
		const without = await send(PLIVO, given);
		expect(without.map(({ binary }) => binary)).toEqual([undefined, undefined]);
		await carrier.close();
		const withPreview = await send(PLIVO, { ...given, options: { preview: true } });
		expect(withPreview.map(svgOf)).toEqual([
			expect.stringContaining('客人0'),
			expect.stringContaining('客人1'),
		]);
	});
});

describe('bad input, as a new user would give it', () => {
	const refused: Array<[string, MmsAccount, IDataObject, IDataObject, string, string]> = [
		[
			'an expression left as text',
			IHUYI,
			paged([{ text: '【示例签名】{{ name }}，回T退订', source: 'none' }]),
			{},
			'configuration',
			"'Text of page 1' still has {{ name }}",
		],
		[
			'an expression left as text in an event name',
			IHUYI,
			{ ...composed(), eventName: '{{ event }}' },
			{},
			'configuration',
			"'Event Name' still has {{ event }}",
		],
		[
			'an expression left as text in a highlight',
			PLIVO,
			{ ...composed(), parts: { highlights: 'New: {{ product }}' } },
			{},
			'configuration',
			"'Highlights' still has {{ product }}",
		],
		[
			'an expression left as text in a link',
			PLIVO,
			{ ...composed(), registrationLink: 'https://example.com/{{ id }}' },
			{},
			'configuration',
			"'Registration Link' still has {{",
		],
		[
			'a forbidden word',
			IHUYI,
			{ ...composed(), eventName: '最佳展会' },
			{ forbiddenWords: '国家级, 最佳' },
			'contentRejected',
			"'最佳'",
		],
		[
			'no signature',
			{ ...IHUYI, parameters: {} },
			composed(),
			{},
			'signatureRejected',
			"'Signature (签名)'",
		],
		[
			'no opt-out line',
			IHUYI,
			composed(),
			{ optOutText: '' },
			'contentRejected',
			"'Opt-Out Text (退订)'",
		],
		[
			'no event name',
			PLIVO,
			{ ...composed(), eventName: '={{ "" }}' },
			{},
			'configuration',
			"'Event Name' is empty",
		],
		[
			'a date that is none',
			PLIVO,
			{ ...composed(), start: 'tomorrow' },
			{},
			'configuration',
			"'Start'",
		],
		[
			'an end before the start',
			PLIVO,
			{ ...composed(), end: '2026-11-20T09:00' },
			{},
			'configuration',
			"'End'",
		],
		['no page', PLIVO, paged([]), {}, 'configuration', 'no page'],
		[
			'an empty page',
			PLIVO,
			paged([
				{ text: 'x', ...fromBinary() },
				{ text: ' ', source: 'none' },
			]),
			{},
			'configuration',
			'Page 2 is empty',
		],
		['no file at Plivo', PLIVO, composed([]), {}, 'configuration', 'at least one file'],
		[
			'no sender at Plivo',
			{ ...PLIVO, parameters: { from: '={{ "" }}' } },
			composed(),
			{},
			'configuration',
			"'From' is empty",
		],
		[
			'a name as sender at Plivo',
			{ ...PLIVO, parameters: { from: 'FAIR' } },
			composed(),
			{},
			'configuration',
			"'From' is 'FAIR'",
		],
		[
			'a template without id',
			MMS_ACCOUNTS['SUBMAIL, normal'],
			{ contentMode: 'template', templateId: '={{ " " }}' },
			{},
			'configuration',
			"'Template ID (模板)' is empty",
		],
		[
			'values for a template of ihuyi',
			IHUYI,
			{
				...IHUYI.template,
				templateVariables: { variable: [{ name: 'name', value: 'x' }] },
			},
			{},
			'configuration',
			"'Template Variables'",
		],
		[
			'no product ID for an old account',
			{ ...MMS_ACCOUNTS['ihuyi C0 MMS, old accounts'], options: {} },
			MMS_ACCOUNTS['ihuyi C0 MMS, old accounts'].template as IDataObject,
			{},
			'configuration',
			"'Product ID (pid)'",
		],
		[
			'one name for two fields of ihuyi',
			IHUYI,
			composed(),
			{ titleKey: 'phone' },
			'configuration',
			"'phone'",
		],
	];

	it.each(refused)('%s', async (_, account, content, options, category, words) => {
		const items = guestsFor(account, 2);
		const files = items.map(() => attached(jpg()));
		const { accepted, notAccepted, error } = await run(account, { items, files, content, options });
		expect(error).toBeUndefined();
		expect(accepted).toEqual([]);
		expect(notAccepted.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
			['rejected', { item: 0 }],
			['rejected', { item: 1 }],
		]);
		notAccepted.forEach(({ json }, index) => {
			const { message } = json.failure as IDataObject;
			expect(json.failure).toMatchObject({ category, message: expect.stringContaining(words) });
			expect(message).toContain(`[item ${index}]`);
		});
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('numbers that the provider does not reach, among others that it does', async () => {
		const [guest, other] = guestsFor(PLIVO, 2);
		const items = [guest, { name: 'x', phone: '+8613800138000' }, { name: 'y' }, other, guest];
		const files = items.map(() => attached(jpg()));
		const { accepted, notAccepted } = await run(PLIVO, { items, files, content: composed() });
		expect(accepted.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(notAccepted.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
			['rejected', { item: 1 }],
			['rejected', { item: 2 }],
			['skipped', { item: 4 }],
		]);
		expectInJournal(accepted.map(({ json }) => json));
	});

	it('several numbers in one item are several guests', async () => {
		const [a, b] = guestsFor(PLIVO, 2);
		const items = [{ name: 'Team', phone: `${a.phone as string}; ${b.phone as string}` }];
		const given = { items, files: [attached(jpg())], content: composed() };
		const { accepted } = await run(PLIVO, given);
		expect(accepted.map(({ json, pairedItem }) => [json.to, pairedItem])).toEqual([
			[a.phone, { item: 0 }],
			[b.phone, { item: 0 }],
		]);
	});

	it.each(accounts)('%s: a wrong key', async (_, account) => {
		carrier = await startCarrier(account.carrier);
		const credential = { ...account.credential, [account.secret]: 'not the right one' };
		const content = account.takesPages ? composed() : (account.template as IDataObject);
		const given = { items: guestsFor(account, 1), files: [attached(jpg())], content };
		const { accepted, notAccepted } = await runMms({ ...account, credential }, carrier, given);
		expect(accepted).toEqual([]);
		expect(notAccepted[0].json).toMatchObject({
			outcome: 'rejected',
			failure: { retryable: false },
		});
		expect(carrier.journal.messages()).toEqual([]);
		expect(JSON.stringify(notAccepted)).not.toContain(account.credential[account.secret]);
	});
});

it('Plivo fetches files with a public address itself', async () => {
	web = await startFileServer({ '/poster.jpg': jpg() });
	const items = guestsFor(PLIVO, 3);
	const address = `${PUBLIC_HOST}/poster.jpg`;
	await send(PLIVO, { items, content: composed([fromUrl(address)]) });
	expect(carrier.journal.requests().map(({ path }) => path)).not.toContainEqual(
		expect.stringContaining('Media'),
	);
	for (const { pages } of carrier.journal.messages()) {
		expect(pages?.flatMap(({ media }) => media?.url ?? [])).toEqual([address]);
	}
	expect(web.asked).toEqual({ '/poster.jpg': 1 });
});
