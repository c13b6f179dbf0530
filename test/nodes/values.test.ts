import type { IDataObject } from 'n8n-workflow';

import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS } from './support/accounts';
import { runSms } from './support/sms';

const ihuyi = ACCOUNTS['ihuyi A notification'];
const submail = ACCOUNTS['SUBMAIL, normal'];

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier();
});
afterEach(async () => await carrier.close());
const taken = () => carrier.journal.messages();

const guests = (...values: unknown[]): IDataObject[] =>
	values.map(
		(v, index) => ({ phone: `1540000${String(index).padStart(4, '0')}`, v }) as IDataObject,
	);
const send = async (items: IDataObject[], parameters: IDataObject, account = ihuyi) =>
	await runSms(account, carrier, { items, parameters });
const messageOf = ({ json }: { json: IDataObject }) =>
	(json.failure as IDataObject).message as string;

const cyclic: IDataObject = { name: 'x' };
cyclic.self = cyclic;

describe('T1, T8: a value that is not a text', () => {
	it.each<[string, unknown, string]>([
		[
			'an object',
			{ body: 'x', title: 'y' },
			"'Text' must be a text, but is an object with the fields body, title.",
		],
		[
			'T8: an object without functions of its own',
			{ toString: 1, valueOf: 1 },
			"'Text' must be a text",
		],
		[
			'an object that says it is a date',
			{ isLuxonDateTime: true, isValid: true },
			"'Text' must be a text",
		],
		['a list', ['a', 'b'], "'Text' must be a text, but is a list of 2 entries."],
	])('refuses that item alone: %s', async (_, value, words) => {
		const { outcomes, notAccepted } = await send(guests('早', value, '晚'), {
			text: '={{ $json.v }}',
		});
		expect(outcomes).toEqual(['accepted', 'rejected', 'accepted']);
		expect(messageOf(notAccepted[0])).toContain(words);
		expect(taken().map(({ text }) => text)).toEqual([
			expect.stringContaining('早'),
			expect.stringContaining('晚'),
		]);
	});

	it('sends to 49 of 50', async () => {
		const values = Array.from({ length: 50 }, (_, index): unknown => `第${index}位`);
		values[20] = { toString: 1, valueOf: 1 };
		const { outcomes } = await send(guests(...values), { text: '={{ $json.v }}' });
		expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(49);
		expect(outcomes[20]).toBe('rejected');
		expect(taken()).toHaveLength(49);
	});

	it.each<[string, unknown, string]>([
		['a number', 17, '17'],
		['a boolean', true, 'true'],
		['zero', 0, '0'],
	])('sends %s as text', async (_, value, text) => {
		const { outcomes } = await send(guests(value), { text: '={{ $json.v }}' });
		expect(outcomes).toEqual(['accepted']);
		expect(taken()[0].text).toContain(text);
	});

	it.each([
		['signature', 'Signature (签名)', submail],
		['text', 'Text', ihuyi],
	] as const)('names the parameter %s', async (name, label, account) => {
		const parameters = { text: '展会明天开幕', [name]: '={{ $json.v }}' };
		const { notAccepted } = await send(guests({ a: 1 }), parameters, account);
		expect(messageOf(notAccepted[0])).toContain(`'${label}' must be a text`);
	});

	it('refuses an item whose expression fails, and no other', async () => {
		const items = guests('a', null, 'b');
		const text =
			"={{ $json.v === null ? (() => { throw new Error('broken') })() : $json.v + '您好' }}";
		const { outcomes } = await send(items, { text });
		expect(outcomes.filter((outcome) => outcome === 'accepted').length).toBeGreaterThanOrEqual(2);
		expect(outcomes).toHaveLength(3);
	});
});

describe('T2: Empty Values', () => {
	it.each([
		[
			'={{ $json.nome }}您好',
			"'Text' uses the field 'nome', which this contact does not have. The item has: phone, v.",
		],
		['={{ "Dear " + $json.nome }}', "'nome'"],
		['=您好{{ $json.v.name }}', "'v.name'"],
		['={{ $json.姓名 }}您好', "'姓名'"],
		["={{ $json['first name'] }}", "'first name'"],
		['={{ "Dear " + String($json.nome) }}', "'undefined'"],
	])('refuses %s', async (text, words) => {
		const { outcomes, notAccepted } = await send(guests('x'), { text });
		expect(outcomes).toEqual(['rejected']);
		expect(messageOf(notAccepted[0])).toContain(words);
		expect(taken()).toEqual([]);
	});

	it('refuses only the contact without the field', async () => {
		const items = [
			{ phone: '15400000001', name: '张三' },
			{ phone: '15400000002', 姓名: '李四' },
		];
		const { outcomes } = await send(items, { text: '={{ $json.name }}您好' });
		expect(outcomes).toEqual(['accepted', 'rejected']);
	});

	it.each([
		"={{ $json.nome || '您好' }}",
		"={{ $json.nome ?? '您好' }}",
		"={{ $json.nome ? $json.nome + '您好' : '您好' }}",
		'undefined 您好 null',
	])('lets %s through', async (text) => {
		expect((await send(guests('x'), { text })).outcomes).toEqual(['accepted']);
	});

	it('only warns if the user wants that', async () => {
		const options = { textRules: { levels: { emptyValues: 'warn' } } };
		const parameters = { text: '=您好{{ $json.nome }}' };
		const run = { items: guests('x'), parameters, options };
		const { outcomes, accepted } = await runSms(ihuyi, carrier, run);
		expect(outcomes).toEqual(['accepted']);
		expect(accepted[0].json.warnings).toEqual([expect.stringContaining("'nome'")]);
	});

	it('looks at the values of templates', async () => {
		const parameters = {
			contentMode: 'template',
			templateId: '1',
			templateVariables: { variable: [{ name: 'code', value: '={{ $json.code }}' }] },
		};
		const { outcomes, notAccepted } = await send(guests('x'), parameters);
		expect(outcomes).toEqual(['rejected']);
		expect(messageOf(notAccepted[0])).toMatch(/^'Template Variables' uses the field 'code'/);
	});

	it('looks at variables that one expression gives', async () => {
		const parameters = {
			contentMode: 'template',
			templateId: '1',
			templateVariables: '={{ ({ code: $json.code }) }}',
		};
		expect((await send(guests('x'), parameters)).outcomes).toEqual(['rejected']);
	});
});

describe('T6: names of variables as the template shows them', () => {
	const template = (...variables: IDataObject[]) => ({
		contentMode: 'template',
		templateId: '1',
		templateVariables: { variable: variables },
	});
	it.each([
		'code',
		'code ',
		' code',
		'@var(code)',
		'${code}',
		'{{code}}',
		'{code}',
		'#code#',
		'@var( code )',
	])('takes %p', async (name) => {
		const { outcomes } = await send(guests('1234'), template({ name, value: '={{ $json.v }}' }));
		expect(outcomes).toEqual(['accepted']);
		expect(taken()[0].text).toContain('1234');
	});

	it.each(['${code', 'code}', '@var(code', '@code', '$code', '{{{code}}}', '[code]'])(
		'refuses %p',
		async (name) => {
			const { outcomes, notAccepted } = await send(guests('1'), template({ name, value: '1234' }));
			expect(outcomes).toEqual(['rejected']);
			expect(messageOf(notAccepted[0])).toMatch(
				/^'Template Variables' has a variable with the name/,
			);
		},
	);

	it('refuses two variables that are one', async () => {
		const two = template({ name: 'code', value: '1' }, { name: '${code}', value: '2' });
		const { notAccepted } = await send(guests('1'), two);
		expect(messageOf(notAccepted[0])).toContain("two variables with the name 'code'");
	});
});

it.each(['promo', '__proto__', 'constructor', 'toString'])(
	"a message type that does not exist is refused in words: '%s'",
	async (messageType) => {
		const { error } = await send(guests('x'), { messageType, text: 'x' });
		expect(error?.message).toMatch(/^'Message Type' is '.*', which .* does not have here/);
	},
);
