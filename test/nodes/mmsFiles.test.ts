import { sleep, type IBinaryKeyData, type IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { gif, jpg, mp4, png } from '../unit/messaging/media/files.mts';
import { guestsFor, MMS_ACCOUNTS, type MmsAccount } from './support/accounts';
import { startFileServer, type FileServer } from './support/fileServer';
import {
	attached,
	composed,
	fromBinary,
	fromUrl,
	paged,
	runMms,
	startMms,
	tail,
	type MmsRun,
} from './support/mms';

jest.setTimeout(30_000);

const { 'ihuyi C MMS': IHUYI, 'ihuyi C video SMS': VIDEO, Plivo: PLIVO } = MMS_ACCOUNTS;

let carrier: Carrier;
let web: FileServer;
beforeEach(async () => {
	web = await startFileServer({
		'/poster.jpg': jpg(64, 48),
		'/cut.png': png().subarray(0, 40),
		'/page': { status: 200, page: '<!doctype html><html><title>Sign in</title></html>' },
		'/empty.jpg': Buffer.alloc(0),
	});
});
afterEach(async () => {
	await carrier?.close();
	await web.close();
});

async function run(account: MmsAccount, given: MmsRun) {
	carrier = await startCarrier(account.carrier);
	return await runMms(account, carrier, given);
}

const failureOf = ({ json }: { json: IDataObject }) => json.failure as IDataObject;
/** The numbers in the journal, in the order of the guests. */
const reached = () =>
	carrier.journal
		.messages()
		.map(({ to }) => tail(to))
		.sort();

describe('a file that cannot be used stops its own guests only', () => {
	const good = attached(jpg());

	it.each<[string, IBinaryKeyData | undefined, string]>([
		['no file at all', undefined, "'Binary Field'"],
		['another binary field', attached(jpg(), 'a.jpg', 'photo'), "binary field 'data'"],
		['an empty file', attached(Buffer.alloc(0)), "'poster.jpg' is empty"],
		['a cut file', attached(jpg(64, 48).subarray(0, 100)), 'was cut off or is damaged'],
		['a wrong extension', attached(jpg(), 'poster.png'), "'poster.png' ends with .png"],
		[
			'a web page',
			attached(Buffer.from('<!doctype html><html></html>'), 'poster.html'),
			'is a web page',
		],
		['a text', attached(Buffer.from('not a picture'), 'poster.txt'), 'of a type that this node'],
		['a film', attached(mp4(), 'film.mp4'), "'film.mp4' is of the type MP4"],
	])('%s', async (_, bad, words) => {
		const guests = guestsFor(IHUYI, 3);
		const files = [good, bad, good];
		const given = { items: guests, files, content: composed() };
		const { accepted, notAccepted, error } = await run(IHUYI, given);
		expect(error).toBeUndefined();
		expect(accepted.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(notAccepted).toHaveLength(1);
		expect(notAccepted[0]).toMatchObject({
			json: { outcome: 'rejected' },
			pairedItem: { item: 1 },
		});
		expect(failureOf(notAccepted[0]).message).toContain(words);
		expect(failureOf(notAccepted[0]).message).toContain('[item 1]');
		expect(reached()).toEqual([guests[0], guests[2]].map(({ phone }) => tail(phone)));
	});

	it.each<[string, (own: string) => string, string]>([
		['an address that answers 404', (own) => `${own}/gone.jpg`, 'cannot be fetched (HTTP 404)'],
		['an address that shows a web page', (own) => `${own}/page`, 'is a web page'],
		['an address with an empty file', (own) => `${own}/empty.jpg`, 'is empty'],
		['an address with a cut file', (own) => `${own}/cut.png`, 'was cut off'],
		['an address where nobody is', () => 'http://127.0.0.1:9/poster.jpg', 'cannot be fetched'],
		['no address', () => '', "'URL'"],
		['something that is no address', () => 'poster.jpg', "'URL' is 'poster.jpg'"],
		['an expression left as text', () => '{{ $json.poster }}', "'URL'"],
	])('%s', async (_, address, words) => {
		const [guest, other] = guestsFor(IHUYI, 2);
		const items = [
			{ ...guest, poster: address(web.url) },
			{ ...other, poster: `${web.url}/poster.jpg` },
		];
		const content = composed([fromUrl('={{ $json.poster }}')]);
		const { accepted, notAccepted } = await run(IHUYI, { items, content });
		expect(accepted.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(notAccepted.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
			['rejected', { item: 0 }],
		]);
		expect(failureOf(notAccepted[0]).message).toContain(words);
		expect(reached()).toEqual([tail(other.phone)]);
	});

	it('an address is fetched once, however many guests there are', async () => {
		const content = composed([fromUrl(`${web.url}/poster.jpg`), fromUrl(`${web.url}/gone.jpg`)]);
		const { notAccepted } = await run(IHUYI, { items: guestsFor(IHUYI, 20), content });
		expect(notAccepted).toHaveLength(20);
		expect(web.asked).toEqual({ '/poster.jpg': 1, '/gone.jpg': 1 });
	});
});

/** A picture of exactly so many bytes. */
const pictureOf = (bytes: number) => Buffer.concat([jpg(), Buffer.alloc(bytes - jpg().length)]);

describe('size', () => {
	const SUBJECT = 'Example Fair';
	// It begins with the subject, so that nothing is put in front of it.
	const TEXT = 'Example Fair，拒收请回复R【示例签名】';
	const words = Buffer.byteLength(SUBJECT + TEXT);
	const MB = 1024 * 1024;

	/** The largest files that each account takes together; the last one has room for no byte more. */
	const largest: Array<[string, MmsAccount, number[]]> = [
		['ihuyi C MMS', IHUYI, [80 * 1024 - words]],
		['ihuyi C video SMS', VIDEO, [Math.floor(1.8 * MB) - words]],
		['Plivo, one file', PLIVO, [2 * MB]],
		['Plivo, all files', PLIVO, [2 * MB, 2 * MB, MB - 1 - words]],
	];
	const fields = ['first', 'second', 'third'];

	const runWith = async (account: MmsAccount, sizes: number[], text = TEXT) => {
		const pictures = sizes.map(pictureOf);
		const pages = pictures.map((_, index) => ({
			text: index === 0 ? text : '',
			...fromBinary(fields[index]),
		}));
		const item = Object.assign(
			{},
			...pictures.map((picture, index) => attached(picture, `${index}.jpg`, fields[index])),
		) as IBinaryKeyData;
		const given = { items: guestsFor(account, 1), files: [item], content: paged(pages) };
		return { pictures, ...(await run(account, given)) };
	};

	it.each(largest)('%s: exactly at the limit', async (_, account, sizes) => {
		const { accepted, notAccepted, pictures } = await runWith(account, sizes);
		expect(notAccepted.map(({ json }) => json.failure)).toEqual([]);
		expect(accepted).toHaveLength(1);
		const [{ pages = [] }] = carrier.journal.messages();
		const got = pages.flatMap(({ media }) => (media ? carrier.journal.media(media.sha256) : []));
		expect(got).toHaveLength(pictures.length);
		got.forEach((file, index) => expect(file?.equals(pictures[index])).toBe(true));
		await carrier.receiptsSettled();
		expect(carrier.journal.messages()[0].receipt?.status).not.toBe('undelivered');
	});

	it.each(largest)('%s: one byte more', async (_, account, sizes) => {
		const more = [...sizes.slice(0, -1), sizes[sizes.length - 1] + 1];
		const { accepted, notAccepted } = await runWith(account, more);
		expect(accepted).toEqual([]);
		expect(failureOf(notAccepted[0])).toMatchObject({
			category: 'contentRejected',
			message: expect.stringContaining('at least 1 byte smaller'),
		});
		expect(carrier.journal.requests()).toEqual([]);
	});

	/** Where the subject has no field, the message begins with it as a line of its own. */
	const BEFORE_TEXT = '【示例签名】欢迎，拒收请回复R';
	const wordsBefore = Buffer.byteLength(SUBJECT + BEFORE_TEXT);
	it.each<[string, MmsAccount, number[]]>([
		[
			'ihuyi C MMS',
			{
				...IHUYI,
				options: { optOutText: '拒收请回复R' },
				carrier: { ihuyi: { mmsExtensionKey: 'ext', mmsDataKey: 'data' } },
			},
			[80 * 1024 - wordsBefore],
		],
		['Plivo', PLIVO, [2 * MB, 2 * MB, MB - 1 - wordsBefore]],
	])('%s: the line break after the subject counts as well', async (_, account, sizes) => {
		const { accepted, notAccepted } = await runWith(account, sizes, BEFORE_TEXT);
		await carrier.receiptsSettled();
		const delivered = carrier.journal
			.messages()
			.filter(({ receipt }) => receipt?.status !== 'undelivered');
		const refusedHere = notAccepted.filter(({ json }) => json.attempts === 0);
		expect([accepted.length, delivered.length + refusedHere.length]).toEqual([delivered.length, 1]);
	});

	it('Plivo: ten files, but not eleven', async () => {
		const page = { text: '', ...fromBinary() };
		const runPages = async (count: number) =>
			await run(PLIVO, {
				items: guestsFor(PLIVO, 1),
				files: [attached(jpg())],
				content: paged(Array<IDataObject>(count).fill(page)),
			});
		expect((await runPages(10)).accepted).toHaveLength(1);
		await carrier.close();
		const { notAccepted } = await runPages(11);
		expect(failureOf(notAccepted[0]).message).toContain('11 files; this provider takes 10');
	});
});

describe('files at Plivo', () => {
	const guests = guestsFor(PLIVO, 6);
	const [first, second] = [jpg(64, 48), gif(9, 9)];
	/** Guests by turns with one and with the other file. */
	const given = {
		items: guests,
		files: guests.map((_, index) =>
			index % 2 ? attached(second, 'b.gif') : attached(first, 'a.jpg'),
		),
		content: composed(),
	};
	const once = { requestsAtOnce: 1, retries: 0 };
	const uploads = () =>
		carrier.journal.requests().filter(({ path }) => path.endsWith('/Media/')).length;
	const of = (turn: number) => guests.filter((_, index) => index % 2 === turn);
	const numbers = (list: IDataObject[]) => list.map(({ phone }) => tail(phone));

	beforeEach(async () => {
		carrier = await startCarrier();
	});

	it('are uploaded once in a run', async () => {
		const { accepted } = await runMms(PLIVO, carrier, given);
		expect(accepted).toHaveLength(6);
		expect(uploads()).toBe(2);
		for (const { to, pages = [] } of carrier.journal.messages()) {
			const file = carrier.journal.media(pages[1].media?.sha256 ?? '');
			expect(file).toEqual(numbers(of(1)).includes(tail(to)) ? second : first);
		}
	});

	it('are not uploaded for guests who get nothing', async () => {
		const items = [{ name: 'x', phone: '12' }, guests[0]];
		const files = [attached(second, 'b.gif'), attached(first)];
		const { accepted } = await runMms(PLIVO, carrier, { ...given, items, files });
		expect(accepted).toHaveLength(1);
		expect(uploads()).toBe(1);
	});

	it.each<[string, Parameters<Carrier['misbehave']>[0], IDataObject]>([
		[
			'refused by a state of its own',
			{
				kind: 'garbage',
				taken: false,
				body: '{"objects":[{"media_id":"x","status":"failed","status_code":415}]}',
			},
			{ category: 'contentRejected', retryable: false, providerCode: '415' },
		],
		['refused unreadably', { kind: 'garbage', taken: false }, { category: 'provider' }],
		[
			'answered with 500',
			{ kind: 'status', status: 500, taken: false },
			{ category: 'network', retryable: true },
		],
		[
			'answered with 429',
			{ kind: 'status', status: 429, retryAfter: '1' },
			{ category: 'network', retryable: true },
		],
		['broken off', { kind: 'resetAfterReading' }, { category: 'network', retryable: true }],
	])('an upload that is %s costs its guests only', async (_, rule, failure) => {
		carrier.misbehave({ ...rule, times: 1 });
		const { accepted, notAccepted } = await runMms(PLIVO, carrier, { ...given, options: once });
		expect(accepted.map(({ json }) => tail(json.to))).toEqual(numbers(of(1)));
		expect(notAccepted.map(({ json }) => tail(json.to))).toEqual(numbers(of(0)));
		for (const { json } of notAccepted) {
			expect(json).toMatchObject({ outcome: 'rejected', attempts: 0, failure });
			expect((json.failure as IDataObject).message).toContain('the message was not sent');
			expect('retryAt' in json).toBe((json.failure as IDataObject).retryable);
			expect(json.fallbackText).toContain('Example Fair');
		}
		expect(reached()).toEqual(numbers(of(1)));
	});

	it('are uploaded again when an upload broke off', async () => {
		carrier.misbehave({ kind: 'resetAfterReading', times: 1 });
		const { accepted } = await runMms(PLIVO, carrier, { ...given, options: { retries: 1 } });
		expect(accepted).toHaveLength(6);
		expect(uploads()).toBe(3);
		expect(reached()).toEqual(numbers(guests));
	});

	it('a provider that is not there', async () => {
		const baseUrl = 'http://127.0.0.1:9';
		const credentials = { plivoMessagingApi: { ...PLIVO.credential, baseUrl } };
		const all = { ...given, credentials, options: once };
		const { accepted, notAccepted, error } = await runMms(PLIVO, carrier, all);
		expect(error).toBeUndefined();
		expect(accepted).toEqual([]);
		expect(notAccepted.map(({ json }) => [json.outcome, tail(json.to)])).toEqual(
			numbers(guests).map((number) => ['rejected', number]),
		);
		expect(failureOf(notAccepted[0]).category).toBe('network');
	});

	it('nothing is sent when the execution is cancelled during an upload', async () => {
		carrier.misbehave({ kind: 'slow', delayMs: 500 });
		const { done, cancel } = startMms(PLIVO, carrier, given);
		for (let tries = 0; uploads() === 0 && tries < 100; tries++) await sleep(20);
		cancel();
		await done.catch(() => undefined);
		carrier.behave();
		await sleep(800);
		expect(uploads()).toBeGreaterThan(0);
		expect(carrier.journal.messages()).toEqual([]);
	});
});
