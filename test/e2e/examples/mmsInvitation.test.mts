import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { defaultSubmailAccount } from '../../../playground/carrier/providers/submail/accountOptions.mts';
import { Editor, startBrowser } from '../../../playground/editor.mts';
import { previewWorkflow, viewPreview } from '../../../playground/mmsPreview.mts';
import { pngPoster } from '../../../playground/pictures.mts';
import { MMS_ACCOUNTS } from '../../nodes/support/accounts';
import { submitForm } from '../support/forms.mts';
import { http, journal, n8n, playground, receiptsSettled } from '../support/playground.mts';
import { chained, eventually, node, runToEnd, settledRows, workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

const ihuyi = MMS_ACCOUNTS['ihuyi C MMS'];
const ihuyiCredential = async () =>
	await n8n.createCredential({
		name: 'ihuyi MMS',
		type: ihuyi.credentialType,
		data: { ...ihuyi.credential, baseUrl: `${playground.carrierUrl}/ihuyi` },
	});

describe('a form with a poster', () => {
	const webhookId = randomUUID();
	beforeAll(async () => {
		const id = await n8n.createWorkflow(
			chained('Invite by form', [
				node('Form', 'n8n-nodes-base.formTrigger', {
					typeVersion: 2.3,
					webhookId,
					parameters: {
						formTitle: 'Invite',
						formFields: {
							values: [
								{ fieldLabel: 'Phone', requiredField: true },
								{ fieldLabel: 'Poster', fieldType: 'file', multipleFiles: false },
							],
						},
						options: {},
					},
				}),
				node('Send MMS Invitation', 'n8n-nodes-sms-mms.sendMmsInvitation', {
					parameters: {
						provider: ihuyi.provider, messageType: ihuyi.messageType, ...ihuyi.parameters,
						to: '={{ $json.Phone }}', contentMode: 'compose', eventName: '2026示例工业展',
						media: { file: [{ source: 'binary', binaryField: 'Poster' }] },
						options: ihuyi.options,
					},
					credentials: { [ihuyi.credentialType]: await ihuyiCredential() },
				}),
			]),
		);
		await n8n.publish(id);
	}, 300_000);

	// A JPEG of one grey pixel, segment by segment: table of factors, frame, table of codes, scan.
	const jpeg = Buffer.from(
		[
			'ffd8 ffe0 0010 4a46494600 0101 01 0048 0048 0000',
			`ffdb 0043 00 ${'ff'.repeat(64)}`,
			'ffc2 000b 08 0001 0001 01 01 11 00',
			`ffc4 0014 10 01 ${'00'.repeat(16)}`,
			'ffda 0008 01 01 00 01 3f 10',
			'ffd9',
		]
			.join('')
			.replace(/ /g, ''),
		'hex',
	);

	it.each([
		['PNG', '15400150001', 'poster.png', 'image/png', pngPoster(160, 90)],
		['JPEG', '15400150002', 'poster.jpg', 'image/jpeg', jpeg],
	])(
		'brings a %s to the provider byte for byte',
		async (_, phone, name, type, picture) => {
			const file = new File([picture], name, { type });
			expect(await submitForm(webhookId, { Phone: phone, Poster: file })).toBe(200);

			const [taken] = await eventually(
				async () => (await journal()).filter(({ to }) => to === phone),
				(messages) => messages.length > 0,
			);
			const sha256 = createHash('sha256').update(picture).digest('hex');
			expect(taken.text).toContain('2026示例工业展');
			expect(taken.pages?.flatMap(({ media }) => media ?? [])).toEqual([
				{ type, bytes: picture.length, sha256 },
			]);
			const kept = await http.get(`${control}/media/${sha256}`, { responseType: 'arraybuffer' });
			expect(Buffer.from(kept.data).equals(picture)).toBe(true);
		},
		60_000,
	);
});

describe('the example with SMS fallback', () => {
	interface Row {
		messageKey: string;
		contactId: string | null;
		phone: string | null;
		outcome: string | null;
		skipReason: string | null;
		failureCategory: string | null;
		messageId: string | null;
		status: string | null;
		smsOutcome: string | null;
		smsMessageId: string | null;
	}

	/** What becomes of the guests, from the first to the last; the others are reached. */
	const FATES = {
		delivered: { status: 'delivered' },
		unreachable: { status: 'undelivered', receiptCopies: 3, receiptDelayMs: 700 },
		blockedLater: { status: 'undelivered', code: 'BLACK', receiptCopies: 2 },
		wrongNumber: { status: 'undelivered', code: 'PHONEERR' },
		optedOut: { refusal: 253 },
		silent: { status: 'none' },
		// Taken for what the contact's id stands for: a word that the simulator's carrier refuses.
		forbiddenWord: { status: 'delivered' },
	};
	type Kind = keyof typeof FATES;
	const SHARES: ReadonlyArray<[kind: Kind, guests: number]> = [
		['unreachable', 10],
		['blockedLater', 3],
		['wrongNumber', 3],
		['forbiddenWord', 5],
		['optedOut', 3],
		['silent', 3],
		['delivered', 53],
	];

	const guests = SHARES.flatMap(([kind, count]) => Array.from({ length: count }, () => kind)).map(
		(kind, index) => ({
			kind,
			contactId: `G${index}${kind === 'forbiddenWord' ? '-发票' : ''}`,
			name: `客人${index}`,
			phone: `1540016${String(index).padStart(4, '0')}`,
			registrationLink: `https://example.com/r/${index}`,
		}),
	);
	const phonesOf = (...kinds: Kind[]) =>
		guests.filter(({ kind }) => kinds.includes(kind)).map(({ phone }) => phone);
	const isGuest = new Set(guests.map(({ phone }) => phone));
	const taken = async (product: 'mms' | 'sms') =>
		(await journal())
			.filter((message) => message.provider === 'submail' && isGuest.has(message.to))
			.filter((message) => (message.product === 'mms') === (product === 'mms'))
			.map(({ to }) => to)
			.sort();
	const wireForm = (phone: string | null) => String(phone).replace('+86', '');
	const tableRows = async () => {
		const rows = await settledRows<Row>('mmsGuests');
		return rows.filter(({ phone }) => isGuest.has(wireForm(phone)));
	};

	/** Writes the list of contacts from which the campaign reads. */
	async function writeContacts(list: ReadonlyArray<(typeof guests)[number]>) {
		const columns = Object.keys(list[0]).filter((name) => name !== 'kind') as Array<'phone'>;
		const lines = list.map((guest) => columns.map((name) => guest[name]).join(','));
		const file = join(playground.filesFolder, 'mms-guests.csv');
		await writeFile(file, [columns.join(','), ...lines].join('\n'));
	}

	/** The example as it is, but for its list of contacts. */
	let campaignId: string;

	beforeAll(async () => {
		const [first] = guests;
		// Besides, a number that is none and one that comes twice.
		const further = [
			{ ...first, contactId: 'twice' },
			{ ...first, contactId: 'none', phone: '12345' },
		];
		await writeContacts([...guests, ...further]);

		await Promise.all(
			guests.map(async ({ phone, kind }) => {
				const { status } = await http.post(`${control}/fates`, {
					number: phone,
					fate: FATES[kind],
				});
				expect(status).toBe(204);
			}),
		);
		const example = await workflowOf(playground.workflowIds['mms-invitation']);
		const source = example.nodes.find(({ name }) => name === 'Read contacts file')!;
		source.parameters.fileSelector = '.n8n-files/mms-guests.csv';
		campaignId = await n8n.createWorkflow({ ...example, settings: { executionOrder: 'v1' } });
		await runToEnd(campaignId, 'Start campaign', 300_000);
		await receiptsSettled();
	}, 420_000);

	it('sends the MMS to everybody whom SUBMAIL takes, once', async () => {
		const refused = phonesOf('forbiddenWord', 'optedOut');
		expect(await taken('mms')).toEqual(
			guests
				.map(({ phone }) => phone)
				.filter((phone) => !refused.includes(phone))
				.sort(),
		);
	});

	it('sends exactly one SMS to those whom only the MMS did not reach, and to nobody else', async () => {
		const wanted = phonesOf('unreachable', 'forbiddenWord').sort();
		await eventually(
			async () => await taken('sms'),
			(phones) => phones.length >= wanted.length,
		);
		await tableRows(); // until nothing moves any more
		expect(await taken('sms')).toEqual(wanted);

		const { data: requests } = await http.get(`${control}/requests`);
		const asked = (requests as Array<{ path: string; numbers: string[] }>)
			.filter(({ path }) => path.startsWith('/submail/sms/'))
			.flatMap(({ numbers }) => numbers);
		expect(asked.filter((number) => isGuest.has(number)).sort()).toEqual(wanted);
	}, 300_000);

	it('accounts for every guest in the table', async () => {
		const rows = (await tableRows()).filter(({ outcome }) => outcome);
		const told = new Map(
			rows
				.filter(({ contactId }) => contactId !== 'twice')
				.map(({ phone, outcome, status, failureCategory, smsOutcome }) => [
					wireForm(phone),
					[outcome, status, failureCategory, smsOutcome].map((value) => value ?? ''),
				]),
		);
		const expected: Record<Kind, string[]> = {
			delivered: ['accepted', 'delivered', '', ''],
			unreachable: ['accepted', 'undelivered', 'unreachable', 'accepted'],
			blockedLater: ['accepted', 'undelivered', 'blocked', ''],
			wrongNumber: ['accepted', 'undelivered', 'invalidNumber', ''],
			optedOut: ['rejected', '', 'blocked', ''],
			silent: ['accepted', '', '', ''],
			forbiddenWord: ['rejected', '', 'contentRejected', 'accepted'],
		};
		expect(told).toEqual(new Map(guests.map(({ phone, kind }) => [phone, expected[kind]])));
		expect(rows.filter(({ contactId }) => contactId === 'twice')).toMatchObject([
			{ outcome: 'skipped', smsOutcome: null },
		]);
		const wrong = (await settledRows<Row>('mmsGuests')).filter(({ phone }) => phone === '12345');
		expect(wrong).toMatchObject([{ failureCategory: 'invalidNumber', smsOutcome: null }]);
	}, 300_000);

	/** Pushes the receipt that the MMS did not reach a phone; gives the statuses of the answers. */
	async function pushDropped(phone: string, times: number): Promise<number[]> {
		const row = (await tableRows()).find((candidate) => wireForm(candidate.phone) === phone);
		const token = 'any';
		const receipt = new URLSearchParams({
			events: 'dropped', address: phone, app: defaultSubmailAccount.mmsAppId,
			send_id: String(row?.messageId), report: 'UNDELIV', timestamp: '1795300000', token,
			signature: createHash('md5')
				.update(token + defaultSubmailAccount.subhookKey)
				.digest('hex'),
		});
		const { url } = playground.pushAddresses.find(
			({ provider, kind }) => provider === 'submail' && kind === 'receipt',
		)!;
		const answers = await Promise.all(Array.from({ length: times }, () => http.post(url, receipt)));
		return answers.map(({ status }) => status);
	}

	it('sends one SMS even if the same receipt comes twenty times at once', async () => {
		const [phone] = phonesOf('silent');
		expect(await pushDropped(phone, 20)).toEqual(Array(20).fill(200));

		await eventually(
			async () => (await taken('sms')).includes(phone),
			(sent) => sent,
		);
		await tableRows();
		expect((await taken('sms')).filter((to) => to === phone)).toHaveLength(1);
	}, 300_000);

	interface Suppressed {
		phone: string;
		reason: string;
	}
	const suppressed = async () =>
		(await settledRows<Suppressed>('suppressionList'))
			.map((row) => ({ ...row, phone: wireForm(row.phone) }))
			.filter(({ phone }) => isGuest.has(phone));

	it('puts numbers that cannot be reached on the suppression list, and nobody else', async () => {
		const list = new Map((await suppressed()).map(({ phone, reason }) => [phone, reason]));
		expect(list).toEqual(
			new Map([
				...phonesOf('blockedLater').map((phone) => [phone, 'blocked'] as const),
				...phonesOf('wrongNumber').map((phone) => [phone, 'invalidNumber'] as const),
			]),
		);
		// Some of their receipts came twice.
		expect(await suppressed()).toHaveLength(list.size);
	}, 60_000);

	it('sends no SMS to a guest who opted out before the receipt came', async () => {
		const [, phone] = phonesOf('silent');
		const reply = { provider: 'submail', kind: 'reply', fields: { from: phone, text: 'T' } };
		expect((await http.post(`${control}/push`, reply)).data.httpStatus).toBe(200);
		const confirmed = await eventually(
			async () => (await journal()).filter(({ to, product }) => to === phone && product !== 'mms'),
			(messages) => messages.length > 0,
		);
		expect(confirmed).toMatchObject([{ text: expect.stringContaining('您已退订') }]);

		expect(await pushDropped(phone, 1)).toEqual([200]);
		const [row] = await eventually(
			async () => (await tableRows()).filter((each) => wireForm(each.phone) === phone),
			([each]) => each.status === 'undelivered',
		);
		expect(row).toMatchObject({ status: 'undelivered', smsOutcome: null });
		expect((await taken('sms')).filter((to) => to === phone)).toHaveLength(1);
	}, 60_000);

	it('leaves them out of the next campaign', async () => {
		const before = await taken('mms');
		const leftOut = [...phonesOf('blockedLater', 'wrongNumber'), phonesOf('silent')[1]];
		const [reached] = phonesOf('delivered');
		await writeContacts(guests.filter(({ phone }) => [...leftOut, reached].includes(phone)));
		await runToEnd(campaignId, 'Start campaign');

		expect(await taken('mms')).toEqual([...before, reached].sort());
		const skipped = (await tableRows()).filter(({ skipReason }) => skipReason === 'suppressed');
		expect(skipped.map(({ phone }) => wireForm(phone)).sort()).toEqual(leftOut.sort());
		expect(skipped.map(({ outcome }) => outcome)).toEqual(leftOut.map(() => 'skipped'));
	}, 120_000);
});

it('shows the invitation before anything is sent', async () => {
	const browser = await startBrowser();
	try {
		const editor = await Editor.open(browser, playground.n8nUrl, playground.owner);
		const id = await n8n.createWorkflow(previewWorkflow(await ihuyiCredential()));
		const picture = (await viewPreview(editor, id)).locator('div').first();
		await picture.waitFor();
		const { width, height } = (await picture.boundingBox()) ?? { width: 0, height: 0 };
		expect([width, height > 300]).toEqual([360, true]);
		const style = (await picture.getAttribute('style')) ?? '';
		const [, svg = ''] = /url\(data:image\/svg\+xml;base64,([^)]+)\)/.exec(style) ?? [];
		expect(Buffer.from(svg, 'base64').toString()).toContain('张三');
		// What is seen is not a blank page: the picture has many colours.
		const shot = await picture.screenshot();
		expect(shot.length).toBeGreaterThan(8000);
		const sent = (await journal()).filter(
			({ to, product }) => to === '15400000001' && product === 'mms',
		);
		expect(sent).toEqual([]);
	} finally {
		await browser.close();
	}
}, 300_000);
