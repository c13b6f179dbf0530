import type { IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS, guestsFor, MMS_ACCOUNTS } from './support/accounts';
import { runWithInputs } from './support/inputs';
import { composed, paged, runMms } from './support/mms';
import { runSms } from './support/sms';

jest.setTimeout(60_000);

const { 'ihuyi B marketing v1': MARKETING } = ACCOUNTS;
const { 'ihuyi C MMS': MMS } = MMS_ACCOUNTS;

/** A public form fills a field with this; half of it would do to freeze a quadratic rule. */
const HOSTILE = {
	expressions: '{{'.repeat(100_000),
	spaces: `【示例】${' '.repeat(30_000)}x 回T退订`,
	links: 'http://'.repeat(30_000),
	marks: '【'.repeat(200_000),
	slashes: `https://a.cn/${'('.repeat(200_000)}`,
	variables: '@var('.repeat(100_000),
};
const TOO_LONG = /^'.+' has [\d,]+ characters, more than the [\d,]+ that it may have\. Shorten it/;

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier({});
});
afterEach(async () => await carrier.close());

const messageOf = (json?: IDataObject) => (json?.failure as IDataObject | undefined)?.message;

describe('H1: Send SMS', () => {
	it.each(Object.entries(HOSTILE))(
		'refuses that item for %s, and sends the others',
		async (_, text) => {
			const guests = guestsFor(MARKETING, 3).map((guest, index) => ({
				...guest,
				text: index === 1 ? text : '诚邀参观，回T退订',
			}));
			const { accepted, notAccepted, error } = await runSms(MARKETING, carrier, {
				items: guests,
				parameters: { text: '={{ $json.text }}' },
			});
			expect(error).toBeUndefined();
			expect(accepted).toHaveLength(2);
			expect(notAccepted).toMatchObject([{ pairedItem: { item: 1 } }]);
			expect(messageOf(notAccepted[0].json)).toMatch(TOO_LONG);
		},
	);

	it.each<[string, IDataObject, IDataObject]>([
		['Signature (签名)', { signature: HOSTILE.marks }, {}],
		['Opt-Out Text (退订)', {}, { optOutText: HOSTILE.spaces }],
		[
			'Text',
			{ text: HOSTILE.links },
			{
				trackClicks: {
					click: { clickUrl: 'https://n8n.example.com/webhook/f', secret: 'a long random text 1' },
				},
			},
		],
	])('refuses a long %s', async (field, parameters, options) => {
		const { accepted, notAccepted } = await runSms(MARKETING, carrier, { parameters, options });
		expect(accepted).toEqual([]);
		for (const { json } of notAccepted) {
			expect(messageOf(json)).toMatch(TOO_LONG);
			expect(messageOf(json)).toContain(`'${field}'`);
		}
	});

	it.each<[string, IDataObject]>([
		['Forbidden Words', { forbiddenWords: 'x,'.repeat(20_000) }],
		[
			'Holidays',
			{ sendingWindow: { window: { holidays: '2026-01-01..2026-12-31,'.repeat(2000) } } },
		],
	])('stops the run for a long %s', async (field, options) => {
		const { accepted, error } = await runSms(MARKETING, carrier, { options });
		expect(accepted).toEqual([]);
		expect(error?.message).toMatch(TOO_LONG);
		expect(error?.message).toContain(`'${field}'`);
	});
});

describe('H1: Send MMS Invitation', () => {
	it.each<[string, IDataObject]>([
		['Text of page 2', paged([{ text: '您好' }, { text: HOSTILE.spaces }])],
		['Subject', { ...paged([{ text: '您好' }]), subject: HOSTILE.expressions }],
		['Venue', { ...composed([]), venue: HOSTILE.links }],
		['Registration Link', { ...composed([]), registrationLink: HOSTILE.slashes }],
		['Start', { ...composed([]), start: HOSTILE.marks }],
	])('refuses a long %s', async (field, content) => {
		const { accepted, notAccepted, error } = await runMms(MMS, carrier, {
			items: guestsFor(MMS, 2),
			content,
		});
		expect(error).toBeUndefined();
		expect(accepted).toEqual([]);
		expect(notAccepted).toHaveLength(2);
		for (const { json } of notAccepted) {
			expect(messageOf(json)).toMatch(TOO_LONG);
			expect(messageOf(json)).toContain(`'${field}'`);
		}
	});
});

it('H1: Campaign Report refuses a long title, and reads replies of any length', async () => {
	const sends = {
		input: 0,
		items: [{ outcome: 'accepted', to: '+8613800138000', messageId: '1' }],
	};
	const replies = {
		input: 2,
		items: [{ from: '+8613800138000', text: HOSTILE.expressions, receivedAt: HOSTILE.marks }],
	};
	const title = await runWithInputs('campaignReport', [sends], { title: HOSTILE.expressions });
	expect(title.error?.message).toMatch(TOO_LONG);
	const { outputs, error } = await runWithInputs('campaignReport', [sends, replies], {});
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(1);
});

it('H1: Clean Recipients looks at fields of any length', async () => {
	const contacts = Object.values(HOSTILE).map((phone) => ({ phone, name: phone }));
	const { outputs, error } = await runWithInputs(
		'cleanRecipients',
		[
			{ input: 0, items: [...contacts, { phone: '13800138000' }] },
			{ input: 2, items: [{ to: '13900139000', submittedAt: HOSTILE.marks }, ...contacts] },
		],
		{},
	);
	// A history of which nothing can be read is refused in words; otherwise one contact is ready.
	expect(error?.message ?? outputs[0].length).toEqual(
		error ? expect.stringContaining("'Send History'") : 1,
	);
});
