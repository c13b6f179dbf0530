import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { runWithInputs, type Connected } from './support/inputs';
import type { List } from './support/listNode';

const DAY = 86_400_000;

/** Runs the node with these lists at its inputs. */
async function run(
	connected: Connected[],
	parameters: IDataObject = {},
	settings: Partial<INode> = {},
) {
	const { outputs, runs, error } = await runWithInputs(
		'cleanRecipients',
		connected,
		parameters,
		settings,
	);
	const [ready = [], heldBack = []] = outputs;
	return { ready, heldBack, runs, error };
}
const contacts = (...items: List): Connected => ({ input: 0, items });
const suppression = (...items: List): Connected => ({ input: 1, items });
const history = (...items: List): Connected => ({ input: 2, items });
const reasons = (items: INodeExecutionData[]) =>
	items.map(({ json, pairedItem }) => [(json.heldBack as IDataObject).reason, pairedItem]);

const A = '13800138000';
const B = '13000130000';
const sent = (to: string, daysAgo: number, outcome = 'accepted') => ({
	to,
	outcome,
	submittedAt: new Date(Date.now() - daysAgo * DAY).toISOString(),
});

describe('inputs', () => {
	it('runs with contacts alone', async () => {
		const { ready, heldBack, runs } = await run([contacts({ phone: A }, { phone: 'abc' })]);
		expect(runs).toHaveLength(1);
		expect(ready).toMatchObject([{ json: { phone: `+86${A}` }, pairedItem: { item: 0 } }]);
		expect(reasons(heldBack)).toEqual([['invalidNumber', { item: 1 }]]);
	});

	it.each([
		['contacts first', [contacts({ phone: A }, { phone: B }), suppression({ phone: `+86 ${A}` })]],
		['list first', [suppression({ phone: `+86 ${A}` }), contacts({ phone: A }, { phone: B })]],
	])('waits for the suppression list (%s)', async (_, connected) => {
		const { ready, heldBack, runs } = await run(connected);
		expect(runs).toHaveLength(1);
		expect(ready.map(({ json }) => json.phone)).toEqual([`+86${B}`]);
		expect(reasons(heldBack)).toEqual([['suppressed', { item: 0 }]]);
	});

	it('waits for the history, also where no suppression list is connected', async () => {
		const { ready, heldBack, runs } = await run([
			contacts({ phone: A }, { phone: B }),
			history(sent(`+86${A}`, 1), sent(`+86${A}`, 5), sent(`+86${A}`, 29), sent(B, 1), sent(B, 31)),
		]);
		expect(runs).toHaveLength(1);
		expect(ready.map(({ json }) => json.phone)).toEqual([`+86${B}`]);
		const { reason, retryAt } = heldBack[0].json.heldBack as IDataObject;
		expect(reason).toBe('overCap');
		expect(retryAt).toMatch(/\+08:00$/);
		expect(Math.abs(Date.parse(String(retryAt)) - Date.now() - DAY)).toBeLessThan(60_000);
	});

	it('takes all three', async () => {
		const options = { frequencyCapMessages: 1.5, suppressionPhoneField: 'from' };
		const { ready, heldBack, runs } = await run(
			[
				history(sent(B, 1), sent('13700137000', 1, 'rejected')),
				suppression({ from: A }),
				contacts({ phone: A }, { phone: B }, { phone: '13700137000' }),
			],
			{ options },
		);
		expect(runs).toHaveLength(1);
		expect(ready.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }]);
		expect(reasons(heldBack)).toEqual([
			['suppressed', { item: 0 }],
			['overCap', { item: 1 }],
		]);
	});

	it('an empty list holds nobody back, also where n8n makes an empty item of it', async () => {
		for (const items of [[], [{}]]) {
			const { ready } = await run([contacts({ phone: A }), suppression(...items)]);
			expect(ready).toHaveLength(1);
		}
	});

	it('does not run without contacts', async () => {
		expect((await run([contacts(), suppression({ phone: A })])).runs).toEqual([]);
	});

	it('refuses a list of which nothing can be read', async () => {
		const { ready, error } = await run([contacts({ phone: A }), suppression({ tel: A })]);
		expect(ready).toEqual([]);
		expect(error).toMatchObject({
			message: "No entry of 'Suppression List' has a phone number in the field 'phone'",
			description: expect.stringContaining("'Suppression List: Phone Field'"),
		});
		const without = await run([contacts({ phone: A }), history({ to: A, at: 'yesterday' })]);
		expect(without.error?.message).toMatch(/'Send History'.*'to'.*'submittedAt'/);
	});

	it('says how many entries of a list were passed over', async () => {
		const { ready, runs } = await run([
			contacts({ phone: A }, { phone: B }),
			suppression({ phone: A }, { phone: '138****8000' }),
		]);
		expect(ready).toHaveLength(1);
		expect(runs[0].hints).toMatchObject([
			{ message: expect.stringMatching(/^1 of 2 entries of 'Suppression List'/) },
			{ message: expect.stringMatching(/^2 contacts: 1 ready, 1 held back\. 1 × suppressed/) },
		]);
	});

	it('warns above its outputs where nobody is ready', async () => {
		const { runs } = await run([contacts({ phone: '' }, { phone: 'abc' })]);
		expect(runs[0].hints).toMatchObject([
			{ type: 'warning', message: expect.stringMatching(/^2 contacts: 0 ready, 2 held back/) },
		]);
	});

	it('refuses contacts that come after the list has gone to an earlier run', async () => {
		const { runs, error } = await run([
			contacts({ phone: B }),
			suppression({ phone: A }),
			contacts({ phone: A }),
		]);
		expect(runs).toHaveLength(2);
		expect(error).toMatchObject({
			message: expect.stringMatching(/'Suppression List'/),
			description: expect.stringMatching(/Merge/),
		});
		expect(runs[1].data?.main ?? []).toEqual([]);
	});

	it('without lists, contacts may come in several runs', async () => {
		const { runs, error } = await run([contacts({ phone: B }), contacts({ phone: A })]);
		expect(error).toBeUndefined();
		expect(runs).toHaveLength(2);
	});
});

describe('items', () => {
	it('pass through untouched, with their files, in input order', async () => {
		const binary = { card: { data: 'aGk=', mimeType: 'text/plain' } };
		const guest = { name: '张三', tags: ['vip'], address: { city: '上海' }, mobile: `${A}/${B}` };
		const { ready, heldBack } = await run(
			[contacts({ json: guest, binary }, { name: '李四' }, { json: { ...guest }, binary })],
			{ phoneField: 'mobile' },
		);
		const added = {
			phone: `+86${A}`,
			country: 'CN',
			carrier: 'China Mobile',
			carrierBasis: 'prefix',
		};
		expect(ready).toEqual([{ json: { ...guest, ...added }, binary, pairedItem: { item: 0 } }]);
		expect(heldBack).toEqual([
			{
				json: {
					name: '李四',
					heldBack: {
						reason: 'empty',
						message: expect.stringMatching(/^The field 'mobile' is empty.*\[item 1\]$/),
					},
				},
				pairedItem: { item: 1 },
			},
			{
				json: {
					...guest,
					...added,
					heldBack: {
						reason: 'duplicate',
						message: expect.stringMatching(/^Item 0 .*'Duplicates'.*\[item 2\]$/),
						duplicateOf: 0,
					},
				},
				binary,
				pairedItem: { item: 2 },
			},
		]);
	});

	it('lose nothing to a field of the same name', async () => {
		const guest = { phone: '138 0013 8000', country: 'China', carrier: '', heldBack: 'no' };
		const { ready } = await run([contacts(guest, { phone: `+86${B}`, country: 'CN' })]);
		expect(ready[0].json).toEqual({
			phone: `+86${A}`,
			phoneAsTyped: '138 0013 8000',
			country: 'CN',
			countryAsTyped: 'China',
			carrier: 'China Mobile',
			carrierBasis: 'prefix',
			heldBack: 'no',
		});
		expect(ready[1].json).toEqual({
			phone: `+86${B}`,
			country: 'CN',
			carrier: 'China Unicom',
			carrierBasis: 'prefix',
		});
	});

	it('keep another phone field beside the chosen one, under a free name', async () => {
		const guest = { mobile: A, phone: '010-55501234', phoneAsTyped: 'x', heldBack: 'no' };
		const { ready } = await run([contacts(guest)], { phoneField: 'mobile' });
		expect(ready[0].json).toMatchObject({
			mobile: A,
			phone: `+86${A}`,
			phoneAsTyped: 'x',
			phoneAsTyped2: '010-55501234',
		});
	});

	it('are judged anew when they come again', async () => {
		const earlier = { phone: `+86${A}`, heldBack: { reason: 'overCap', message: 'Later.' } };
		const { ready } = await run([contacts(earlier)]);
		expect(ready[0].json).not.toHaveProperty('heldBack');
		expect(ready[0].json).not.toHaveProperty('phoneAsTyped');
	});
});

describe('parameters', () => {
	it.each([
		['a path', 'contact.phones[0]', { contact: { phones: [A] } }],
		['a name with dots', 'a.b', { 'a.b': A, a: { b: B } }],
		['a name with spaces', '["Phone Number"]', { 'Phone Number': A }],
		['an expression', '={{ $json.use }}', { use: 'tel', tel: A }],
	])('the phone field may be %s', async (_, phoneField, guest) => {
		const { ready } = await run([contacts(guest as IDataObject)], { phoneField });
		expect(ready[0].json).toMatchObject({ phone: `+86${A}` });
	});

	it.each([
		['first', 0],
		['last', 2],
		['mostComplete', 1],
	])('duplicates: %s', async (duplicates, item) => {
		const guests = [{ phone: A, name: ' ' }, { phone: A, name: '张三' }, { phone: A }];
		const { ready } = await run([contacts(...guests)], { duplicates });
		expect(ready.map(({ pairedItem }) => pairedItem)).toEqual([{ item }]);
	});

	it.each([['CN,us'], [['US']]])('countries %j', async (countries) => {
		const { ready } = await run([contacts({ phone: '+1 415 555 0100' })], {
			options: { countries },
		});
		expect(ready[0].json).toEqual({
			phone: '+14155550100',
			phoneAsTyped: '+1 415 555 0100',
			country: 'US',
		});
		const held = await run([contacts({ phone: '+44 7400 123456' })], { options: { countries } });
		expect(reasons(held.heldBack)).toEqual([['country', { item: 0 }]]);
	});

	it('landlines: kept when asked to', async () => {
		const guests = contacts({ phone: '010-55501234' });
		expect(reasons((await run([guests])).heldBack)).toEqual([['landline', { item: 0 }]]);
		const { ready } = await run([guests], { options: { landlines: 'keep' } });
		expect(ready[0].json).toMatchObject({ phone: '+861055501234', country: 'CN' });
	});

	it('another default country', async () => {
		const { ready } = await run([contacts({ phone: '0151 23456789' })], { defaultCountry: 'DE' });
		expect(ready[0].json).toMatchObject({ phone: '+4915123456789', country: 'DE' });
	});

	it.each([
		[{ countries: ['China'] }, /'Countries' has 'CHINA'/],
		[{ frequencyCapDays: 0 }, /'Frequency Cap \(Days\)'/],
	])('refuses %j', async (options, message) => {
		const { error, ready } = await run([contacts({ phone: A })], { options });
		expect(error?.message).toMatch(message);
		expect(ready).toEqual([]);
	});

	it.each([{ onError: 'continueRegularOutput' }, { onError: 'continueErrorOutput' }] as const)(
		'nobody is ready where the node continues in spite of a refusal (%j)',
		async (settings) => {
			const options = { countries: ['China'] };
			const { ready, heldBack } = await run(
				[contacts({ phone: A, name: '张三' })],
				{ options },
				settings,
			);
			expect(ready).toEqual([]);
			expect(heldBack[0].json).toMatchObject({ phone: A, name: '张三' });
			expect(reasons(heldBack)).toEqual([['configuration', { item: 0 }]]);
		},
	);
});

it('cleans 100,000 contacts with 100,000 opt-outs', async () => {
	const phones = Array.from({ length: 100_000 }, (_, index) => ({ phone: 13800000000 + index }));
	const optOuts = phones.map(({ phone }) => ({ phone: phone + 50_000 }));
	const { ready, heldBack } = await run([contacts(...phones), suppression(...optOuts)]);
	expect([ready.length, heldBack.length]).toEqual([50_000, 50_000]);
}, 60_000);

describe('N4: lists in another notation', () => {
	const hintsOf = ({ runs }: Awaited<ReturnType<typeof run>>) =>
		runs.flatMap(({ hints = [] }) => hints.map(({ message }) => message));

	it('hold back whom they could mean, and name what cannot be read', async () => {
		const result = await run([
			contacts({ phone: '+14155550100' }, { phone: A }),
			suppression({ phone: '14155550100' }, { phone: 'Ann' }, { phone: '1380013800' }),
		]);
		expect(reasons(result.heldBack)).toEqual([['suppressed', { item: 0 }]]);
		expect(result.ready).toHaveLength(1);
		expect(hintsOf(result)).toEqual([
			expect.stringMatching(
				/^2 of 3 entries of 'Suppression List' .* read for certain: "\*\*n", "138\*+00"\./,
			),
			expect.stringMatching(/^2 contacts: 1 ready, 1 held back/),
		]);
	});

	it('count for the frequency cap', async () => {
		const { heldBack } = await run(
			[contacts({ phone: '+14155550100' }), history(sent('(415) 555-0100', 1))],
			{ options: { frequencyCapMessages: 1 } },
		);
		expect(reasons(heldBack)).toEqual([['overCap', { item: 0 }]]);
	});
});

describe('N8: columns', () => {
	it.each(['\uFEFFphone', 'Phone ', 'PHONE', 'ｐｈｏｎｅ'])(
		'%j is the field phone',
		async (name) => {
			const { ready } = await run([contacts({ [name]: A })]);
			expect(ready[0].json).toMatchObject({ phone: `+86${A}`, [name]: A });
		},
	);

	it.each([
		[
			{ 手机号: A, name: '张三' },
			/has '手机号', 'name'\. Probably '手机号' is meant.*'Phone Field'/,
		],
		[{ Phone: A, 'phone ': B }, /several fields that could be 'phone': 'Phone', 'phone '/],
		[{ name: '张三' }, /^The field 'phone' is empty or missing\. The item has 'name'/],
	])('%j is refused with the fields that are there', async (contact, message) => {
		const { heldBack } = await run([contacts(contact)]);
		expect(heldBack[0].json.heldBack).toMatchObject({
			reason: 'empty',
			message: expect.stringMatching(message),
		});
	});

	it('also those of the lists', async () => {
		const { heldBack } = await run([contacts({ phone: A }), suppression({ 'Phone ': A })]);
		expect(reasons(heldBack)).toEqual([['suppressed', { item: 0 }]]);
		const { error } = await run([contacts({ phone: A }), suppression({ 手机: A })]);
		expect(error).toHaveProperty('description', expect.stringMatching(/Probably '手机' is meant/));
	});
});

describe('N3: contacts without a country code', () => {
	it.each([
		['CN', '13055550100', '+8613055550100'],
		['US', '13055550100', '+13055550100'],
		['automatic', '14155550100', '+14155550100'],
		['automatic', A, `+86${A}`],
		['automatic', '13055550100', undefined],
		['automatic', '6592345678', undefined],
	])('default country %s: %s is %s', async (defaultCountry, phone, expected) => {
		const { ready, heldBack } = await run([contacts({ phone })], { defaultCountry });
		expect(ready.map(({ json }) => json.phone)).toEqual(expected ? [expected] : []);
		if (!expected) {
			expect(heldBack[0].json.heldBack).toMatchObject({
				reason: 'invalidNumber',
				message: expect.stringMatching(/can be \+.* or \+.*'Default Country'/),
			});
		}
	});

	it('refuses a country that is none', async () => {
		const { error } = await run([contacts({ phone: A })], { defaultCountry: 'Chine' });
		expect(error?.message).toBe("'Default Country' is 'Chine', which is not a country");
	});
});
