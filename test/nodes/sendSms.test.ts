import type { IDataObject, INode } from 'n8n-workflow';

import {
	startCarrier,
	type Carrier,
	type CarrierOptions,
} from '../../playground/carrier/carrier.mts';
import vectors from '../vectors/ihuyi.json';
import { node, outputsOf, startNode, type Credentials } from './support/engine';

const { apiKey } = vectors;
const NOTIFICATION = { provider: 'ihuyi', messageType: 'notification', to: '={{ $json.phone }}' };
const MARKETING = {
	...NOTIFICATION,
	messageType: 'marketing',
	text: '明天开幕，回T退订',
	signature: '示例展览',
};
const phone = (index: number) => `154${String(index).padStart(8, '0')}`;
const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ phone: phone(index), name: `客人${index}` }));

let carrier: Carrier;
const start = async (options: CarrierOptions = {}) => {
	carrier = await startCarrier(options);
};
afterEach(async () => await carrier?.close());

const credentialsFor = (messageType: unknown, baseUrl = carrier.baseUrl('ihuyi')): Credentials => ({
	ihuyiApi: {
		apiId: messageType === 'marketing' ? 'sms-yx-00000001' : 'C00000001',
		apiKey,
		baseUrl,
	},
});

async function run(
	items: IDataObject[],
	parameters: IDataObject,
	{ settings = {}, credentials }: { settings?: Partial<INode>; credentials?: Credentials } = {},
) {
	const tested = node('Send SMS', 'sendSms', parameters as INode['parameters'], settings);
	const { done } = startNode(tested, items, credentials ?? credentialsFor(parameters.messageType));
	const result = await done;
	const [accepted = [], notAccepted = []] = outputsOf(result, 'Send SMS');
	return { accepted, notAccepted, error: result.data.resultData.error, result };
}
const wire = (number: unknown) => String(number).replace('+86', '');
const journalNumbers = () => carrier.journal.messages().map((entry) => entry.to);

describe('notification', () => {
	beforeEach(async () => await start());

	it('sends a text for each item, with the fields of the item', async () => {
		const { accepted, notAccepted } = await run(people(3), {
			...NOTIFICATION,
			text: '={{ $json.name }}您好，展会明天开幕',
		});
		expect(notAccepted).toEqual([]);
		expect(accepted).toHaveLength(3);
		accepted.forEach((item, index) => {
			const entry = carrier.journal.messages().find(({ to }) => to === phone(index));
			expect(item.pairedItem).toEqual({ item: index });
			expect(item.json).toEqual({
				outcome: 'accepted',
				provider: 'ihuyi',
				to: `+86${phone(index)}`,
				messageId: entry?.messageId,
				encoding: 'UCS-2',
				segments: 1,
				attempts: 1,
				submittedAt: expect.stringMatching(/^2\d{3}-.*\+08:00$/),
			});
			expect(entry?.text).toContain(`客人${index}您好，展会明天开幕`);
		});
	});

	it('sends a template with the values in their order', async () => {
		const variable = [{ name: 'code', value: '={{ $json.name }}' }];
		const { accepted } = await run(people(1), {
			...NOTIFICATION,
			contentMode: 'template',
			templateId: '1',
			templateVariables: { variable },
		});
		expect(accepted).toHaveLength(1);
		expect(accepted[0].json).not.toHaveProperty('segments');
		expect(carrier.journal.messages()[0]).toMatchObject({ templateId: '1' });
		expect(carrier.journal.messages()[0].text).toContain('您的验证码是：客人0');
	});

	it('opens the credential once, however many requests the run takes', async () => {
		const { ihuyiApi } = credentialsFor('notification');
		let opened = 0;
		const credentials = {
			get ihuyiApi() {
				opened++;
				return ihuyiApi;
			},
		};
		await run(people(5), { ...NOTIFICATION, text: '展会明天开幕' }, { credentials });
		expect(carrier.journal.requests()).toHaveLength(5);
		expect(opened).toBe(1);
	});

	it('gives one item per number, in input order, through two outputs', async () => {
		const items = [
			{ phone: `${phone(1)}, ${phone(2)}；+86 ${phone(3)}` },
			{ phone: '' },
			{ phone: [phone(4), '010-55501234'] },
			{ phone: Number(phone(5)) },
			{ phone: phone(1) },
		];
		const { accepted, notAccepted } = await run(items, { ...NOTIFICATION, text: '明天开幕' });
		expect(accepted.map(({ json, pairedItem }) => [wire(json.to), pairedItem])).toEqual([
			[phone(1), { item: 0 }],
			[phone(2), { item: 0 }],
			[phone(3), { item: 0 }],
			[phone(4), { item: 2 }],
			[phone(5), { item: 3 }],
		]);
		expect(notAccepted.map(({ json, pairedItem }) => [json.outcome, json.to, pairedItem])).toEqual([
			['rejected', '', { item: 1 }],
			['rejected', '010-55501234', { item: 2 }],
			['skipped', `+86${phone(1)}`, { item: 4 }],
		]);
		expect(journalNumbers().sort()).toEqual([1, 2, 3, 4, 5].map(phone));
	});
});

describe('marketing', () => {
	beforeEach(async () => await start());

	it('sends one text to 2,000 recipients as one request', async () => {
		const { accepted } = await run(people(2000), MARKETING);
		expect(accepted).toHaveLength(2000);
		expect(carrier.journal.requests()).toHaveLength(1);
		expect(new Set(accepted.map(({ json }) => json.messageId)).size).toBe(1);
		expect(accepted[0].json).toMatchObject({ messageIdSource: 'requestId' });
		expect(journalNumbers()).toEqual(people(2000).map((person) => person.phone));
		expect(carrier.journal.messages()[0].text).toBe('【示例展览】明天开幕，回T退订');
	});

	it('adds the opt-out line when asked to', async () => {
		const options = { optOutText: '回T退订' };
		await run(people(1), { ...MARKETING, text: '明天开幕', options });
		expect(carrier.journal.messages()[0].text).toBe('【示例展览】明天开幕，回T退订');
	});

	it("sends the account's product ID", async () => {
		await run(people(1), { ...MARKETING, options: { productId: 1018 } });
		expect(JSON.stringify(carrier.journal.requests()[0])).toContain('1018');
	});
});

describe('options', () => {
	beforeEach(async () => await start());
	const text = '展'.repeat(80);

	it('calculates the cost', async () => {
		const options = { pricePerSegment: 0.045 };
		const { accepted } = await run(people(1), { ...NOTIFICATION, text, options });
		expect(accepted[0].json).toMatchObject({ segments: 2, cost: 0.09 });
	});

	it('dry run: checks, counts, sends nothing', async () => {
		const items = [...people(2), { phone: 'abc' }];
		const options = { dryRun: true, pricePerSegment: 0.045 };
		const { accepted, notAccepted, result } = await run(items, { ...NOTIFICATION, text, options });
		expect(accepted).toEqual([]);
		expect(notAccepted.map(({ json }) => [json.outcome, json.skipReason, json.cost])).toEqual([
			['skipped', 'dryRun', 0.09],
			['skipped', 'dryRun', 0.09],
			['rejected', undefined, undefined],
		]);
		const [{ hints = [] }] = result.data.resultData.runData['Send SMS'];
		expect(hints).toEqual([
			expect.objectContaining({
				type: 'warning',
				message: expect.stringMatching(
					/^Dry run, .*2 of 3 messages would go out, billed as 4 parts.*Not among them: 1 × invalidNumber\. 'To': .abc. contains letters\. .*$/,
				),
			}),
		]);
		expect(carrier.journal.requests()).toEqual([]);
	});

	it('masks numbers everywhere in the output, also in what the provider said', async () => {
		carrier.misbehave({
			kind: 'garbage',
			body: `{"code":"9","msg":"${phone(0)} 不行"}`,
			taken: false,
		});
		const items = [{ phone: `154 ${phone(0).slice(3)}` }, { phone: '010-55501234' }];
		const options = { maskNumbers: true, includeRawAnswer: true };
		const { notAccepted } = await run(items, { ...NOTIFICATION, text, options });
		const shown = JSON.stringify(notAccepted.map(({ json }) => json));
		expect(shown).toContain('+86154****0000');
		expect(shown).toContain('rawAnswer');
		expect(shown).not.toContain(phone(0));
		expect(shown).not.toContain('01055501234');
		expect(shown).not.toContain('010-55501234');
	});

	it('shows the raw answer on demand, without the key', async () => {
		carrier.misbehave({
			kind: 'garbage',
			body: `{"code":405,"msg":"key ${apiKey}"}`,
			taken: false,
		});
		const options = { includeRawAnswer: true };
		const { notAccepted } = await run(people(1), { ...NOTIFICATION, text, options });
		expect(notAccepted[0].json).toMatchObject({
			rawAnswer: { status: 200, body: '{"code":405,"msg":"key ***"}' },
			failure: { providerMessage: 'key ***' },
		});
	});
});

describe('bad input, as a new user would give it', () => {
	beforeEach(async () => await start({ ihuyi: { anyText: false } }));
	const refusal = async (items: IDataObject[], parameters: IDataObject, baseUrl?: string) => {
		const credentials = credentialsFor(parameters.messageType, baseUrl);
		const { accepted, notAccepted } = await run(items, parameters, { credentials });
		expect(accepted).toEqual([]);
		expect(notAccepted).toHaveLength(items.length);
		notAccepted.forEach(({ json }, index) => {
			expect((json.failure as IDataObject).message).toContain(`[item ${index}]`);
		});
		return notAccepted[0].json as { failure: { category: string; message: string } };
	};

	it.each<[string, IDataObject[], IDataObject, string, string]>([
		[
			'empty text',
			people(2),
			{ ...NOTIFICATION, text: '={{ "" }}' },
			'configuration',
			"'Text' is empty",
		],
		[
			'40,000 characters',
			people(1),
			{ ...NOTIFICATION, text: '展'.repeat(40_000) },
			'contentRejected',
			'more than the 20,000',
		],
		[
			'19,000 characters',
			people(1),
			{ ...NOTIFICATION, text: '展'.repeat(19_000) },
			'contentRejected',
			'Shorten it by 18500',
		],
		[
			'19,000 characters, marketing',
			people(1),
			{ ...MARKETING, text: `${'展'.repeat(19_000)}，退订回T` },
			'contentRejected',
			"'Max Segments'",
		],
		[
			'a number with letters',
			[{ phone: '138abc' }],
			{ ...NOTIFICATION, text: 'x' },
			'invalidNumber',
			"'To'",
		],
		['no number', [{}], { ...NOTIFICATION, text: 'x' }, 'invalidNumber', "'To' is empty"],
		[
			'a foreign number',
			[{ phone: '+14155550100' }],
			{ ...NOTIFICATION, text: 'x' },
			'invalidNumber',
			'does not reach',
		],
		[
			'no signature',
			people(1),
			{ ...MARKETING, signature: '' },
			'signatureRejected',
			"'Signature (签名)'",
		],
		[
			'no opt-out line',
			people(1),
			{ ...MARKETING, text: '明天开幕' },
			'contentRejected',
			"'Opt-Out Text (退订)'",
		],
		['an emoji', people(1), { ...NOTIFICATION, text: '明天🎉' }, 'contentRejected', 'emoji'],
		[
			'an expression left as text',
			people(1),
			{ ...NOTIFICATION, text: '{{ name }}您好' },
			'configuration',
			"'Expression'",
		],
		[
			'a template without id',
			people(1),
			{ ...NOTIFICATION, contentMode: 'template', templateId: '={{ " " }}' },
			'configuration',
			"'Template ID (模板)'",
		],
		[
			'the default template without its value',
			people(1),
			{ ...NOTIFICATION, contentMode: 'template', templateId: '1' },
			'templateRejected',
			"'Template Variables'",
		],
		[
			'another template without variables',
			people(1),
			{ ...NOTIFICATION, contentMode: 'template', templateId: '2' },
			'templateRejected',
			"'Template Variables'",
		],
		[
			'a text that is no approved template',
			people(1),
			{ ...NOTIFICATION, text: '随便说说' },
			'templateRejected',
			"'Text'",
		],
	])('%s', async (_, items, parameters, category, words) => {
		const { failure } = await refusal(items, parameters);
		expect(failure).toMatchObject({ category, message: expect.stringContaining(words) });
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('a wrong key', async () => {
		const text = '您的验证码是：1234。请不要把验证码泄露给其他人。';
		const credentials = {
			ihuyiApi: { ...credentialsFor('notification').ihuyiApi, apiKey: 'not the key' },
		};
		const { notAccepted } = await run(people(1), { ...NOTIFICATION, text }, { credentials });
		expect(notAccepted[0].json).toMatchObject({
			outcome: 'rejected',
			failure: { category: 'authentication', message: expect.stringContaining("'API KEY'") },
		});
	});

	it('says above its outputs that nothing was accepted, and why', async () => {
		const credentials = {
			ihuyiApi: { ...credentialsFor('notification').ihuyiApi, apiKey: 'not the key' },
		};
		const text = '您的验证码是：1234。请不要把验证码泄露给其他人。';
		const { notAccepted, result } = await run(
			people(3),
			{ ...NOTIFICATION, text },
			{ credentials },
		);
		const [{ hints }] = result.data.resultData.runData['Send SMS'];
		expect(hints).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringMatching(
					/^3 messages: 0 accepted, 3 not\. 3 × authentication\. The signed password does not match .*'API KEY'.*$/,
				),
			},
		]);
		const [{ json }] = notAccepted;
		expect(Object.keys(json).slice(0, 3)).toEqual(['outcome', 'to', 'reason']);
		const { message } = json.failure as { message: string };
		expect(message).toBe(`${json.reason as string} [item 0]`);
	});

	it('says nothing above its outputs where all went well', async () => {
		const text = '您的验证码是：1234。请不要把验证码泄露给其他人。';
		const { accepted, result } = await run(people(2), { ...NOTIFICATION, text });
		expect(accepted).toHaveLength(2);
		expect(accepted[0].json).not.toHaveProperty('reason');
		expect(result.data.resultData.runData['Send SMS'][0].hints ?? []).toEqual([]);
	});

	it('a provider that is not there', async () => {
		const parameters = { ...NOTIFICATION, text: 'x', options: { retries: 0 } };
		const { failure } = await refusal(people(2), parameters, 'http://127.0.0.1:9');
		expect(failure).toMatchObject({
			category: 'network',
			message: expect.stringContaining("'Base URL'"),
		});
	});

	it('an address that is no address', async () => {
		const credentials = credentialsFor('notification', 'api.ihuyi.com');
		const { error } = await run(people(1), { ...NOTIFICATION, text: 'x' }, { credentials });
		expect(error?.message).toContain("'Base URL'");
	});
});
