import type { IDataObject, INode } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import {
	ACCOUNTS,
	credentialsOf,
	guestsFor,
	messageTypeOf,
	MMS_ACCOUNTS,
} from './support/accounts';
import { node, outputsOf, startNode } from './support/engine';
import { paged } from './support/mms';

jest.setTimeout(30_000);

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier({});
});
afterEach(async () => await carrier.close());

const SENDERS = {
	sendSms: {
		account: ACCOUNTS['ihuyi B marketing v1'],
		saying: (text: string): IDataObject => ({ contentMode: 'text', text }),
	},
	sendMmsInvitation: {
		account: MMS_ACCOUNTS['ihuyi C MMS'],
		saying: (text: string): IDataObject => paged([{ text }]),
	},
};
type Sender = keyof typeof SENDERS;
const senders = Object.keys(SENDERS) as Sender[];

/** Sends a text to as many guests; the options are added to those that the account needs. */
async function run(sender: Sender, text: string, options: IDataObject, guests = 1) {
	const { account, saying } = SENDERS[sender];
	const needed = 'options' in account ? account.options : {};
	const parameters = {
		provider: account.provider,
		...messageTypeOf(account),
		...account.parameters,
		to: '={{ $json.phone }}',
		...saying(text),
		options: { ...needed, optOutText: '', ...options },
	} as INode['parameters'];
	const tested = node('Send', sender, parameters);
	const { done } = startNode(tested, guestsFor(account, guests), credentialsOf(account, carrier));
	const result = await done;
	const [accepted = [], notAccepted = []] = outputsOf(result, 'Send').map((items) =>
		items.map(({ json }) => json),
	);
	const { hints = [] } = result.data.resultData.runData.Send?.[0] ?? {};
	return { accepted, notAccepted, hints, error: result.data.resultData.error };
}
const levels = (chosen: IDataObject): IDataObject => ({ textRules: { levels: chosen } });

const BROKEN = '最佳展会 www.example.com 回T退订';

describe.each(senders)('%s', (sender) => {
	it('sends with warnings on each item and one hint that counts them', async () => {
		const { accepted, notAccepted, hints } = await run(sender, BROKEN, {}, 3);
		expect(notAccepted).toEqual([]);
		expect(accepted.map(({ warnings }) => warnings)).toEqual(
			Array.from({ length: 3 }, () => [
				expect.stringContaining("has '最佳'"),
				expect.stringContaining('www.example.com without https://'),
			]),
		);
		expect(hints).toEqual([
			expect.objectContaining({
				type: 'warning',
				message: expect.stringContaining(
					"3 of 3 messages have warnings ('Absolute Claims' 3, 'Link Form' 3)",
				),
			}),
		]);
		expect(carrier.journal.messages()).toHaveLength(3);
	});

	it('says nothing where nothing is wrong or looked at', async () => {
		const ignoring = levels({ absoluteClaims: 'ignore', linkForm: 'ignore' });
		for (const [text, options] of [
			['展会明天开幕，回T退订', {}],
			[BROKEN, ignoring],
		] as const) {
			const { accepted, hints } = await run(sender, text, options);
			expect(accepted).toHaveLength(1);
			expect(accepted[0]).not.toHaveProperty('warnings');
			expect(hints).toEqual([]);
		}
	});

	it('shows the warnings before sending, in a dry run', async () => {
		const { notAccepted, hints } = await run(sender, BROKEN, { dryRun: true });
		expect(notAccepted).toMatchObject([{ skipReason: 'dryRun', warnings: [{}, {}] }]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Dry run, nothing was sent: 1 of 1 messages would go out/),
			expect.stringMatching(/^Text rules: 1 of 1 messages have warnings/),
		]);
		expect(carrier.journal.requests()).toEqual([]);
	});

	it.each<[string, string, IDataObject, string]>([
		['a claim', BROKEN, levels({ absoluteClaims: 'refuse' }), "'最佳'"],
		['a link', BROKEN, levels({ linkForm: 'refuse' }), 'www.example.com'],
		['no salutation', BROKEN, levels({ salutation: 'refuse' }), 'without a salutation'],
		['a forbidden word', '发票，回T退订', { forbiddenWords: '发票' }, "'发票'"],
		['no opt-out line', '明天开幕', {}, "'Opt-Out Text (退订)'"],
	])('refuses %s', async (_, text, options, words) => {
		const { accepted, notAccepted } = await run(sender, text, options);
		expect(accepted).toEqual([]);
		expect(notAccepted).toMatchObject([
			{
				outcome: 'rejected',
				failure: { category: 'contentRejected', message: expect.stringContaining(words) },
			},
		]);
		expect(notAccepted[0]).not.toHaveProperty('warnings');
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('sends what the user lowers to a warning', async () => {
		const options = {
			forbiddenWords: '发票',
			...levels({ forbiddenWords: 'warn', optOutLine: 'warn' }),
		};
		const { hints } = await run(sender, '发票', { dryRun: true, ...options });
		expect(hints[1].message).toContain("'Opt-Out Line (退订)' 1, 'Forbidden Words' 1");
	});

	it.each([
		['absoluteClaims', 'Refuse', "'Absolute Claims'"],
		['optOutLine', 'ignore', "'Opt-Out Line (退订)'"],
	])('refuses the run where %s is %s', async (rule, level, words) => {
		const { error } = await run(sender, BROKEN, levels({ [rule]: level }));
		expect(error?.message).toMatch(
			new RegExp(
				`^${words.replace(/[()]/g, '.')} in the option 'Text Rules' must be one of .*, but is '${level}'`,
			),
		);
		expect(carrier.journal.requests()).toEqual([]);
	});
});

it('masks numbers in the warnings', async () => {
	const { accepted } = await run('sendSms', '咨询 13800138000，回T退订', {
		maskNumbers: true,
		forbiddenWords: '13800138000',
		...levels({ forbiddenWords: 'warn' }),
	});
	expect(accepted).toMatchObject([{ warnings: [expect.stringContaining("word '138***")] }]);
	expect(JSON.stringify(accepted)).not.toContain('13800138000');
});

it('a dry run names the parts and the price of all messages', async () => {
	const text = `${'展'.repeat(80)}，回T退订`;
	const { hints } = await run('sendSms', text, { dryRun: true, pricePerSegment: 0.045 }, 3);
	expect(hints[0].message).toContain('billed as 6 parts, at your price 0.27 in all');
});
